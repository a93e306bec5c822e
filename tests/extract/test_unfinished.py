"""Contents that break off within a phrase."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.sentences import find_sentences
from quoth.extract.unfinished import with_finished
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


@pytest.mark.parametrize("case", list(read_cases("unfinished")), ids=lambda case: case.text)
def test_a_phrase_is_whole(case: Case) -> None:
    """A content that ends with "to", "for" or "the" has the rest of its clause, but nothing beyond its sentence or a role."""
    draft = Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"])
    (made,) = with_finished(case.text, [draft], find_sentences(case.text, ENGLISH.sentences), ENGLISH)
    assert [span.of(case.text) for span in made.content] == [case.expected[0]]


def test_words_of_others_end_where_they_end() -> None:
    """What stands in somebody's words goes on no further than those."""
    text = "Ivo Brandt said the fleet was expected to leave the port on Monday."
    whole = Span(text.index("the fleet"), text.index(" on Monday"))
    outer = Draft(content=(whole,), cue=(Span(11, 15),), source_span=(Span(0, 10),))
    inner = Draft(
        content=(Span(text.index("to leave"), text.index(" leave")),), cue=(Span(text.index("was"), text.index(" to")),)
    )
    made = with_finished(text, [outer, inner], find_sentences(text, ENGLISH.sentences), ENGLISH)
    assert made[0] is outer
    assert [span.of(text) for span in made[1].content] == ["to leave the port"]
