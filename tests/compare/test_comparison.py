"""Articles side by side: order, duplicates, who is heard and what they are called, JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.compare import FORMAT, Comparison, compare, comparison_to_dict
from quoth.model import Record, SourceId
from tests.compare.articles import ledger, post, record
from tests.compare.examples import compared, mill_fire


@settings(max_examples=40, deadline=None)
@given(st.permutations([*mill_fire(), ledger(), post()]), st.integers(2, 5))
def test_the_order_of_the_articles_changes_nothing_but_their_order(records: Sequence[Record], count: int) -> None:
    """In any order the same articles give the same families, rows and quantities."""
    chosen = list(records)[:count]
    ordered = sorted(chosen, key=lambda one: one.id)
    assert without_order(compare(chosen)) == without_order(compare(ordered))
    assert compare(chosen).records == tuple(chosen)


def without_order(comparison: Comparison) -> Comparison:
    """`comparison` with its articles in the order of their ids."""
    return replace(comparison, records=tuple(sorted(comparison.records, key=lambda one: one.id)))


def test_an_article_that_comes_twice_counts_once() -> None:
    """The same article again adds nothing; alone it cannot be compared."""
    assert compare([ledger(), post(), ledger()]) == compare([ledger(), post()])
    with pytest.raises(ValueError, match="two articles or more can be compared, not 1"):
        compare([ledger(), ledger()])
    with pytest.raises(ValueError, match="two different articles have the id 'ledger'"):
        compare([ledger(), replace(post(), article=replace(post().article, id="ledger"))])


def cells(name: str, comparison: Comparison | None = None) -> dict[str, tuple[int, int, bool]]:
    """Words, quoted words and whether named, of one speaker by article."""
    rows = (comparison or compared()).hearings
    [row] = [row for row in rows if row.speaker.name == name]
    return {cell.article.removeprefix("mill-fire."): (cell.words, cell.quoted, cell.named) for cell in row.cells}


def test_who_is_heard_where() -> None:
    """Words and quoted words of a speaker in each article, and where they are named alone or not at all."""
    assert cells("Viktor Rask") == {"ledger": (21, 19, False), "bell": (7, 7, False), "agency": (0, 0, True)}
    assert cells("Jonas Feld")["bell"] == (0, 0, False)


def test_who_is_missing() -> None:
    """An article that lets a speaker not speak is missing one."""
    rows = {row.speaker.name: row for row in compared().hearings}
    assert rows["Tove Haldane"].missing == ("mill-fire.agency",)
    assert rows["Petra Lund"].heard == ("mill-fire.agency",)


def test_a_surname_is_the_person_of_another_article() -> None:
    """Within one event "Okafor" is Lena Okafor, unless an article has two of them."""
    assert set(cells("Lena Okafor", compare([ledger(), post()]))) == {"ledger", "post"}
    called_short = renamed(post(), "Lena Okafor", "Okafor")
    assert cells("Lena Okafor", compare([ledger(), called_short]))["post"][0] > 0
    two = compare(
        [ledger(), called_short, renamed(record("<okafor>“No,”</okafor> she <told>said</told>."), "Lena Okafor", "Mira Okafor")]
    )
    assert {row.speaker.name for row in two.hearings} >= {"Lena Okafor", "Mira Okafor", "Okafor"}


def renamed(made: Record, name: str, other: str) -> Record:
    """`made` with a source called otherwise."""
    sources = tuple(replace(source, name=other) if source.name == name else source for source in made.sources)
    return replace(made, sources=sources)


def test_a_joint_source_is_each_of_its_members() -> None:
    """What two say together counts for both."""
    made = ledger()
    first, second = made.sources[:2]
    joint = replace(first, id=SourceId("both"), name="both of them", kind="group", members=(first.id, second.id))
    said = replace(made.attributions[0], source=joint.id)
    both = replace(made, sources=(*made.sources, joint), attributions=(said, *made.attributions[1:]))
    before, after = (compare([one, post()]) for one in (made, both))
    assert cells(second.name, after)["ledger"][0] > cells(second.name, before)["ledger"][0]
    assert cells(first.name, after) == cells(first.name, before)


def test_what_they_are_called() -> None:
    """The words of each voice for an actor, with their place."""
    rows = {row.name: row.callings for row in compared().called}
    [firebrand] = [calling for calling in rows["Mira Oduya"] if calling.kind != "role"]
    assert (firebrand.article, firebrand.words, firebrand.voice) == ("mill-fire.bell", "firebrand", ())
    bell = next(one for one in mill_fire() if one.id == "mill-fire.bell")
    assert firebrand.span.of(bell.article.text) == "firebrand"


def test_a_comparison_is_written_as_json() -> None:
    """All of it in plain values, with the articles in the order given and no text of theirs but the words shown."""
    written = json.loads(json.dumps(comparison_to_dict(compared())))
    assert written["schema"] == FORMAT
    assert [one["id"] for one in written["articles"]] == ["mill-fire.ledger", "mill-fire.bell", "mill-fire.agency"]
    assert len(written["families"]) == len(compared().families)
    assert len(json.dumps(written)) < 60_000


def test_articles_with_nothing_in_common_are_compared() -> None:
    """Nothing said, nothing shared: empty families and figures, no error."""
    empty = compare([record("It rained in Velm.", id="a"), record("The sun shone.", id="b")])
    assert (empty.hearings, empty.families, empty.called, empty.figures, empty.dates) == ((), (), (), (), ())
