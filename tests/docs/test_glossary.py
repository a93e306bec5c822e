"""The glossary has the words that the record uses."""

from __future__ import annotations

import re

from quoth.model import schema
from tests.docs.pages import page

WORDS = re.findall(r"(?m)^\| ([a-z][a-z -]*) \|", page("docs/glossary.md"))[1:]
NOT_WORDS = {"id", "schema", "made_by", "source_confidence"}


def test_words_stand_once_and_in_order() -> None:
    """A word stands once, where the alphabet has it."""
    assert sorted(set(WORDS)) == WORDS


def test_what_a_record_holds_is_in_the_glossary() -> None:
    """Every part of a record, and every field of an attribution, is a word of the glossary."""
    fields = [field.removesuffix("s") for field in schema()["properties"]]
    fields += [*schema()["$defs"]["attribution"]["properties"]]
    assert [field for field in fields if field not in NOT_WORDS and field.replace("_", " ") not in WORDS] == []
