"""Cues to which the engine gave no words."""

from __future__ import annotations

import time

import pytest

from quoth.extract.draft import Draft
from quoth.extract.idle_cues import with_idle_cues
from quoth.extract.quotations import find_quotations
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


def _made(text: str, *drafts: Draft) -> list[Draft]:
    sentences = find_sentences(text, ENGLISH.sentences)
    return with_idle_cues(text, drafts, sentences, find_quotations(text, ENGLISH.quotation), ENGLISH.cues)


def _words(text: str, drafts: list[Draft]) -> list[str]:
    return [span.of(text) for draft in drafts for span in draft.content]


@pytest.mark.parametrize("case", list(read_cases("idle_cues")), ids=lambda case: case.text)
def test_an_idle_cue_gets_what_the_text_gives_it(case: Case) -> None:
    """What stands behind its colon, words like "as much", or the sentence before it that another cue had."""
    idle = Draft(content=(), cue=case.spans["cue"], source_span=case.spans["source"])
    said = case.text.find("said")
    cue = (Span(said, said + len("said")),) if said >= 0 else ()
    before = [Draft(content=case.spans["content"], cue=cue)] if case.spans["content"] else []
    expected = [words for words in reversed(case.expected) if words != "-"]
    assert _words(case.text, _made(case.text, *before, idle)) == expected


def test_a_colon_introduces_the_next_paragraph() -> None:
    """A quotation, or any paragraph in which nobody else speaks; one who speaks within the quotation does not matter."""
    for paragraph in ("“I say it holds, and it does.”", "It holds, whatever they write of it."):
        text = f"Okafor added:\n\n{paragraph}\n\nThe quay is closed."
        idle = Draft(content=(), cue=(Span(7, 12),), source_span=(Span(0, 6),))
        assert _words(text, _made(text, idle)) == [paragraph]
        say = text.find("say")
        spoken = (
            Draft(content=(Span(text.index("it holds"), text.index(", and")),), cue=(Span(say, say + 3),)) if say > 0 else idle
        )
        assert paragraph in _words(text, _made(text, idle, spoken))
    indented = "Okafor added:\n  It holds."
    assert _words(indented, _made(indented, Draft(content=(), cue=(Span(7, 12),), source_span=(Span(0, 6),)))) == ["It holds."]
    other = Draft(content=(Span(16, 24),), cue=(Span(25, 30),), source_span=(Span(31, 35),))
    text = "Okafor added:\n\nIt holds, wrote they.\n"
    assert _made(text, Draft(content=(), cue=(Span(7, 12),), source_span=(Span(0, 6),)), other) == [other]


def test_what_nobody_says_is_no_attribution() -> None:
    """A cue without a source and without a content is left out."""
    assert _made("It rained: “a lot”.", Draft(content=(), cue=(Span(3, 9),))) == []


def test_many_idle_cues_take_no_longer_than_they_are() -> None:
    """Twice as many take about twice the time."""

    def seconds(number: int) -> float:
        text = "Okafor said: “It holds.” " * number
        drafts = [
            Draft(content=(), cue=(Span(at + 7, at + 11),), source_span=(Span(at, at + 6),)) for at in range(0, len(text), 25)
        ]
        started = time.perf_counter()
        assert len(_made(text, *drafts)) == number
        return time.perf_counter() - started

    seconds(500)
    assert seconds(8_000) < 16 * seconds(1_000) + 0.5
