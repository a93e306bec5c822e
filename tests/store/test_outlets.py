"""What a library tells of an outlet: counts with what they are part of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.compare.shares import shares
from quoth.model import Record, Span
from quoth.store import Library, Manners, OutletSummary, OutletUnknown
from tests.store.records import Saying, article


def told(name: str, *sayings: Saying, **metadata: str | None) -> Record:
    """An article whose closing sentence is the outlet's own."""
    record = article(name, *sayings, closing=f"At noon {name} met. " * 20, **metadata)
    text = record.article.text
    return replace(record, own_voice=(Span(text.index("At noon"), len(text) - 1),))


MAY = told(
    "may",
    Saying("Lena Okafor", "the quay is open"),
    Saying("a senior clerk", "the books are closed", kind="unnamed"),
    Saying(None, "the ferry is late"),
)
JUNE = told("june", Saying("Lena Okafor", "the quay is shut"), Saying("Ivo Brandt", "it is not"), published="2026-06-02")
UNDATED = told("old", Saying("Lena Okafor", "good"), published=None)
OTHER = told("other", Saying("Lena Okafor", "nothing"), outlet="The Velm Post")


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with three articles of one outlet, spelled in two ways, and one of another."""
    direct = replace(MAY.attributions[0], manner="direct")
    may = replace(MAY, attributions=(direct, *MAY.attributions[1:]))
    june = replace(JUNE, article=replace(JUNE.article, outlet="the coast ledger"))
    wired = replace(UNDATED, article=replace(UNDATED.article, byline=("Reuters",)))
    for record in (may, june, wired, OTHER):
        library.writer.add(record)
    return library


def test_outlets_are_listed_by_articles(filled: Library) -> None:
    """Spelling makes no other outlet, and what has no date has no first and last."""
    assert filled.outlets.most_articles() == (
        OutletSummary(name=filled.outlets.most_articles()[0].name, articles=3, first="2026-05-04", last="2026-06-02"),
        OutletSummary(name="The Velm Post", articles=1, first="2026-05-04", last="2026-05-04"),
    )
    assert filled.outlets.most_articles()[0].name.casefold() == "the coast ledger"


def test_counts_stand_with_what_they_are_part_of(filled: Library) -> None:
    """Attributions by manner, those of sources kept anonymous, those that name nobody."""
    profile = filled.outlets.profile("THE COAST LEDGER")
    assert profile.manners == Manners(direct=1, indirect=5)
    assert (profile.manners.total, profile.unnamed, profile.sourceless) == (6, 1, 1)
    assert profile.wires == (("Reuters", 1),)
    assert profile.copies == 0


def test_copies_of_earlier_articles_are_counted(filled: Library) -> None:
    """An article that prints another's text is a copy, whoever printed it first."""
    copied = replace(OTHER, article=replace(OTHER.article, url="https://coast-ledger.example/copied", outlet="The Coast Ledger"))
    filled.writer.add(copied)
    assert filled.outlets.profile("The Coast Ledger").copies == 1
    assert filled.outlets.profile("The Velm Post").copies == 0


def test_whom_an_outlet_quotes(filled: Library) -> None:
    """Most quoted first, with the manner; what another outlet quotes does not count."""
    quoted = filled.outlets.profile("The Coast Ledger").quoted
    assert [(one.name, one.articles, one.manners) for one in quoted] == [
        ("Lena Okafor", 3, Manners(direct=1, indirect=2)),
        ("Ivo Brandt", 1, Manners(indirect=1)),
    ]
    assert filled.actors.find("Ivo Brandt").id == quoted[1].id


def test_months_hold_the_shares_of_their_articles(filled: Library) -> None:
    """The own-voice share of a month is that of all its characters."""
    months = filled.outlets.profile("The Coast Ledger").months
    assert [(month.month, month.articles, month.attributions, month.unnamed) for month in months] == [
        ("", 1, 1, 0),
        ("2026-05", 1, 3, 1),
        ("2026-06", 1, 2, 0),
    ]
    assert months[1].own_share == pytest.approx(shares(MAY).own_share)
    assert filled.outlets.profile("The Coast Ledger").own_share == pytest.approx(
        sum(shares(record).own for record in (MAY, JUNE, UNDATED)) / sum(shares(r).total for r in (MAY, JUNE, UNDATED))
    )


def test_every_article_of_an_outlet_is_exported(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which they were added, however many there are."""
    monkeypatch.setattr("quoth.store.outlets.BATCH", 2)
    rows = list(filled.outlets.articles("The Coast Ledger"))
    assert [(row.url, row.attributions, row.direct, row.unnamed, row.sourceless, row.agency) for row in rows] == [
        ("https://coast-ledger.example/may", 3, 1, 1, 1, None),
        ("https://coast-ledger.example/june", 2, 0, 0, 0, None),
        ("https://coast-ledger.example/old", 1, 0, 0, 0, "Reuters"),
    ]
    assert [(row.own_size, row.said_size) for row in rows] == [
        (shares(record).own, sum(shares(record).voices.values())) for record in (MAY, JUNE, UNDATED)
    ]


@pytest.mark.parametrize("name", ["The Moon", "", "…"])
def test_an_outlet_without_articles_is_unknown(filled: Library, name: str) -> None:
    """The message names what was asked for."""
    with pytest.raises(OutletUnknown, match="no article of this library is by an outlet of this name"):
        filled.outlets.profile(name)
    assert not list(filled.outlets.articles("The Moon"))
