"""What the engine takes the words of a name for."""

from __future__ import annotations

import math

import numpy as np
import pytest

from quoth.engine import Engine, Kinds
from quoth.engine.session import KINDS, load_tokenizer
from quoth.engine.windows import windows
from quoth.model import Span

TEXT = "Ida Quell left Selbry.\nQuell was glad."
QUELL, AGAIN = Span(0, 9), Span(23, 28)


def _kinds(**scores: dict[str, float]) -> Kinds:
    """Kinds in narrow windows in which each word has these scores, and all others none."""
    framed = windows(TEXT, load_tokenizer(), width=9)
    rows = []
    for window in framed:
        row = np.full((len(window), len(KINDS)), -20.0, dtype=np.float32)
        for at in window.word_starts:
            word = next((word for word in scores if TEXT.startswith(word, window.start[at])), "")
            for kind, score in scores.get(word, {}).items():
                row[at, KINDS.index(kind)] = score
        rows.append(row)
    assert len(framed) > 1
    return Kinds(framed, rows)


def test_a_name_is_what_its_words_are_in_the_mean() -> None:
    """Of all words and all places where it stands; the shares sum to 1."""
    kinds = _kinds(Ida={"person": 102.0, "place": 100.0}, Quell={"person": 100.0, "place": 101.0})
    shares = kinds.shares([QUELL])
    assert shares["person"] == pytest.approx(math.e / (math.e + math.exp(0.5)))
    assert sum(shares.values()) == pytest.approx(1)
    both = kinds.shares([QUELL, AGAIN])
    assert both["place"] == pytest.approx(math.exp(0.75) / (math.exp(0.75) + math.exp(0.5)))


def test_where_no_word_begins_there_is_no_share() -> None:
    """As for the second half of a word, for no place at all, and in a text without words."""
    kinds = _kinds(Quell={"person": 1.0})
    for shares in (kinds.shares([Span(20, 21)]), kinds.shares([]), Engine().read("\n").kinds.shares([Span(0, 1)])):
        assert shares == dict.fromkeys(KINDS, 0.0)


@pytest.mark.parametrize("model", ["best", "fast"])
def test_both_models_tell_people_from_bodies_and_from_plain_words(model: str) -> None:
    """Names that no list has, by what stands around them."""
    text = (
        "Dorrit Falke smiled as she closed her kitchen. Elsewhere, boats waited. Shares of Brellux Capital fell. "
        "Later, Falke thanked her mother for the soup."
    )
    kinds = Engine(model).read(text).kinds
    wanted = {"Dorrit Falke": "person", "Elsewhere": "none", "Brellux Capital": "organisation", "Later": "none"}
    shares = {name: kinds.shares([Span(text.index(name), text.index(name) + len(name))]) for name in wanted}
    assert {name: max(its, key=lambda kind: its[kind]) for name, its in shares.items()} == wanted
