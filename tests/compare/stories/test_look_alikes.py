"""Events of one kind, days apart, with some of the same people and places, are kept apart."""

from __future__ import annotations

from quoth.compare.stories import group
from tests.compare.stories.look_alikes import Pair, keyed, pairs

PAIRS = pairs()


def kept_apart(pair: Pair) -> bool:
    """Whether no story has articles of both events."""
    return all(len({key.split()[0] for key in keys}) == 1 for keys in group(keyed(pair)))


def test_there_are_enough_of_them() -> None:
    """At least fifteen pairs, each of two events that two or three outlets tell."""
    assert len(PAIRS) >= 15
    assert all(len(pair.events) == 2 for pair in PAIRS)
    assert all(2 <= len({article.outlet for article in articles}) <= 3 for pair in PAIRS for articles in pair.events)


def test_events_that_look_alike_are_kept_apart() -> None:
    """Nine of ten pairs at least."""
    mixed = [pair.name for pair in PAIRS if not kept_apart(pair)]
    assert len(mixed) <= len(PAIRS) / 10, mixed


def test_each_event_is_one_story() -> None:
    """And they are not kept apart by keeping everything apart: nine of ten events are whole."""
    stories = [frozenset(keys) for pair in PAIRS for keys in group(keyed(pair))]
    events = [
        frozenset(f"{number} {a.outlet}" for a in articles) for pair in PAIRS for number, articles in enumerate(pair.events)
    ]
    assert sum(event in stories for event in events) >= 0.9 * len(events)


def test_all_of_them_together_stay_apart() -> None:
    """In one library, too, events of different pairs do not mix."""
    articles = [(f"{number}.{key}", article) for number, pair in enumerate(PAIRS) for key, article in keyed(pair)]
    mixed = [keys for keys in group(articles) if len({key.split()[0] for key in keys}) > 1]
    assert len(mixed) <= len(PAIRS) / 10, mixed
