"""A smaller network made of a larger one: some of its layers, and of these the heads and neurons that do most.

What a part does is measured on texts: the mean length of what it adds to the layer's output. What the neurons left out
add on average is kept as a bias.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from quoth.engine.windows import Window
from training.network import Layer, Shape, Tagger


class _Activity(NamedTuple):
    """What the parts of a layer put out over many pieces: `attended` (pieces, attention), `hidden` (pieces, hidden)."""

    attended: Tensor
    hidden: Tensor


def pruned(model: Tagger, layers: Sequence[int], shape: Shape, framed: Sequence[Window]) -> Tagger:
    """The `layers` of `model`, cut down to `shape`, with its embeddings and heads; `framed` is what parts are judged on."""
    activities = _activities(model, framed)
    small = Tagger(replace(shape, layers=len(layers)))
    kept = {name: value for name, value in model.state_dict().items() if not name.startswith("layers.")}
    small.load_state_dict(kept, strict=False)
    for new, old in zip(small.layers, layers, strict=True):
        layer = model.layers[old]
        assert isinstance(layer, Layer)
        new.load_state_dict(_cut(layer, activities[old], shape))
    return small


@torch.no_grad()
def _activities(model: Tagger, framed: Sequence[Window]) -> list[_Activity]:
    """For each layer of `model` its activity over the windows."""
    rows: list[list[_Activity]] = [[] for _ in model.layers]
    for window in framed:
        ids, case = torch.from_numpy(window.ids)[None], torch.from_numpy(window.case)[None]
        mask = torch.ones_like(ids, dtype=torch.bool)
        x = model.embed(ids, case)
        for layer, row in zip(model.layers, rows, strict=True):
            assert isinstance(layer, Layer)
            attended = layer.attend(x, mask)
            between = layer.norm_attention(x + layer.out(attended))
            row.append(_Activity(attended[0], functional.gelu(layer.up(between))[0]))
            x = layer(x, mask)
    return [_Activity(*(torch.cat(part) for part in zip(*row, strict=True))) for row in rows]


@torch.no_grad()
def _cut(layer: Layer, activity: _Activity, shape: Shape) -> dict[str, Tensor]:
    """The weights of `layer` with its most active heads and neurons alone."""
    size = layer.out.in_features // layer.heads
    added = [
        activity.attended[:, at : at + size] @ layer.out.weight[:, at : at + size].T for at in range(0, layer.heads * size, size)
    ]
    heads = torch.stack([part.norm(dim=1).mean() for part in added]).topk(shape.heads).indices.sort().values
    columns = (heads[:, None] * size + torch.arange(size)).flatten()
    neurons = (activity.hidden.abs().mean(dim=0) * layer.down.weight.norm(dim=0)).topk(shape.hidden).indices.sort().values
    gone = torch.ones(layer.down.in_features, dtype=torch.bool)
    gone[neurons] = False
    rows = torch.cat([columns + part * layer.out.in_features for part in range(3)])
    state = dict(layer.state_dict())
    state |= {"qkv.weight": layer.qkv.weight[rows], "qkv.bias": layer.qkv.bias[rows], "out.weight": layer.out.weight[:, columns]}
    state |= {
        "up.weight": layer.up.weight[neurons],
        "up.bias": layer.up.bias[neurons],
        "down.weight": layer.down.weight[:, neurons],
    }
    state["down.bias"] = layer.down.bias + layer.down.weight[:, gone] @ activity.hidden.mean(dim=0)[gone]
    return {name: value.detach().clone() for name, value in state.items()}
