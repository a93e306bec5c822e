"""Many records in one transaction: the library of records that were added one by one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoth.model import Record
from quoth.store import Added, Anchor, Judgement, Library, article_key
from tests.store.database_rows import derived_rows, fact_rows
from tests.store.records import Saying, article
from tests.store.test_copies import edited, story

TEXTS = [story(seed) for seed in range(3)]


def made(chance: random.Random, count: int) -> list[Record]:
    """Records of which some have one address, some one text with others, and some nobody who speaks."""
    people = ["Lena Okafor", "Ivo Brandt", "Captain Brandt", None]
    records = []
    for number in range(count):
        sayings = [Saying(chance.choice(people), f"boat {number} {turn} sails") for turn in range(chance.randrange(3))]
        closing = edited(chance.choice(TEXTS), chance.randrange(30), seed=number)
        records.append(article(f"n{number - chance.choice([0, 0, 0, 1, 4])}", *sayings, closing=closing))
    return records


@pytest.fixture
def one_by_one(tmp_path: Path) -> Library:
    """A library to compare with."""
    return Library.open(tmp_path / "one-by-one.sqlite")


@pytest.mark.parametrize("seed", range(3))
def test_together_is_as_one_by_one(seed: int, tmp_path: Path, one_by_one: Library) -> None:
    """The same rows with the same numbers, whatever is added together, again, or as another version."""
    chance = random.Random(seed)
    records = made(chance, 40)
    together = Library.open(tmp_path / "together.sqlite")
    judged = records[7]
    for library in (together, one_by_one):
        library.writer.judge(Judgement(kind="suppress", value="Ivo Brandt", reason="a test"))
        where = Anchor.at(judged.article, "content", judged.attributions[0].content[0]) if judged.attributions else None
        if where:
            key = article_key(judged.article)
            library.writer.judge(Judgement(kind="source", value="Tom Hale", reason="a test", article_key=key, anchor=where))
    one_after_another = [one_by_one.writer.add(record) for record in [*records, *records[:9]]]
    counted: Counter[Added] = Counter()
    left = [*records, *records[:9]]
    while left:
        size = chance.randint(1, 20)
        counted += together.writer.add_all(left[:size])
        left = left[size:]
    assert counted == Counter(one_after_another)
    assert fact_rows(together) == fact_rows(one_by_one)
    assert derived_rows(together) == derived_rows(one_by_one)
    together.writer.rebuild()
    assert derived_rows(together) == derived_rows(one_by_one)


def test_both_databases_take_many_at_once(library: Library, one_by_one: Library) -> None:
    """What is counted, kept and found is the same on each; all at once, and again."""
    records = made(random.Random(9), 60)
    for record in records:
        one_by_one.writer.add(record)
    assert library.writer.add_all(records, "").total() == 60
    assert set(library.writer.add_all(records, "")) == {Added.UNCHANGED}
    assert list(library.reader.records()) == list(one_by_one.reader.records())
    assert [group.keys for group in library.reader.copies()] == [group.keys for group in one_by_one.reader.copies()]
    assert library.reader.sources() == one_by_one.reader.sources()
    assert library.writer.add_all([]) == Counter()


class Interrupted(list[Record]):
    """Records of which the last one is interrupted by Ctrl-C when it is about to be added."""

    reached = 0

    def __iter__(self) -> Iterator[Record]:
        self.reached += 1
        yield from self[:-1]
        if self.reached > 1:
            raise KeyboardInterrupt
        yield self[-1]


def test_all_of_them_or_none(library: Library) -> None:
    """Interrupted in their midst, none is kept, and the same again adds all."""
    records = made(random.Random(4), 10)
    with pytest.raises(KeyboardInterrupt):
        library.writer.add_all(Interrupted(records))
    assert library.reader.info().articles == 0
    assert library.writer.add_all(records).total() == 10
