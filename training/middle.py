"""The output of a layer in the middle of an exported model: it knows more of names and pronouns than the last one does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from tokenizers import Tokenizer

from quoth.engine.session import Session
from quoth.engine.windows import Window, windows

MIDDLE = {"best": 3, "fast": 1}
"""The layer that is read, of six and of two."""

States = npt.NDArray[np.float32]


def output_of(network: onnx.ModelProto, layer: int) -> str:
    """The name of the output of a layer in an exported graph; the first layer is 1."""
    norms = [node.output[0] for node in network.graph.node if node.op_type == "LayerNormalization"]
    name: str = norms[2 * layer]  # one behind the embeddings, two in each layer
    return name


class Encoder:
    """The encoder of an exported model, with the output of one of its layers shown."""

    def __init__(self, model: Path, layer: int, tokenizer: Tokenizer) -> None:
        network = onnx.load(str(model))
        self._output = output_of(network, layer)
        network.graph.output.append(onnx.helper.make_tensor_value_info(self._output, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(network.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self._width = Session(model.read_bytes()).width
        self._tokenizer = tokenizer

    def read(self, text: str) -> tuple[Sequence[Window], list[States]]:
        """The windows of `text`, and for each the states of its pieces, shape (pieces, states)."""
        framed = windows(text, self._tokenizer, self._width)
        runs = [self._session.run((self._output,), {"ids": w.ids[None], "case": w.case[None]})[0][0] for w in framed]
        return framed, runs
