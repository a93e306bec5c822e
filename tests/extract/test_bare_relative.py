"""Relative clauses without a relative pronoun."""

from __future__ import annotations

import pytest

from quoth.extract.bare_relative import with_bare_relatives
from quoth.extract.draft import Draft
from quoth.language import load_language
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


@pytest.mark.parametrize("case", list(read_cases("bare_relative")), ids=lambda case: case.text)
def test_what_is_meant_stands_before_the_clause(case: Case) -> None:
    """The content is the phrase before a bare relative clause; behind a whole clause it is what follows."""
    draft = Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"])
    (made,) = with_bare_relatives(case.text, [draft], ENGLISH)
    assert [span.of(case.text) for span in made.content] == [case.expected[0]]
