"""An exported model back in torch: int8 weights times their scales. What training learns from needs no checkpoint then."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Tagger, shape_of

_WIDE = ("qkv", "qkv", "qkv", "out", "up", "down")
"""The layer's matrices in the order in which the exported graph multiplies by them."""
_HEADS = ("query", "key", "tag")


def load_exported(model: Path) -> Tagger:
    """The network that `model` was exported from, with the weights that it runs with, ready to be asked."""
    kept = {entry.name: numpy_helper.to_array(entry) for entry in onnx.load(str(model)).graph.initializer}
    state = {name.removeprefix("model."): _tensor(array) for name, array in kept.items() if name.endswith((".weight", ".bias"))}
    for name in ("words", "case"):
        state[f"{name}.weight"] = _tensor(_whole(kept, f"model.{name}.weight"))
    matrices = [name.removesuffix("_quantized") for name in kept if name.startswith("onnx::MatMul") and "_quantized" in name]
    biases = [_tensor(array) for name, array in kept.items() if name.startswith("onnx::Add")]
    layers = len(biases) // 3
    names = [f"layers.{index}.{part}" for index in range(layers) for part in _WIDE] + list(_HEADS)
    for name, matrix in zip(names, matrices, strict=True):
        weight = _tensor(_whole(kept, matrix).T)
        before = state.get(f"{name}.weight")
        state[f"{name}.weight"] = weight if before is None else torch.cat([before, weight])
    for index in range(layers):
        state[f"layers.{index}.qkv.bias"] = torch.cat(biases[3 * index : 3 * index + 3])
    tagger = Tagger(shape_of(state))
    tagger.load_state_dict(state)
    return tagger.eval()


def _whole(kept: dict[str, npt.NDArray[np.generic]], name: str) -> npt.NDArray[np.float32]:
    """The matrix of that name in float32; a scale for all of it, or one for each column."""
    quantized = kept[f"{name}_quantized"].astype(np.float32)
    shift = kept[f"{name}_zero_point"].astype(np.float32)
    whole: npt.NDArray[np.float32] = (quantized - shift) * kept[f"{name}_scale"]
    return whole


def _tensor(array: npt.NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(np.array(array, dtype=np.float32))
