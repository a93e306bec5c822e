"""What a pronoun may point to in an annotated document, and what is right."""

from __future__ import annotations

from benchmarks.gum import Document
from quoth.model import Span
from training.pronouns import HE, NAME, REACH, SHE, THEY, pairs_of

TEXT = "The harbour master, Lena Okafor, met two pilots.\nShe praised them. “He left,” she said."


def _span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


SHES = [_span("The harbour master, Lena Okafor"), _span("She"), _span("she", TEXT.index("left"))]
PAIRS = pairs_of(Document(name="port", text=TEXT, chains=[SHES, [_span("two pilots"), _span("them")]]))


def test_pronouns_that_mean_somebody_before_them_ask() -> None:
    """In order, with the class of each; "He" means nobody who was mentioned."""
    assert PAIRS.asking.tolist() == [SHES[1].start, TEXT.index("them"), SHES[2].start]
    assert PAIRS.classes.tolist() == [SHE, THEY, SHE]


def test_heads_names_and_pronouns_are_right() -> None:
    """Of "The harbour master, Lena Okafor" the noun and the name, not "The"; then the pronoun that means the same."""
    right = [{TEXT[start:].split(maxsplit=1)[0].strip(",.") for start in PAIRS.words[row][PAIRS.right[row]]} for row in range(3)]
    assert right == [{"master", "Lena", "Okafor"}, {"pilots"}, {"master", "Lena", "Okafor", "She"}]


def test_rows_are_filled_up() -> None:
    """As many words as are within reach, nearest first, and nothing right behind them."""
    assert PAIRS.real.sum(axis=1).tolist() == [8, 10, 13]
    assert PAIRS.words.shape == (3, REACH)
    assert not (PAIRS.right & ~PAIRS.real).any()


def test_kind_distance_and_place_of_a_word_are_known() -> None:
    """“He”, two words before the last pronoun, is quoted and of the same sentence."""
    kinds = PAIRS.kinds[2][:13].tolist()
    assert (kinds[1], kinds[-1]) == (HE, PAIRS.kinds[0][7])
    assert NAME in kinds
    assert PAIRS.places[2, 1, 1] == 1.0
    assert PAIRS.places[2, 1, 2] == 0.0
    assert PAIRS.distances[2, 1] == 0
