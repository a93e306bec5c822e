"""Figures and dates of several articles: what is one quantity, and whether its values disagree."""

from __future__ import annotations

import pytest

from quoth.compare import Claim, Quantity, compare
from quoth.extract.figures import find_figures
from quoth.extract.times import find_times
from quoth.language.en import ENGLISH
from quoth.model import Article, Record
from tests.compare.articles import MADE_BY
from tests.compare.examples import compared

MONDAY, TUESDAY = "2026-05-04", "2026-05-05"


def article(name: str, text: str, published: str = MONDAY) -> Record:
    """An article with its figures and times, in which nobody is quoted."""
    return Record(
        article=Article(text=text, id=name, published=published),
        made_by=MADE_BY,
        figures=find_figures(text, ENGLISH),
        times=find_times(text, published, ENGLISH),
    )


def figures(*texts: str, days: tuple[str, ...] = ()) -> list[tuple[str, list[object]]]:
    """The quantities of articles with these texts: agreement and values."""
    dated = days or (MONDAY,) * len(texts)
    records = [article(str(number), text, day) for number, (text, day) in enumerate(zip(texts, dated, strict=True))]
    return [(found.agreement, [claim.value for claim in found.claims]) for found in compare(records).figures]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Seven people were killed in the mill.", "The fire killed at least seven.", [("agree", [7, 7])]),
        ("Seven people were killed in the mill.", "Nine workers died in the mill.", [("disagree", [7, 9])]),
        ("The release of 21 girls was welcomed.", "Some 24 schoolgirls were freed.", [("disagree", [21, 24])]),
        ("Seven people were killed in the mill.", "Seven people were injured in the mill.", []),
        ("Four died and 19 people were injured.", "Some 17 people were hurt in the fire.", [("disagree", [19, 17])]),
        (
            "Police counted 40 boats in the harbour of Velm.",
            "There were 60 boats in the harbour of Velm.",
            [("disagree", [40, 60])],
        ),
        ("The fleet has 40 boats.", "Nobody needs 60 boats for mussels.", []),
        ("Dozens of people were killed.", "Nine people were killed.", []),
        ("The pier costs 3 million crowns.", "The pier has 3 million visitors.", []),
        ("Between 5 and 9 people were killed.", "Seven people were killed.", [("agree", [(5, 9), 7])]),
        ("More than 270 girls were abducted.", "One of the abducted girls came home.", []),
    ],
)
def test_figures_are_grouped_by_what_they_count(one: str, other: str, expected: list[tuple[str, list[object]]]) -> None:
    """The same that happens to the same, or the same thing in sentences that have something in common."""
    assert figures(one, other) == expected


def test_a_later_count_is_told_from_a_disagreement() -> None:
    """A toll that grows from day to day is later; one that shrinks, or two of one day, disagree."""
    three, five = "Three people were killed in the fire.", "Five people were killed in the fire."
    assert figures(three, five, days=(MONDAY, TUESDAY)) == [("later", [3, 5])]
    assert figures(five, three, days=(MONDAY, TUESDAY)) == [("disagree", [5, 3])]
    assert figures(three, five) == [("disagree", [3, 5])]


def test_the_earlier_count_is_marked() -> None:
    """Of counts that grow, all but the last are earlier ones."""
    [toll] = [quantity for quantity in compared().figures if quantity.what == "people injured"]
    assert {(claim.article.removeprefix("mill-fire."), claim.value, claim.earlier) for claim in toll.claims} == {
        ("bell", 14, True), ("ledger", 17, True), ("agency", 19, False),
    }  # fmt: skip


def test_who_claims_a_figure_is_said() -> None:
    """Different people on the night shift: three who say so, one of them with another number."""
    [shift] = [quantity for quantity in compared().figures if "shift" in quantity.what]
    assert shift.agreement == "disagree"
    assert {claim.article.removeprefix("mill-fire."): (claim.value, names(claim)) for claim in shift.claims} == {
        "ledger": (64, "Mira Oduya"), "bell": (80, "workers"), "agency": (64, "Jonas Feld"),
    }  # fmt: skip


def names(claim: Claim) -> str:
    """Who claims it."""
    return ", ".join(speaker.name for speaker in claim.voice)


def dates(*texts: str) -> list[Quantity]:
    """The dates of articles with these texts."""
    return list(compare(article(str(number), text) for number, text in enumerate(texts)).dates)


@pytest.mark.parametrize(
    ("other", "agreement"),
    [
        ("The Velm bridge collapsed on 14 April 2026 in a storm.", "agree"),
        ("In April 2026 the Velm bridge collapsed in a storm.", "agree"),
        ("The Velm bridge collapsed on 16 April 2026 in a storm.", "disagree"),
    ],
)
def test_dates_of_one_thing_are_compared(other: str, agreement: str) -> None:
    """Dates agree if they can mean one day."""
    [found] = dates("The Velm bridge collapsed on 14 April 2026 in a storm.", other)
    assert found.agreement == agreement


@pytest.mark.parametrize(
    "other",
    [
        "The Velm bridge is to be rebuilt by the county on 20 April 2026.",
        "The Velm bridge collapsed in the storm of 1926, on 14 April 1926.",
        "The court will hear the mayor on 20 April 2026.",
    ],
)
def test_dates_of_two_things_are_not(other: str) -> None:
    """Two things that happened at two times, however much they have in common, are no disagreement."""
    found = dates("The Velm bridge collapsed on 14 April 2026 in a storm.", other)
    assert [quantity for quantity in found if quantity.agreement == "disagree"] == []
