"""Quote families: which articles print one utterance, and how each differs from the longest version."""

from __future__ import annotations

import pytest

from quoth.compare import Family, Version, compare
from quoth.model import Label, Record, Span
from tests.compare.articles import record
from tests.compare.examples import compared, mill_fire

LONGEST = "“We will not close the harbour before winter, and the council has known it for years,”"


def article(name: str, content: str, cue: str = "said", who: str = "okafor") -> Record:
    """An article in which `who` says `content`."""
    return record(f"At the quay.\n\n<{who}>{content}</{who}> Lena Okafor, Ivo Brandt <told>{cue}</told> on Monday.", id=name)


def versions(*records: Record) -> list[Version]:
    """The versions of the only family of `records`, the longest first."""
    [family] = compare(records).families
    return list(family.versions)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("“We will not close the harbour before winter, and the council has known it for years,”", "whole"),
        ("«we will not close the harbour before winter and the council has known it for years»", "whole"),
        ("“We will not close the harbour before winter,”", "cut"),
        ("“the council has known it for years,”", "cut"),
        ("“We will not close the harbour […] and the council has known it for years,”", "cut"),
        ("“We will close the harbour before winter, and the council has known it for years,”", "reworded"),
        ("the harbour would not close before winter as the council had known for years", "reworded"),
        ("“We close the harbour in no winter, and the council knew it all along,”", "reworded"),
    ],
)
def test_a_version_is_told_by_its_words(content: str, how: str) -> None:
    """A version is whole, cut or reworded against the longest one, whatever its marks."""
    longest, other = versions(article("ledger", f"{LONGEST[:-2]} so far this year,”"), article("post", LONGEST))
    assert (longest.how, other.how) == ("longest", "cut")
    assert [version.how for version in versions(article("ledger", LONGEST), article("post", content))] == ["longest", how]


@pytest.mark.parametrize(
    ("content", "cue", "who", "differences"),
    [
        (LONGEST, "said", "okafor", ()),
        (LONGEST, "claimed", "okafor", ("other cue",)),
        (LONGEST, "said", "brandt", ("other source",)),
        (LONGEST.strip("“”"), "said", "okafor", ("no marks",)),
        (LONGEST.replace("“", "«").replace("”", "»"), "said", "okafor", ("other marks",)),
        (LONGEST.replace("“", "‘").replace("”", "’"), "said", "okafor", ("other marks",)),
        ("“We will not close the harbour before winter,”", "claimed", "brandt", ("cut", "other cue", "other source")),
    ],
)
def test_the_differences_are_named(content: str, cue: str, who: str, differences: tuple[str, ...]) -> None:
    """What differs from the longest version: words, cue, source, marks."""
    other = next(one for one in versions(article("a", f"{LONGEST}"), article("b", content, cue, who)) if one.article == "b")
    named = tuple(difference for difference in other.differences if difference != "reworded")
    assert named == differences


def test_a_scare_quote_joins_the_family_of_its_words() -> None:
    """Words that one outlet quotes as said and another holds at a distance are one utterance."""
    said = article("ledger", "“They are the quiet heroes of the harbour, every one of them,”")
    text = "The “quiet heroes of the harbour” stayed at home."
    scare = Record(
        article=record(text, id="post").article,
        made_by=said.made_by,
        labels=(Label(span=Span(5, 32), kind="scare-quotes"),),
    )
    longest, other = versions(said, scare)
    assert longest.attribution is not None
    assert (other.label, other.differences) == (scare.labels[0], ("cut", "scare quotes"))


@pytest.mark.parametrize(
    "content",
    [
        "“We will not close the school before summer, and everybody agrees,”",
        "“The harbour has stood for centuries,”",
        "“It is winter,”",
    ],
)
def test_other_utterances_are_no_family(content: str) -> None:
    """Words that stand in every sentence, or the topic alone, join nothing."""
    assert compare([article("ledger", LONGEST), article("post", content, who="brandt")]).families == ()


def test_other_numbers_of_other_people_are_another_claim() -> None:
    """Two sources that give two numbers say two things; one source that is reported with two is misquoted by somebody."""
    mine, theirs = "about 64 people worked on the night shift", "about 80 people worked on the night shift"
    assert compare([article("a", mine), article("b", theirs, who="brandt")]).families == ()
    assert len(versions(article("a", mine), article("b", theirs))) == 2


def test_one_article_alone_is_no_family() -> None:
    """What one article prints twice is not compared with itself."""
    twice = record(f"<okafor>{LONGEST}</okafor> Lena Okafor <told>said</told>. <okafor>{LONGEST}</okafor>", id="ledger")
    assert compare([twice, article("post", "“Something else was decided elsewhere,”")]).families == ()


def test_the_families_of_the_mill_fire() -> None:
    """The three articles of the example share what they share, each in its own way."""
    found = {family.longest.words[:24]: summary(family) for family in compared().families}
    assert found["“The flames were in the "] == {
        ("ledger", "longest"),
        ("agency", "cut, other source, no marks"),
        ("bell", "reworded, other cue, other stance, no marks"),
        ("bell", "cut"),
    }
    assert found["“The gate was closed at "] == {
        ("ledger", "longest"),
        ("agency", "reworded, other cue, other source"),
        ("bell", "cut, other cue, other stance"),
    }
    assert all(len(family.articles) > 1 for family in compared().families)


def summary(family: Family) -> set[tuple[str, str]]:
    """Each version's article and how it differs."""
    return {
        (version.article.removeprefix("mill-fire."), ", ".join(version.differences) or version.how) for version in family.versions
    }


def test_the_words_of_a_version_are_in_its_article() -> None:
    """Spans and diff of every version are those of its words and of the longest version's."""
    texts = {one.id: one.article.text for one in mill_fire()}
    for family in compared().families:
        for version in family.versions:
            assert version.words == " … ".join(" ".join(span.of(texts[version.article]).split()) for span in version.spans)
            assert all(piece.quote in version.words and piece.article in family.longest.words for piece in version.diff)
