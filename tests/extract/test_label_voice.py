"""Whose words a label is."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.label_voice import voiced_labels
from quoth.extract.labels import find_labels
from quoth.extract.nesting import with_parents
from quoth.extract.quotations import find_quotations, quoted_share
from quoth.language import load_language
from quoth.model import Manner, Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")
CASES = list(read_cases("label_voice"))


def _draft(case: Case) -> Draft:
    share = quoted_share(case.text, case.spans["content"], find_quotations(case.text, ENGLISH.quotation))
    manner: Manner = "direct" if share == 1.0 else "mixed" if share else "indirect"
    return Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"], manner=manner)


def _voices(case: Case, drafts: list[Draft]) -> list[str]:
    quotations = find_quotations(case.text, ENGLISH.quotation)
    labels = find_labels(case.text, quotations, case.spans["content"], ENGLISH)
    found = voiced_labels(case.text, labels, with_parents(drafts), quotations, ENGLISH)
    return [f"{label.span.of(case.text)}:{label.attribution or 'outlet'}" for label in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_label_has_its_voice(case: Case) -> None:
    """A label is the source's if it is quoted or is what the source says of the actor, else the outlet's."""
    assert _voices(case, [_draft(case)]) == list(case.expected)


def test_an_indirect_report_inside_a_quotation_is_quoted() -> None:
    """Words that somebody's quotation reports indirectly are still that somebody's, through the inner attribution."""
    case = next(case for case in CASES if case.expected == ("thugs:a1",))
    outer = _draft(case)
    assert outer.manner == "direct"
    start = case.text.index("they")
    content = Span(start, outer.content[0].end - 2)
    inner = Draft(content=(content,), manner="indirect")
    assert _voices(case, [outer, inner]) == ["thugs:a2"]
