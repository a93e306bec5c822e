"""One or two models read texts, and what they say of the pieces is kept in files.

An exported model (`second.onnx`) is asked about both depths, a teacher about the outlet's attributions, of which it knows more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer

from quoth.engine.windows import WIDTH, Window, windows
from training.articles import GoldArticle
from training.distil import inputs
from training.network import Tagger
from training.score import load_tagger
from training.soft import Answers, Floats, SoftLabels, joined, labels_of

PORTION = 50
"""Articles in one file of labels."""
BATCH = 8
"""Windows that the teacher reads at a time."""

_Taught = tuple[Floats, Floats]

_FIELDS = tuple(field.name for field in fields(SoftLabels))


class Labeller:
    """An exported model, with the output of its last layer shown too, and perhaps a teacher."""

    def __init__(self, model: Path, teacher: Path | None, part: float, tokenizer: Tokenizer) -> None:
        """`part` is how much of what is said of the outlet's attributions is the teacher's."""
        network = onnx.load(str(model))
        last = [node for node in network.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
        network.graph.output.append(onnx.helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(network.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self._outputs = ("tag", "link", last)
        self._teacher, self._part = load_tagger(teacher) if teacher else None, part
        self.tokenizer = tokenizer

    def label(self, articles: Sequence[GoldArticle], folder: Path, *, taught: bool) -> list[SoftLabels]:
        """The labels of each of `articles`, with the teacher's part, if there is one and they are `taught`.

        What an earlier run has left in `folder` is not made again.
        """
        folder.mkdir(parents=True, exist_ok=True)
        labelled: list[SoftLabels] = []
        for start in range(0, len(articles), PORTION):
            portion, file = articles[start : start + PORTION], folder / f"{start:05}.npz"
            if not file.exists():
                _write(self._labels(portion, taught=taught), file)
                print(f"labelled {start + len(portion)} of {len(articles)} texts", flush=True)
            labelled += _read(file)
        return labelled

    def _labels(self, articles: Sequence[GoldArticle], *, taught: bool) -> list[SoftLabels]:
        framed = [windows(article.text, self.tokenizer, WIDTH) for article in articles]
        several = [window for its in framed for window in its]
        shares = iter(_shares_of(self._teacher, several) if taught and self._teacher else [None] * len(several))
        return [self._text(its, [next(shares) for _ in its]) for its in framed]

    def _text(self, framed: Sequence[Window], taught: Sequence[_Taught | None]) -> SoftLabels:
        rows: list[SoftLabels] = []
        for window, shares in zip(framed, taught, strict=True):
            rows.append(self._window(window, shares, sum(map(len, rows))))
        return SoftLabels(**{name: np.concatenate([getattr(row, name) for row in rows]) for name in _FIELDS})

    def _window(self, window: Window, taught: _Taught | None, before: int) -> SoftLabels:
        """The labels of one window, its pieces numbered from `before` on; `taught` are the teacher's shares."""
        given = {"ids": window.ids[None], "case": window.case[None]}
        *scores, state = (output[0] for output in self._session.run(self._outputs, given))
        tags, links = (torch.from_numpy(each).softmax(-1).numpy() for each in scores)
        if taught:
            tags, links = (joined(mine, outer, self._part) for mine, outer in zip((tags, links), taught, strict=True))
        return labels_of(window, before, Answers(tags, links, state))


@torch.inference_mode()
def _shares_of(teacher: Tagger, framed: Sequence[Window]) -> list[_Taught]:
    """For each window the teacher's shares of the tags (pieces, tags) and of the pointers (pieces, pieces)."""
    shares: dict[int, _Taught] = {}
    order = sorted(range(len(framed)), key=lambda number: len(framed[number]))
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        ids, case, mask = inputs([framed[number] for number in batch])
        with torch.autocast("cpu", torch.bfloat16):
            scores = teacher(ids, case, mask)
        tag = scores.tag[:, 0].float().softmax(-1).numpy()
        link = scores.link[:, 0].float().masked_fill(~mask[:, None], -1e4).softmax(-1).numpy()
        for row, number in enumerate(batch):
            size = len(framed[number])
            shares[number] = tag[row, :size].copy(), link[row, :size, :size].copy()
    return [shares[number] for number in range(len(framed))]


def _write(labelled: Sequence[SoftLabels], file: Path) -> None:
    arrays = {f"{number}/{name}": getattr(labels, name) for number, labels in enumerate(labelled) for name in _FIELDS}
    part = file.with_suffix(".part")
    with part.open("wb") as stream:
        np.savez(stream, **arrays)  # type: ignore[arg-type]
    part.replace(file)


def _read(file: Path) -> list[SoftLabels]:
    with np.load(file) as arrays:
        count = 1 + max(int(name.partition("/")[0]) for name in arrays.files)
        return [SoftLabels(**{name: arrays[f"{number}/{name}"] for name in _FIELDS}) for number in range(count)]
