"""A second cue of the same voice, within the content of the first."""

from __future__ import annotations

import pytest

from quoth.extract.coordinated import with_coordinated
from quoth.extract.draft import Draft
from quoth.extract.quotations import find_quotations
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


def _made(text: str, draft: Draft, *nested: Draft) -> list[Draft]:
    return with_coordinated(text, [draft], nested, find_quotations(text, ENGLISH.quotation), ENGLISH)


@pytest.mark.parametrize("case", list(read_cases("coordinated")), ids=lambda case: case.text)
def test_a_voice_that_goes_on_is_two_attributions(case: Case) -> None:
    """Behind "and called" or "but warned" stands another attribution of the same source, unless somebody else may speak."""
    draft = Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"])
    made = _made(case.text, draft)
    assert " | ".join(part.content[0].of(case.text) for part in made) == case.expected[0]
    assert " | ".join(part.cue[0].of(case.text) for part in made) == case.expected[1]
    assert {part.source_span for part in made} == {draft.source_span}


def test_the_cue_is_the_one_that_the_engine_heard() -> None:
    """Where it found a voice within the content by that cue, its words are taken."""
    text = "Brandt said it would hold and warned against a storm."
    whole = Draft(content=(Span(12, 52),), cue=(Span(7, 11),), source_span=(Span(0, 6),))
    inner = Draft(content=(Span(45, 52),), cue=(Span(30, 44),))
    first, second = _made(text, whole, inner)
    assert [span.of(text) for span in (*first.content, *second.cue, *second.content)] == [
        "it would hold",
        "warned against",
        "a storm",
    ]


def test_words_before_the_cue_stay_with_the_first() -> None:
    """A voice that the engine heard by the second cue, but with words of the first content, changes nothing."""
    text = "Brandt announced the end of the strike and said the quay was safe."
    whole = Draft(content=(Span(17, 65),), cue=(Span(7, 16),), source_span=(Span(0, 6),))
    inner = Draft(content=(Span(21, 38),), cue=(Span(43, 47),))
    assert [part.content[0].of(text) for part in _made(text, whole, inner)] == ["the end of the strike", "the quay was safe"]
