"""Copies of one text are told, in whatever order they come, and one agency story in ten papers counts once."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quoth.model import Article, Record
from quoth.store import Library
from quoth.store.agency import credited_agency
from quoth.store.sketch import sketch
from tests.store.database_rows import derived_rows
from tests.store.records import Saying, article

WORDS = """harbour quay ferry pilot storm board union clerk grain crane tide rope lamp customs ledger strike offer vote
ballast anchor wharf barge sailor captain harvest auction mayor council bridge tunnel market tower school doctor""".split()
WIRE = "PORT VELM, May 4 (Reuters) - "


def story(seed: int, length: int = 240) -> str:
    """An invented text without sense, another one for each seed."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def paper(name: str, text: str) -> Record:
    """An article of a paper with a text."""
    record = article(name, Saying("Lena Okafor", "the quay is open"))
    return replace(record, article=replace(record.article, text=f"{record.article.text}\n\n{text}", id=""))


def edited(text: str, changes: int, seed: int = 1) -> str:
    """`text` with some of its words replaced."""
    chance = random.Random(seed)
    words = text.split()
    for place in chance.sample(range(len(words)), changes):
        words[place] = "elsewhere"
    return " ".join(words)


PAPERS = {
    "wire": WIRE + story(1),
    "edited": edited(WIRE + story(1), 8),
    "cut": (WIRE + story(1))[: len(story(1)) * 6 // 10],
    "other": story(2),
    "other-agency": WIRE + story(3),
    "other-copy": edited(story(2), 5),
}


def groups(library: Library) -> set[frozenset[str]]:
    """The names of the papers that print copies of one text."""
    return {frozenset(key.rsplit("/", 1)[1] for key in group.keys) for group in library.reader.copies()}


@pytest.mark.parametrize("seed", range(3))
def test_copies_are_told_in_any_order(seed: int, library: Library) -> None:
    """Edited and cut copies of the wire's text stand together; other texts, of the same agency too, stand apart."""
    names = random.Random(seed).sample(sorted(PAPERS), len(PAPERS))
    for name in names:
        library.writer.add(paper(name, PAPERS[name]))
    assert groups(library) == {frozenset({"wire", "edited", "cut"}), frozenset({"other", "other-copy"})}
    (wire,) = (group for group in library.reader.copies() if len(group.keys) == 3)
    assert wire.agency == "Reuters"
    assert wire.keys[0].endswith(next(name for name in names if name in {"wire", "edited", "cut"}))
    assert library.reader.info().copies == 3


def test_a_new_version_leaves_its_copies(library: Library) -> None:
    """What only the old version linked falls apart, and a rebuild gives the same."""
    chain = [paper(name, edited(story(1), changes, seed=7)) for name, changes in (("a", 0), ("b", 26), ("c", 52))]
    ends = [made for record in (chain[0], chain[2]) if (made := sketch(record.article))]
    assert ends[0].copies(ends) == [True, False]
    assert ends[1].copies(ends) == [False, True]
    for record in chain:
        library.writer.add(record)
    assert groups(library) == {frozenset("abc")}
    library.writer.add(paper("b", story(9)))
    assert groups(library) == set()
    before = derived_rows(library)
    library.writer.rebuild()
    assert derived_rows(library) == before


def test_different_stories_are_not_copies() -> None:
    """Among sixty texts of the same vocabulary no two are taken for copies."""
    sketches = [made for seed in range(60) if (made := sketch(Article(text=story(seed))))]
    assert [sum(one.copies(sketches)) for one in sketches] == [1] * 60


def test_short_texts_have_no_sketch() -> None:
    """A notice of a few words is never a copy."""
    assert sketch(Article(text="The quay is open.")) is None


def test_a_sketch_never_changes() -> None:
    """Sketches are stored: the same text must give the same one in every version, or the library has to be rebuilt."""
    made = sketch(Article(text=story(0)))
    assert made
    assert made.hashes[:8].hex() == "336f1c00a9210a00"


@pytest.mark.parametrize(
    ("fields", "agency"),
    [
        ({"text": "PORT VELM, May 4 (Reuters) - The quay is open."}, "Reuters"),
        ({"text": "PORT VELM (AP) — The quay is open."}, "AP"),
        ({"text": "Quay opens\n\nPORT VELM, 4 May: dpa – The quay is open."}, "dpa"),
        ({"text": "The quay is open.\n\n(Reporting by Ana Ruiz; editing by Tom Hale; Reuters)"}, "Reuters"),
        ({"text": "The quay is open.\n\n© 2026 Agence France-Presse"}, "AFP"),
        ({"text": "The quay is open.\n\nSource: Xinhua"}, "Xinhua"),
        ({"text": "The quay is open.", "byline": ("Ana Ruiz, Associated Press",)}, "AP"),
        ({"text": "The quay is open.", "outlet": "Reuters"}, "Reuters"),
        ({"text": "The quay is open, Lena Okafor told Reuters on Monday - and shut again."}, None),
        ({"text": "The quay is open.\n\nShe told Reuters"}, None),
        ({"text": "RECAP - the quay is open."}, None),
    ],
)
def test_credits_name_the_agency(fields: dict[str, str], agency: str | None) -> None:
    """A dateline, the byline, the outlet or the last line credits an agency; a mention in the text does not."""
    assert credited_agency(Article(**fields)) == agency  # type: ignore[arg-type]
