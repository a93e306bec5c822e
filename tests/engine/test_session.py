"""The model file in its runtime."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from quoth.engine import Engine, models, session
from quoth.engine.session import KINDS, WEIGHTS, Scores, Session, load_session, load_tokenizer
from quoth.engine.tags import START, TAGS, may_follow
from quoth.engine.windows import windows
from quoth.errors import EngineUnavailable

PARAGRAPHS = [
    "“We are ready,” harbour master Lena Okafor said. " * 8,
    "The council claimed that 300 boats were lost. " * 12,
    "Nobody waved. " * 30,
]
FRAMED = windows("\n".join(PARAGRAPHS), load_tokenizer())


@pytest.fixture(scope="module")
def best() -> Session:
    """The model in the package."""
    return load_session("best")


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder in place of the one in the package, with its tokenizer and no model."""
    shutil.copy(str(WEIGHTS.joinpath("tokenizer.json")), tmp_path)
    monkeypatch.setattr(session, "WEIGHTS", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["grand", "../best", ""])
def test_an_unknown_model_is_refused_with_those_there_are(weights: Path, name: str) -> None:
    """The message names the model asked for and the ones installed; a name is no path."""
    (weights / "best.onnx").write_bytes(b"")
    (weights / "fast.onnx").write_bytes(b"")
    assert models() == ("best", "fast")
    with pytest.raises(EngineUnavailable, match=rf"no model '{re.escape(name)}'; installed are: best, fast$"):
        Engine(name)


@pytest.mark.parametrize("file", ["best.onnx", "tokenizer.json"])
def test_missing_files_are_said_to_be_missing(weights: Path, file: str) -> None:
    """The message names the file and what to do."""
    (weights / file).unlink(missing_ok=True)
    with pytest.raises(EngineUnavailable, match=rf"{file}: missing. Install Quoth again"):
        load_tokenizer() if file == "tokenizer.json" else Engine("best")


@pytest.mark.parametrize("damaged", [b"", b"<html>", b"\x08\x07" * 100, b"{}", b"\xff\xfe"])
def test_damaged_files_are_said_to_be_damaged(weights: Path, damaged: bytes) -> None:
    """An empty, a cut and a foreign file are named, with what to do."""
    (weights / "best.onnx").write_bytes(damaged)
    with pytest.raises(EngineUnavailable, match=r"best\.onnx: damaged: .*Install Quoth again"):
        Engine("best")
    (weights / "tokenizer.json").write_bytes(damaged)
    with pytest.raises(EngineUnavailable, match=r"tokenizer\.json: damaged: .*Install Quoth again"):
        load_tokenizer()


def test_cut_weights_are_damaged(weights: Path) -> None:
    """Half of the model file in the package is no model."""
    whole = Path(str(WEIGHTS.joinpath("best.onnx"))).read_bytes()
    (weights / "best.onnx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(EngineUnavailable, match=r"best\.onnx: damaged: "):
        Engine("best")


def test_weights_that_tell_other_kinds_of_names_are_refused(weights: Path) -> None:
    """In another order the kinds would be mistaken for each other, and nobody would notice."""
    whole = Path(str(WEIGHTS.joinpath("best.onnx"))).read_bytes()
    order, other = b'"person", "group"', b'"group", "person"'
    assert whole.count(order) == 1
    (weights / "best.onnx").write_bytes(whole.replace(order, other))
    with pytest.raises(EngineUnavailable, match=r"best\.onnx: made for other kinds of names"):
        Engine("best")


def test_no_thread_outlives_a_call(best: Session) -> None:
    """However many readers there were, their threads are gone."""
    before = threading.active_count()
    readers = [load_session("best", threads=2) for _ in range(5)]
    assert all(len(session.scores(FRAMED)) == len(best.scores(FRAMED)) for session in readers)
    assert threading.active_count() == before


def test_links_stand_for_log_probabilities(best: Session) -> None:
    """Every piece has scores for all tags and for all pieces; those of the links that are asked for sum to one."""
    for window, scores in zip(FRAMED, best.scores(FRAMED), strict=True):
        assert scores.tag.shape[-2:] == (len(window), len(TAGS))
        assert scores.link.shape[-2:] == (len(window), len(window))
        every = range(len(window))
        for depth in range(len(scores.link)):
            assert np.allclose(np.exp(scores.pointing(depth, every[::3], every)).sum(axis=-1), 1, atol=1e-3)


def test_pieces_point_to_what_is_asked_for() -> None:
    """One row for each piece, one column for each target, normalised over all that it could point to."""
    link = np.log(np.array([[[0.5, 0.25, 0.25], [0.1, 0.2, 0.7], [0.8, 0.1, 0.1]]], dtype=np.float32)) + 3
    tag, kind = np.zeros((1, 3, len(TAGS)), dtype=np.float32), np.zeros((3, len(KINDS)), dtype=np.float32)
    scores = Scores(tag=tag, link=link, kind=kind)
    assert np.allclose(np.exp(scores.pointing(0, [1, 2], [2, 0])), [[0.7, 0.1], [0.1, 0.8]])


def test_a_window_scores_the_same_alone_in_company_and_on_two_threads(best: Session) -> None:
    """Bit for bit: no scale of the quantised model spans more than one window."""
    two = load_session("best", threads=2)
    alone = [best.scores([window])[0] for window in FRAMED]
    assert len(FRAMED) > 1
    for others in (best.scores(FRAMED), two.scores(FRAMED), best.scores(FRAMED[::-1])[::-1]):
        assert all(np.array_equal(one.tag, other.tag) for one, other in zip(alone, others, strict=True))
        assert all(np.array_equal(one.link, other.link) for one, other in zip(alone, others, strict=True))


def test_the_digest_is_that_of_the_file(best: Session) -> None:
    """A record can be traced to the very weights that made it."""
    assert best.digest == "sha256:" + hashlib.sha256(WEIGHTS.joinpath("best.onnx").read_bytes()).hexdigest()


def test_the_transitions_of_the_weights_allow_every_lawful_step(best: Session) -> None:
    """Learned transition scores forbid what BIO forbids, and leave a way from everywhere."""
    assert best.transitions.shape == (START + 1, len(TAGS))
    for before in range(START + 1):
        for tag in range(len(TAGS)):
            assert may_follow(before, tag) or best.transitions[before, tag] <= -1e4
        assert best.transitions[before, 0] > -1e4


def test_each_model_says_how_wide_its_windows_are(best: Session) -> None:
    """The smaller model was trained on narrower windows than the larger one, and gets no wider ones."""
    fast = load_session("fast")
    assert (fast.width, best.width) == (128, 160)
    found = Engine("fast").read("\n".join(PARAGRAPHS)).tagged
    said = [tagged for tagged in found if tagged.cue and tagged.content]
    assert len(said) > 10
    assert all(0 < tagged.confidence <= 1 for tagged in said)
