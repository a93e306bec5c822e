"""The head for the kinds of names, on the middle layer of an exported model: multinomial logistic regression.

It learns from names whose kind the text around them proves, in articles without gold, and from those of GUM
(`training/names.py`), and tells of the others what the encoder makes of their words and of what stands around them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from quoth.engine.session import KINDS
from quoth.language import load_language
from training.middle import MIDDLE, Encoder, States, output_of
from training.names import KnownName, annotated_names, disguised, proven_names
from training.students import rows_without_gold

ARTICLES = 1_500
DISGUISED = 0.5
"""The share of the articles whose names get other letters."""
EPOCHS, BATCH, RATE, DECAY = 30, 512, 3e-3, 0.05
GUM_COUNTS = 5
"""How often each name of GUM is given: people have read them, but they are few beside those that texts prove."""


class Head(NamedTuple):
    """What makes of a state (states,) the scores of `KINDS`: `weight` (states, kinds) and `bias` (kinds,)."""

    weight: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


class Lessons(NamedTuple):
    """The mean states of names, shape (names, states), and their kinds (names,)."""

    states: States
    kinds: npt.NDArray[np.int64]


def teach(model: Path, data: Path, tokenizer: Tokenizer) -> None:
    """Let a head learn on the middle layer of an exported model of the package, and attach it."""
    layer = MIDDLE[model.stem]
    attach(fit(lessons(Encoder(model, layer, tokenizer), known(data))), model, layer)


def known(data: Path) -> Iterator[tuple[str, Sequence[KnownName]]]:
    """Texts with the names whose kind is known: articles without gold, and the documents of GUM that are not held out."""
    people = load_language("en").people
    texts = [row["text"] for row in rows_without_gold(data / "unlabelled" / "articles.jsonl.gz")]
    rng = random.Random(0)
    for text in rng.sample(texts, ARTICLES):
        names = list(proven_names(text, people))
        yield (disguised(text, names, people, rng) if rng.random() < DISGUISED else text), names
    for text, names in annotated_names(data):
        yield text, [*names] * GUM_COUNTS


def lessons(encoder: Encoder, texts: Iterable[tuple[str, Sequence[KnownName]]]) -> Lessons:
    """What can be learned from names in `texts`."""
    states: list[States] = []
    kinds: list[int] = []
    for text, names in texts:
        framed, runs = encoder.read(text)
        if not framed:
            continue
        starts = np.concatenate([window.start[window.word_starts] for window in framed])
        rows = np.concatenate([run[window.word_starts] for window, run in zip(framed, runs, strict=True)])
        for span, kind in names:
            first, last = starts.searchsorted((span.start, span.end))
            if first < last:
                states.append(rows[first:last].mean(axis=0))
                kinds.append(KINDS.index(kind))
    return Lessons(np.stack(states), np.array(kinds))


def fit(lessons: Lessons, seed: int = 0) -> Head:
    """A head that has learned `lessons`."""
    torch.manual_seed(seed)
    mean, spread = lessons.states.mean(axis=0), lessons.states.std(axis=0) + 1e-5
    states, kinds = torch.from_numpy((lessons.states - mean) / spread), torch.from_numpy(lessons.kinds)
    head = nn.Linear(states.shape[1], len(KINDS))
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(states)).split(BATCH):
            loss = functional.cross_entropy(head(states[batch]), kinds[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    weight = head.weight.detach().numpy().T / spread[:, None]
    return Head(weight.astype(np.float32), (head.bias.detach().numpy() - mean @ weight).astype(np.float32))


def attach(head: Head, model: Path, layer: int) -> None:
    """Give the exported `model` the head, on its layer of that number, as output "kind"; one that it has is replaced."""
    network = _without_head(onnx.load(str(model)))
    graph = network.graph
    arrays = {_WEIGHT: head.weight, _BIAS: head.bias}
    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in arrays.items())
    graph.node.append(onnx.helper.make_node("MatMul", [output_of(network, layer), _WEIGHT], [_PRODUCTS]))
    graph.node.append(onnx.helper.make_node("Add", [_PRODUCTS, _BIAS], [_KIND]))
    graph.output.append(onnx.helper.make_tensor_value_info(_KIND, onnx.TensorProto.FLOAT, ["window", "piece", len(KINDS)]))
    kept = {entry.key: entry.value for entry in network.metadata_props}
    onnx.helper.set_model_props(network, kept | {"kinds": json.dumps(KINDS)})
    onnx.save(network, str(model))


_WEIGHT, _BIAS, _PRODUCTS, _KIND = "kind_weight", "kind_bias", "kind_products", "kind"
"""The names of the head in the graph."""


def _without_head(network: onnx.ModelProto) -> onnx.ModelProto:
    graph = network.graph
    for node in [node for node in graph.node if node.output[0] in (_PRODUCTS, _KIND)]:
        graph.node.remove(node)
    for array in [array for array in graph.initializer if array.name in (_WEIGHT, _BIAS)]:
        graph.initializer.remove(array)
    for output in [output for output in graph.output if output.name == _KIND]:
        graph.output.remove(output)
    return network
