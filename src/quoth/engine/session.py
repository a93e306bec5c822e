"""The model file in ONNX Runtime: windows in, scores out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from quoth.engine.calibration import Calibration
from quoth.engine.tags import TAGS
from quoth.engine.windows import WIDTH, Window
from quoth.errors import EngineUnavailable

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
WEIGHTS = files("quoth.engine").joinpath("weights")

NameKind = Literal["person", "group", "organisation", "place", "thing", "none"]
KINDS: tuple[NameKind, ...] = get_args(NameKind)
"""What a name may be: the order of the scores of its words; "none" is no name, only a capital."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window, not normalised.

    `tag` has the shape (depths, pieces, tags), `link` (depths, pieces, pieces), `kind` (pieces, kinds): what a name would be, if
    the piece were one of its words. Depth 0 is for attributions of the outlet, depth 1 for those within contents. Not all rows of
    links are looked at; `pointing` makes log probabilities of those that are.
    """

    tag: Floats
    link: Floats
    kind: Floats

    def pointing(self, depth: int, pieces: Sequence[int] | Ints, targets: Sequence[int]) -> Floats:
        """The log probabilities that each of `pieces` points to each of `targets`, shape (pieces, targets)."""
        rows = self.link[depth, pieces]
        rows -= np.maximum.reduce(rows, axis=-1, keepdims=True)
        pointing: Floats = rows[:, targets] - np.log(np.add.reduce(np.exp(rows), axis=-1, keepdims=True))
        return pointing


class Session:
    """One model file, loaded once. Safe to use from several threads.

    `width` is the most wordpieces that its windows may have. `tells_kinds`: has a head for the kinds of names, as models in the
    package have.

    Every window is a call of its own. Dynamic int8 scales span a whole call, so a window in company would get other
    scores than alone; a window alone gets the same whatever its neighbours, and no time is lost on padding.
    """

    def __init__(self, weights: bytes, *, threads: int = 1) -> None:
        """Run the ONNX model `weights`; `threads` windows are read at a time. Raises `EngineUnavailable`."""
        self._weights = weights
        self._threads = threads
        self._session = _run(weights)
        metadata = self._session.get_modelmeta().custom_metadata_map
        if json.loads(metadata.get("tags", "[]")) != list(TAGS):
            raise EngineUnavailable("made for other tags than this version of Quoth uses")
        self.tells_kinds = json.loads(metadata.get("kinds", "[]")) == list(KINDS)
        self.width = int(metadata.get("width", WIDTH))
        self.transitions: Floats = np.array(json.loads(metadata["transitions"]), dtype=np.float32)
        self.confidence = Calibration.from_json(metadata.get("confidence"))
        self.source_confidence = Calibration.from_json(metadata.get("source_confidence"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the weights, as the record's `made_by` gives it."""
        return "sha256:" + hashlib.sha256(self._weights).hexdigest()

    def scores(self, windows: Sequence[Window]) -> list[Scores]:
        """The scores of each window, in order. No thread outlives the call."""
        threads = min(self._threads, len(windows))
        if threads < 2:
            return [self._score(window) for window in windows]
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(self._score, windows))

    def _score(self, window: Window) -> Scores:
        tag, link, kind = self._session.run(("tag", "link", "kind"), {"ids": window.ids[None], "case": window.case[None]})
        return Scores(tag[0], link[0], kind[0])


def models() -> tuple[str, ...]:
    """The names of the models that are installed."""
    return tuple(sorted(file.name.removesuffix(".onnx") for file in WEIGHTS.iterdir() if file.name.endswith(".onnx")))


def load_session(model: str, *, threads: int = 1) -> Session:
    """The model of that name; raises `EngineUnavailable`, which names the models there are, or the file and what to do."""
    if model not in models() and models():
        raise EngineUnavailable(f"there is no model {model!r}; installed are: {', '.join(models())}")
    file = WEIGHTS.joinpath(f"{model}.onnx")
    try:
        session = Session(file.read_bytes(), threads=threads)
        if not session.tells_kinds:
            raise EngineUnavailable("made for other kinds of names than this version of Quoth uses")
    except FileNotFoundError as error:
        raise _unusable(file, "missing") from error
    except EngineUnavailable as error:
        raise _unusable(file, str(error)) from error
    return session


def load_tokenizer() -> Tokenizer:
    """The tokenizer that the models were trained with, without truncation or padding. Raises `EngineUnavailable`."""
    file = WEIGHTS.joinpath("tokenizer.json")
    try:
        tokenizer = Tokenizer.from_str(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise _unusable(file, "missing") from error
    except Exception as error:  # the errors of tokenizers share no narrower class
        raise _unusable(file, f"damaged: {error}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


_SLOWER_WHEN_FUSED = ["SkipLayerNormFusion"]
"""ONNX Runtime's sum and normalisation in one take nine times as long as the two of them one after the other."""


def _run(weights: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_WHEN_FUSED
        )
    except Exception as error:  # the errors of ONNX Runtime share no narrower class
        raise EngineUnavailable(f"damaged: {error}") from error


def _unusable(file: Traversable, reason: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"{file}: {reason}. Install Quoth again (pip install --force-reinstall quoth) or train the model (CONTRIBUTING.md)"
    )
