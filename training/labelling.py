"""The exported model `best` reads texts, and what it says of their pieces is kept in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from tokenizers import Tokenizer

from quoth.engine.windows import WIDTH, Window, windows
from training.soft import KEPT_LINKS, NO_SOURCE, NOWHERE, SoftLabels

PORTION = 50
"""Articles in one file of labels."""

_FIELDS = tuple(field.name for field in fields(SoftLabels))


def label(texts: Sequence[str], model: Path, tokenizer: Tokenizer, folder: Path) -> list[SoftLabels]:
    """The labels that `model` gives to each of `texts`; what an earlier run has left in `folder` is not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    labelled: list[SoftLabels] = []
    teacher: _Labeller | None = None
    for start in range(0, len(texts), PORTION):
        file = folder / f"{start:05}.npz"
        if not file.exists():
            teacher = teacher or _Labeller(model, tokenizer)
            _write([teacher.labels(text) for text in texts[start : start + PORTION]], file)
            print(f"labelled {min(start + PORTION, len(texts))} of {len(texts)} texts", flush=True)
        labelled += _read(file)
    return labelled


class _Labeller:
    """The exported model, with the output of its last layer shown too."""

    def __init__(self, model: Path, tokenizer: Tokenizer) -> None:
        network = onnx.load(str(model))
        last = [node for node in network.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
        network.graph.output.append(onnx.helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(network.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self._outputs = ("tag", "link", last)
        self._tokenizer = tokenizer

    def labels(self, text: str) -> SoftLabels:
        """What the model says of `text`."""
        rows: list[SoftLabels] = []
        for window in windows(text, self._tokenizer, WIDTH):
            rows.append(self._window(window, sum(map(len, rows))))
        return SoftLabels(**{name: np.concatenate([getattr(row, name) for row in rows]) for name in _FIELDS})

    def _window(self, window: Window, before: int) -> SoftLabels:
        """The labels of one window, its pieces numbered from `before` on."""
        given = {"ids": window.ids[None], "case": window.case[None]}
        tag, link, state = (output[0] for output in self._session.run(self._outputs, given))
        real = window.start >= 0
        number = np.where(real, before + np.cumsum(real) - 1, NOWHERE)
        number[0] = NO_SOURCE
        shares = np.exp(_log_softmax(link)).transpose(1, 0, 2)[real]
        likeliest = np.argsort(-shares, axis=-1)[..., :KEPT_LINKS]
        scale = np.abs(state).max(axis=-1, keepdims=True) / 127
        return SoftLabels(
            tag=_log_softmax(tag).transpose(1, 0, 2)[real].astype(np.float16),
            link_to=number[likeliest].astype(np.int32),
            link=np.take_along_axis(shares, likeliest, axis=-1).astype(np.float16),
            state=np.rint(state / scale)[real].astype(np.int8),
            scale=scale[real].astype(np.float16),
        )


def _log_softmax(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normalised: npt.NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normalised


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
