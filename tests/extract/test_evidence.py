"""What appears to show something."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.evidence import with_evidence
from quoth.language import load_language
from quoth.model import Span

ENGLISH = load_language("en")


def _divided(text: str, cue: str) -> tuple[str, str, str]:
    """Source, cue and content of a draft whose content was all around `cue`."""
    at = Span(text.index(cue), text.index(cue) + len(cue))
    draft = Draft(content=(Span(0, at.start - 1), Span(at.end + 1, len(text) - 1)), cue=(at,))
    (made,) = with_evidence(text, [draft], ENGLISH)
    source, cues, content = (" … ".join(span.of(text) for span in spans) for spans in (made.source_span, made.cue, made.content))
    return source, cues, content


@pytest.mark.parametrize(
    ("text", "cue", "source", "whole", "content"),
    [
        ("The pictures appear to show a ship.", "appear", "The pictures", "appear to show", "a ship"),
        ("The logs seemed to indicate that it sank.", "seemed", "The logs", "seemed to indicate", "that it sank"),
        ("A letter appears to have confirmed it.", "appears", "A letter", "appears to have confirmed", "it"),
        ("Her words seem to clearly suggest a deal.", "seem", "Her words", "seem to clearly suggest", "a deal"),
    ],
)
def test_what_appears_to_show_is_the_source(text: str, cue: str, source: str, whole: str, content: str) -> None:
    """The subject is the source, the verb of showing stands in the cue, and what is shown is left as the content."""
    assert _divided(text, cue) == (source, whole, content)


@pytest.mark.parametrize(
    ("text", "cue"), [("The ship appears to sink.", "appears"), ("The ship is said to show a flag.", "is said")]
)
def test_what_only_appears_or_is_said_to_show_is_nobodys(text: str, cue: str) -> None:
    """Another verb shows nothing, and of what is said there is no source."""
    before, after = text.rstrip(".").split(f" {cue} ")
    assert _divided(text, cue) == ("", cue, f"{before} … {after}")
