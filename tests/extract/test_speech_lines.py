"""Signed quotations and transcripts: what a whole line proves."""

import pytest

from quoth.extract.draft import Draft
from quoth.extract.speech_lines import with_speech_lines
from quoth.model import Span


def _found(text: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, str, str]]:
    return [
        (draft.source_span[0].of(text), draft.cue[0].of(text), draft.content[0].of(text))
        for draft in with_speech_lines(text, drafts)
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


def test_lines_of_a_transcript_belong_to_the_names_before_the_colon() -> None:
    """Three lines or more with names in capitals are a transcript, in quotation marks or without."""
    text = "OKAFOR: We will talk to anybody.\n\n“BRANDT: So will we.\n\nOKAFOR: Then let us begin."
    assert _found(text) == [
        ("OKAFOR", ":", "We will talk to anybody."),
        ("BRANDT", ":", "So will we."),
        ("OKAFOR", ":", "Then let us begin."),
    ]


def test_one_label_with_a_colon_is_no_transcript() -> None:
    """A dateline or a heading in capitals does not make its line somebody's words."""
    assert _found("UPDATE: The quay is closed.\nNOTE: The quay is open again.\nThe ferries wait.") == []


def test_what_the_engine_found_in_such_a_line_gives_way() -> None:
    """A draft with words in the line is replaced, one elsewhere stays."""
    text = "“The storm took the roof.” — Lena Okafor\nThe mayor said help would come."
    elsewhere = Draft(content=(Span(text.index("help"), len(text) - 1),), cue=(Span(text.index("said"), text.index("said") + 4),),
                      source_span=(Span(text.index("The mayor"), text.index(" said")),))  # fmt: skip
    wrong = Draft(content=(Span(0, 10),), cue=(Span(27, 28),), source_span=(Span(29, 33),))
    found = _found(text, (wrong, elsewhere))
    assert ("The mayor", "said", "help would come") in found
    assert len(found) == 2
