"""From a torch checkpoint to the int8 ONNX file that `quoth.engine` runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from quoth.engine.tags import TAGS
from training.network import Layer, Scores, Tagger


class FusedAttention(torch.autograd.Function):
    """Exports as ONNX Runtime's fused attention operator; never run in torch."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """Only the shape matters here."""
        return q + k + v

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:  # noqa: ANN401 (the exporter's graph is untyped)
        """The operator of the `com.microsoft` domain."""
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Exported(nn.Module):
    """The network as it is exported: one unpadded window a call, so there is no mask."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, case: Tensor) -> Scores:
        """Scores of windows of equal length."""
        x = self.model.embed(ids, case)
        for layer in self.model.layers:
            assert isinstance(layer, Layer)
            weights, biases = layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3)
            q, k, v = (functional.linear(x, weight, bias) for weight, bias in zip(weights, biases, strict=True))
            x = layer.norm_attention(x + layer.out(FusedAttention.apply(q, k, v, layer.heads)))
            x = layer.norm_output(x + layer.down(functional.gelu(layer.up(x))))
        return self.model.score(x)


def export(model: Tagger, transitions: npt.NDArray[np.float32], width: int, to: Path) -> None:
    """Write `model` as int8 ONNX to `to`, with the tags, their transition scores and its windows' width in its metadata."""
    to.parent.mkdir(parents=True, exist_ok=True)
    plain = to.with_suffix(".float.onnx")
    ids = torch.randint(1000, 2000, (2, 64))
    axes = {0: "window", 1: "piece"}
    torch.onnx.export(
        Exported(model.cpu()).eval(),
        (ids, torch.zeros_like(ids)),
        str(plain),
        opset_version=17,
        dynamo=False,
        input_names=["ids", "case"],
        output_names=["tag", "link"],
        custom_opsets={"com.microsoft": 1},
        dynamic_axes={
            "ids": axes,
            "case": axes,
            "tag": {0: "window", 2: "piece"},
            "link": {0: "window", 2: "piece", 3: "to_piece"},
        },
    )
    quantize_dynamic(
        str(plain),
        str(to),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()
    rows = [[round(float(score), 4) for score in row] for row in transitions]
    _describe(to, {"transitions": json.dumps(rows), "width": str(width)})


def _describe(path: Path, notes: Mapping[str, str]) -> None:
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"tags": json.dumps(TAGS), **notes})
    onnx.save(model, str(path))
