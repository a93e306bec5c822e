from __future__ import annotations

import pytest

from quoth.language import load_language
from quoth.model import Span
from quoth.resolve.joining import joint_parts
from quoth.resolve.phrase import Phrase, kind_of, look_at, pronoun_of
from quoth.resolve.words import Words

PEOPLE = load_language("en").people


def phrase(text: str) -> Phrase:
    """All of `text` as a phrase."""
    found = look_at(Words(text), Span(0, len(text)), PEOPLE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("the Foreign Ministry spokesman", "spokesman", "unnamed"),
        ("a senior official familiar with the talks", "official", "unnamed"),
        ("survivors rescued from the wreck", "survivors", "group"),
        ("a recently published biography", "biography", "document"),
        ("the family of a jailed lawmaker", "family", "group"),
        ("a group of lawyers", "group", "group"),
        ("a group", "group", "organisation"),
        ("the text of the accord", "text", "document"),
        ("36 percent of voters", "percent", "group"),
        ("sanctions targeting Norway", "sanctions", "document"),
        ("the New Herald Post", "Post", "organisation"),
        ("an astrophysicist", "astrophysicist", "unnamed"),
        ("local media", "media", "group"),
        ("the regional court", "court", "organisation"),
    ],
)
def test_head_and_kind_of_a_description(text: str, head: str, kind: str) -> None:
    """The head noun of a description, and the kind of source that it names."""
    found = phrase(text)
    assert (found.head.text, kind_of(found, PEOPLE)) == (head, kind)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("she", "third"),
        ("We", "first"),
        ("who", "relative"),
        ("one of the ministers", "indefinite"),
        ("US", None),
        ("she-wolves", None),
    ],
)
def test_a_pronoun_is_told_from_other_words(text: str, person: str | None) -> None:
    """A pronoun stands alone or before a preposition; "US" is a country."""
    found = pronoun_of(phrase(text), PEOPLE)
    assert (found.person if found else None) == person


@pytest.mark.parametrize(
    ("text", "last", "parts"),
    [
        ("Quell and Norway", 1, ["Quell", "Norway"]),
        ("Norway, Peru and Chile", 2, ["Norway", "Peru", "Chile"]),
        ("both the minister and her office", 3, ["the minister", "her office"]),
        ("neither Quell nor Lind", 2, ["Quell", "Lind"]),
        ("Quell and the Ministry of Trade and Health", 1, ["Quell", "the Ministry of Trade and Health"]),
    ],
)
def test_the_parts_of_a_joint_source(text: str, last: int, parts: list[str]) -> None:
    """Sources come apart at commas and at the last joining "and" or "nor"."""
    assert [part.of(text) for part in joint_parts(Words(text), phrase(text), last)] == parts


def test_what_a_description_is_called() -> None:
    """The name of a description ends before a relative clause and before a comma; determiners tell its definiteness."""
    text = "the driver, who was held"
    found = phrase(text)
    assert found.named.of(text) == "the driver"
    assert found.definite
    assert not found.indefinite
    assert phrase("a driver").indefinite
