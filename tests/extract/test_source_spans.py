"""Source spans without what the outlet adds."""

from __future__ import annotations

import pytest

from quoth.extract.source_spans import without_relative_clause
from quoth.language import load_language
from quoth.model import Span

PEOPLE = load_language("en").people


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Ana Breel, who runs the quay", "Ana Breel"),
        ("the quay trust, which owns the boats", "the quay trust"),
        ("Ana Breel, whose boat sank", "Ana Breel"),
        ("Ana Breel, the quay's owner", "Ana Breel, the quay's owner"),
        ("people who run the quay", "people who run the quay"),
        ("Ana Breel, who runs the quay, and Odo Lenz", "Ana Breel, who runs the quay, and Odo Lenz"),
        ("who", "who"),
    ],
)
def test_a_relative_clause_behind_a_comma_is_the_outlets(source: str, kept: str) -> None:
    """The clause is cut where it ends the source span; one that tells who is meant has no comma and stays."""
    text = f"It rained, {source} said."
    (span,) = without_relative_clause(text, (Span(11, 11 + len(source)),), PEOPLE)
    assert span.of(text) == kept
