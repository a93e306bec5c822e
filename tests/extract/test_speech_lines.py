"""Signed quotations, and transcripts as attributions: what a whole line proves."""

import pytest

from quoth.extract.draft import Draft
from quoth.extract.speech_lines import with_speech_lines
from quoth.language.en import ENGLISH
from quoth.model import Span


def _found(text: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, str, str]]:
    return [
        (draft.source_span[0].of(text), draft.cue[0].of(text), draft.content[0].of(text))
        for draft in with_speech_lines(text, drafts, ENGLISH.people)
    ]


@pytest.mark.parametrize("dash", ["—", "–", "―", "--"])
def test_a_quotation_signed_behind_a_dash_is_its_signers(dash: str) -> None:
    """A line of a quotation, a dash and a name is one attribution, whatever the dash."""
    text = f"What readers say\n“The storm took the roof.” {dash} Lena Okafor, Hallen\nThe repairs go on."
    assert _found(text) == [("Lena Okafor, Hallen", dash, "“The storm took the roof.”")]


def test_a_quotation_within_a_sentence_is_not_signed_by_what_follows_a_dash() -> None:
    """A dash that goes on in small letters, or a quotation that does not begin its line, signs nothing."""
    assert _found("“The storm took the roof” — and the cellar flooded.") == []
    assert _found("She read “The storm took the roof.” — Lena Okafor") == []


def test_the_signature_may_stand_in_the_next_paragraph() -> None:
    """A line that is nothing but a dash and a name signs the quotation above it."""
    text = "“The storm took the roof.”\n\n-- Lena Okafor, nurse\n\n“We rebuilt it.”\n— Ivo Brandt\n\nThe repairs go on."
    assert _found(text) == [
        ("Lena Okafor, nurse", "--", "“The storm took the roof.”"),
        ("Ivo Brandt", "—", "“We rebuilt it.”"),
    ]


def test_turns_of_a_transcript_are_their_speakers() -> None:
    """Each is one attribution, by a colon."""
    text = "Lena Okafor met Ivo Brandt.\n\nOKAFOR: We will talk.\n\nBRANDT: So will we.\n\nOKAFOR: Let us begin."
    assert _found(text) == [
        ("OKAFOR", ":", "We will talk."), ("BRANDT", ":", "So will we."), ("OKAFOR", ":", "Let us begin."),
    ]  # fmt: skip


def test_what_the_engine_found_in_such_a_line_gives_way() -> None:
    """A draft with words in the line is replaced, one elsewhere stays."""
    text = "“The storm took the roof.” — Lena Okafor\nThe mayor said help would come."
    elsewhere = Draft(content=(Span(text.index("help"), len(text) - 1),), cue=(Span(text.index("said"), text.index("said") + 4),),
                      source_span=(Span(text.index("The mayor"), text.index(" said")),))  # fmt: skip
    wrong = Draft(content=(Span(0, 10),), cue=(Span(27, 28),), source_span=(Span(29, 33),))
    found = _found(text, (wrong, elsewhere))
    assert ("The mayor", "said", "help would come") in found
    assert len(found) == 2
