"""Articles are grouped into stories: in whatever order they come, whoever goes, and as people decided."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.compare.stories import MemoryShelf, StoryDecision, group, signature
from quoth.model import Article
from tests.compare.stories.events import told

Told = tuple[int, int, int | None]

ARTICLES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 4), st.one_of(st.none(), st.integers(0, 40))),
    min_size=2,
    max_size=14,
    unique_by=lambda one: one[:2],
)


def key(one: Told) -> str:
    """The key of an article by its event and number."""
    return f"{one[0]}.{one[1]}"


def grouped(articles: Sequence[Told], decisions: Sequence[StoryDecision] = ()) -> set[frozenset[str]]:
    """The stories of articles, as sets of keys."""
    return {frozenset(keys) for keys in group(((key(one), told(*one)) for one in articles), decisions)}


def held(shelf: MemoryShelf) -> set[frozenset[str]]:
    """The stories on a shelf, as sets of keys."""
    return {frozenset(keys) for keys in shelf.groups()}


def test_articles_on_one_event_are_one_story() -> None:
    """Three events of four articles each come out as they are."""
    articles: list[Told] = [(event, number, 2 * event + number) for event in range(3) for number in range(4)]
    assert grouped(articles) == {frozenset(f"{event}.{number}" for number in range(4)) for event in range(3)}


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(articles: list[Told], chance: random.Random) -> None:
    """The same articles give the same stories, shuffled as they may be."""
    shuffled = chance.sample(articles, len(articles))
    assert grouped(articles) == grouped(shuffled)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_articles_that_go_leave_nothing_behind(articles: list[Told], chance: random.Random) -> None:
    """Without some of the articles the stories are those of the others alone."""
    shelf = MemoryShelf()
    for one in articles:
        shelf.add(key(one), signature(told(*one)))
    gone = chance.sample(articles, len(articles) // 2)
    for one in gone:
        shelf.remove(key(one))
    assert held(shelf) == grouped([one for one in articles if one not in gone])


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.data())
def test_decisions_hold_in_any_order(articles: list[Told], data: st.DataObject) -> None:
    """Two articles that were last decided to be on two events are in two stories, whatever order they come in."""
    keys = st.lists(st.sampled_from([key(one) for one in articles]), min_size=1, max_size=3, unique=True).map(tuple)
    decisions = [
        StoryDecision(kind="split", one=one, other=tuple(other for other in others if other not in one))
        for one, others in data.draw(st.lists(st.tuples(keys, keys), max_size=2))
    ]
    found = grouped(articles, decisions)
    assert found == grouped(articles[::-1], decisions)
    for decision in decisions[-1:]:
        assert not any(set(decision.one) & story and set(decision.other) & story for story in found)


def test_a_merge_joins_and_a_later_split_parts() -> None:
    """Articles that a person puts together are one story, with others that belong to them; the later decision holds."""
    articles: list[Told] = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)]
    merged = StoryDecision(kind="merge", one=("0.0", "0.1"), other=("1.0",))
    assert grouped(articles, [merged]) == {frozenset({"0.0", "0.1", "1.0"}), frozenset({"1.1"})} or grouped(
        articles, [merged]
    ) == {frozenset({"0.0", "0.1", "1.0", "1.1"})}
    parted = StoryDecision(kind="split", one=("0.0", "0.1"), other=("1.0",))
    assert grouped(articles, [merged, parted]) == grouped(articles)


def test_a_split_takes_articles_out_of_a_story() -> None:
    """What is named is a story, and the rest is one."""
    articles: list[Told] = [(0, number, number) for number in range(5)]
    split = StoryDecision(kind="split", one=("0.0", "0.3"), other=("0.1", "0.2", "0.4"))
    assert grouped(articles, [split]) == {frozenset({"0.0", "0.3"}), frozenset({"0.1", "0.2", "0.4"})}


def test_the_same_words_months_later_are_another_event() -> None:
    """Beyond the window no likeness helps, and an article between the two that has no date does not join them."""
    assert grouped([(0, 0, 0), (0, 1, 130)]) == {frozenset({"0.0"}), frozenset({"0.1"})}
    found = grouped([(0, 0, 0), (0, 1, 130), (0, 2, None)])
    assert sorted(map(len, found)) == [1, 2]
    assert frozenset({"0.0", "0.1"}) not in found


def test_an_article_without_a_date_joins_its_story() -> None:
    """A missing date keeps nobody out."""
    assert grouped([(0, 0, 0), (0, 1, 1), (1, 0, 1), (0, 2, None)]) == {frozenset({"0.0", "0.1", "0.2"}), frozenset({"1.0"})}


def test_an_article_without_words_is_alone() -> None:
    """Nothing that tells anything is like nothing."""
    assert group([("a", Article(text="And so it was.")), ("b", Article(text="And so it was."))]) == (("a",), ("b",))
