"""How alike two utterances are, and that finding candidates costs little."""

from __future__ import annotations

import random
from itertools import combinations

from quoth.compare.likeness import Likeness, candidates, whose_words
from quoth.compare.speakers import Speaker
from quoth.compare.utterances import Utterance, stem, weights
from quoth.model import Article, Record, Span
from tests.compare.articles import MADE_BY

LENA = Speaker(name="Lena Okafor", kind="person", called=("Lena Okafor",))
IVO = Speaker(name="Ivo Brandt", kind="person", called=("Ivo Brandt",))


def utterance(words: str, name: str = "a", speaker: Speaker | None = None) -> Utterance:
    """`words` as the whole of an article."""
    record = Record(article=Article(text=words, id=name), made_by=MADE_BY)
    return Utterance(record=record, spans=(Span(0, len(words)),), speakers=(speaker,) if speaker else ())


def pairs_of(number: int) -> tuple[int, int]:
    """Candidates, and all pairs, among so many utterances that have nothing in common but a small vocabulary."""
    chance = random.Random(11)
    vocabulary = [f"{chance.choice('bdgklmnprst')}{chance.choice('aeiou')}{at}" for at in range(4000)]
    several = [utterance(" ".join(chance.sample(vocabulary, 14)), str(at)) for at in range(number)]
    likeness = Likeness(weights(one.record for one in several))
    return len(list(candidates(several, likeness))), number * (number - 1) // 2


def test_candidates_are_few() -> None:
    """Of utterances that share no rare words next to none are compared, however many there are."""
    for number in (150, 600):
        compared, all_pairs = pairs_of(number)
        assert compared < 0.01 * all_pairs


def test_like_utterances_are_candidates() -> None:
    """A report in other words and a part of a quote are found without comparing all with all."""
    several = [
        utterance("We will not close the harbour before the winter storms are over", "a"),
        utterance("the harbour will stay open until the winter storms", "b"),
        utterance("the winter storms are over", "c"),
        utterance("the mayor has sold his boat to a baker", "d"),
    ]
    likeness = Likeness(weights(one.record for one in several))
    assert set(candidates(several, likeness)) == set(combinations(range(3), 2))


def test_less_is_enough_for_one_speaker() -> None:
    """Half of the words make an utterance of one speaker, not one of two."""
    words = "the council sold seven warehouses without asking any fisher"
    other = "the council sold some warehouses, and the fisher strike goes on"
    likeness = Likeness(weights(utterance(text, name).record for name, text in (("a", words), ("b", other))))
    assert likeness.same(utterance(words, "a", LENA), utterance(other, "b", LENA))
    assert not likeness.same(utterance(words, "a", LENA), utterance(other, "b", IVO))
    assert whose_words(utterance(words, "a", LENA), utterance(other, "b")) == "open"


def test_a_long_run_of_words_is_no_chance() -> None:
    """Six words in a row with something to tell are one utterance, whoever says them."""
    likeness = Likeness(weights([]))
    assert not likeness.same(utterance("it is what it is and so on", "a"), utterance("it is what it is and so it goes", "b"))
    one = utterance("you know that the council sold nine boats behind our backs when pension money ran short", "a", LENA)
    other = utterance("the council sold nine boats behind, as the crews shouted at noon near an old ferry landing", "b", IVO)
    likeness = Likeness(weights([one.record, other.record]))
    assert likeness.share(one, other) < 0.75
    assert likeness.same(one, other)


def test_forms_of_a_word_share_a_stem() -> None:
    """Endings are cut, but never so that less than three letters are left."""
    assert len({stem(form) for form in ("release", "releases", "released", "releasing")}) == 1
    assert stem("bus") == "bus"
