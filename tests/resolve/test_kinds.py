"""What a name is where the text proves it, where the engine is asked, and where a default holds."""

from __future__ import annotations

import numpy as np
import pytest

from quoth.engine import Kinds
from quoth.engine.session import KINDS, load_tokenizer
from quoth.engine.windows import windows
from quoth.language import load_language
from quoth.resolve.cast import Cast
from quoth.resolve.names import find_names
from quoth.resolve.words import Words

PEOPLE = load_language("en").people


def _cast(text: str, score: float, **kinds: str) -> dict[str, str]:
    """Everybody's kind, by name, where the engine gives each of these words this score, and the other kinds 0."""
    framed = windows(text, load_tokenizer())
    rows = []
    for window in framed:
        row = np.zeros((len(window), len(KINDS)), dtype=np.float32)
        for at in window.word_starts:
            kind = next((kind for word, kind in kinds.items() if text.startswith(word, window.start[at])), None)
            if kind:
                row[at, KINDS.index(kind)] = score
        rows.append(row)
    heard, words = Kinds(framed, rows), Words(text)
    return {who.fullest(): who.kind for who in Cast(find_names(words, PEOPLE, heard), words, PEOPLE, heard).all}


@pytest.mark.parametrize(
    ("text", "guesses", "kinds"),
    [
        ("They met Quell.", {"Quell": "person"}, {"Quell": "person"}),
        ("They met Quell.", {"Quell": "thing"}, {"Quell": "organisation"}),
        (
            "They met Northern Lantern.",
            {"Northern": "organisation", "Lantern": "organisation"},
            {"Northern Lantern": "organisation"},
        ),
        ("They asked many Selbrans.", {"Selbrans": "group"}, {"Selbrans": "group"}),
        ("They left Mirk Haven.", {"Mirk": "place", "Haven": "place"}, {"Mirk Haven": "organisation"}),
        ("They left Mirk Haven.", {"Mirk": "place", "Haven": "organisation"}, {"Mirk Haven": "organisation"}),
        ("They left South Carolina.", {"South": "person", "Carolina": "person"}, {"South Carolina": "organisation"}),
    ],
)
def test_the_engine_is_asked_about_a_name_of_which_the_text_proves_nothing(
    text: str, guesses: dict[str, str], kinds: dict[str, str]
) -> None:
    """A place that acts is an organisation; what is none of the kinds of a source has the default's."""
    assert _cast(text, 9.0, **guesses) == kinds


def test_what_the_text_proves_counts_more() -> None:
    """A title makes a person, a noun for bodies in the name a body."""
    text = "Minister Quell met the Selbry Council."
    guesses = {"Quell": "organisation", "Selbry": "person", "Council": "person"}
    assert _cast(text, 9.0, **guesses) == {"Quell": "person", "Selbry Council": "organisation"}


@pytest.mark.parametrize(("score", "surname", "body"), [(2.0, "organisation", "person"), (3.0, "organisation", "organisation")])
def test_that_several_words_are_no_person_is_the_least_to_be_proven(score: float, surname: str, body: str) -> None:
    """80 % are enough for that, 60 % are not; for a surname that stands alone neither is, nor are they for its being none."""
    assert _cast("They met Quell.", score, Quell="person") == {"Quell": surname}
    assert _cast("They met Mirk Lantern.", score, Mirk="organisation", Lantern="organisation") == {"Mirk Lantern": body}


def test_what_opens_a_sentence_is_no_name_if_the_engine_takes_it_for_a_word() -> None:
    """Anywhere else the capital is proof enough."""
    assert _cast("Elsewhere they met. They saw Elsewhere.", 5.0, Elsewhere="none") == {"Elsewhere": "organisation"}
    assert _cast("Quitting is hard.", 5.0, Quitting="none") == {}
    assert _cast("Quitting is hard.", 3.0, Quitting="none") == {"Quitting": "organisation"}
