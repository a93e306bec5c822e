"""Attributions to nobody in particular."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.sentences import find_sentences
from quoth.extract.sourceless import with_sourceless
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


def added(text: str, *drafts: Draft) -> list[Draft]:
    """The drafts that the rules add to `drafts`."""
    return with_sourceless(text, drafts, find_sentences(text, ENGLISH.sentences), ENGLISH.sourceless)[len(drafts) :]


@pytest.mark.parametrize("case", list(read_cases("sourceless")), ids=lambda case: case.text)
def test_sourceless_cues_are_found(case: Case) -> None:
    """Cue and content are those that the case marks, and there is no source."""
    found = [(draft.cue, draft.content, draft.source_span) for draft in added(case.text)]
    assert found == ([(case.spans["cue"], case.spans["content"], ())] if case.spans["content"] else [])


def test_a_cue_that_somebody_has_is_left_to_them() -> None:
    """What the engine gave a source or a cue is not given to nobody as well."""
    text = "The ship is said to be lost."
    assert not added(text, Draft(content=(Span(17, 27),), cue=(Span(9, 16),)))


def test_in_somebodys_words_the_content_stays_within_them() -> None:
    """A sourceless cue in a quotation takes nothing from outside of it."""
    text = "Okafor said the boat reportedly sank, but the quay stayed open."
    content = Span(text.index("the boat"), text.index(", but"))
    (draft,) = added(text, Draft(content=(content,), cue=(Span(7, 11),)))
    assert all(content.contains(span) for span in draft.content)


def test_a_cue_that_others_cover_in_part_breaks_nothing() -> None:
    """Where the contents of others divide a cue between them there is no room for an attribution, and no failure."""
    text = "The ship is said to be lost."
    halves = [Draft(content=(Span(0, 11),)), Draft(content=(Span(11, 28),))]
    assert added(text, *halves) == []
