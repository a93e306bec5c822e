"""Voices between a cue and its content."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.reported import with_reported_voices
from quoth.extract.source_spans import with_possible_sources
from quoth.language import load_language
from quoth.model import Span, Spans
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


def _words(text: str, spans: Spans) -> str:
    return " … ".join(span.of(text) for span in spans)


def _made(case: Case) -> list[Draft]:
    draft = Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"])
    return with_reported_voices(case.text, [draft], ENGLISH)


@pytest.mark.parametrize("case", list(read_cases("reported")), ids=lambda case: case.text)
def test_a_voice_between_cue_and_content_is_one_of_its_own(case: Case) -> None:
    """The clause is the outer content; its subject, its verb and the rest of it are the inner voice, if there is one."""
    made = _made(case)
    if case.expected == ("-",):
        assert [(draft.content, draft.cue) for draft in made] == [(case.spans["content"], case.spans["cue"])]
        return
    outer, inner = made
    assert (_words(case.text, outer.content), _words(case.text, outer.cue)) == (
        case.expected[0],
        _words(case.text, case.spans["cue"]),
    )
    assert (_words(case.text, inner.source_span), _words(case.text, inner.cue)) == tuple(case.expected[1:3])
    assert outer.content[0].contains(Span(inner.source_span[0].start, inner.content[-1].end))


def test_the_source_of_the_inner_voice_is_not_that_of_the_outer_one() -> None:
    """The words behind the cue that were taken for its source are the inner one's; its own stand before it."""
    text = "Ana Breel, 30, from Wick, said the driver told him it rained."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in ("it rained", "said", "the driver")]
    drafts = with_reported_voices(text, [Draft(content=(spans[0],), cue=(spans[1],), source_span=(spans[2],))], ENGLISH)
    outer, inner = with_possible_sources(text, drafts, (Span(0, len(text)),), (), ENGLISH)
    assert _words(text, outer.source_span) == "Ana Breel"
    assert _words(text, inner.source_span) == "the driver"
