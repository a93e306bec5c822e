"""Whether two sources bear one name."""

from __future__ import annotations

import pytest

from quoth.evaluate.names import same_name
from quoth.model import Source, SourceId, SourceKind


def _source(name: str | None, kind: SourceKind) -> Source | None:
    return None if name is None else Source(id=SourceId("s1"), name=name, kind=kind)


@pytest.mark.parametrize(
    ("gold", "made", "same"),
    [
        ("Ada Quill", "Ada Quill", True),
        ("Ada Quill", "President Ada Quill", True),
        ("Ada Quill", "Quill", True),
        ("Ada Quill", "quill’s", True),
        ("Quill", "Ada Quill", True),
        ("Ada Quill", "Ben Quill", False),
        ("Ada Quill", "harbour board chair Ada Marie Quill", False),
        ("Ada Quill", "board chair Ada Marie Quill", True),
        ("Ada Quill", "she", False),
        ("the President", "the", True),
        (None, None, True),
        ("Ada Quill", None, False),
        (None, "Ada Quill", False),
    ],
)
def test_same_person(gold: str | None, made: str | None, same: bool) -> None:
    """Case, titles, possessives and short forms do not matter; other names and absence do."""
    assert same_name(_source(gold, "person"), _source(made, "unnamed")) is same


def test_last_word_of_an_organisation() -> None:
    """Only persons are known by their last name."""
    assert same_name(_source("Quill", "person"), _source("Ada of the long line of the house of Quill", "person"))
    assert not same_name(_source("Council", "organisation"), _source("the city of Eastport and its Council", "person"))
