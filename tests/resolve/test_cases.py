from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.notation import Case, parse, read_cases, resolved, sources_of

CASES = read_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_every_attribution_gets_the_source_of_the_case(case: Case) -> None:
    """Name, kind, roles, affiliation and members of each attribution's source are those that the case writes down."""
    _, resolution = resolved(case.marked)
    found = sources_of(resolution)
    names = {source.id: source.name for source in resolution.sources}
    assert len(found) == len(case.expected)
    for source, expected in zip(found, case.expected, strict=True):
        assert (source.name if source else None) == expected.plain_name
        if source is None:
            continue
        assert source.resolved == expected.resolved
        assert expected.kind in (None, source.kind)
        assert expected.roles in (None, source.roles)
        assert expected.affiliation in (None, source.affiliation or "-")
        assert expected.members in (None, tuple(names[member] for member in source.members))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_equal_names_are_one_source(case: Case) -> None:
    """Attributions for which a case writes one name have one source, and those with different names several."""
    _, resolution = resolved(case.marked)
    ids: dict[str, set[str | None]] = {}
    for key, expected in zip(resolution.of_draft, case.expected, strict=True):
        if expected.name:
            ids.setdefault(expected.name, set()).add(key)
    assert all(len(keys) == 1 for keys in ids.values())
    assert len({next(iter(keys)) for keys in ids.values()}) == len(ids)


def test_there_are_cases_of_every_kind_of_reference() -> None:
    """The case files hold at least eighty cases, and titles tell them apart."""
    assert len(CASES) >= 80
    assert len({case.title for case in CASES}) == len(CASES)


def test_the_notation_nests_and_orders_attributions() -> None:
    """Marks inside a content are an attribution whose parent is the one around it."""
    text, drafts = parse("[[Ida]] {{said}} <<[[he]] {{knew}} <<it>>>>. <<Yes>>, [[Otto]] {{said}}.")
    assert text == "Ida said he knew it. Yes, Otto said."
    assert [draft.parent for draft in drafts] == [None, 0, None]
    assert [draft.source_span[0].of(text) for draft in drafts] == ["Ida", "he", "Otto"]
