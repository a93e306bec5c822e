"""Names whose kind a text proves, and the same names with other letters."""

from __future__ import annotations

import random

from quoth.language import load_language
from training.names import disguised, proven_names

PEOPLE = load_language("en").people
TEXT = (
    "Mayor Lena Okafor spoke for an hour about boats in Selbry. Later that evening Okafor came to meet "
    "the whole Quay Council, some Democrats and, as was said before, also Otto Lind.\n"
    "Elsewhere, boats waited; they went elsewhere."
)


def _known(text: str) -> list[tuple[str, str]]:
    return [(name.span.of(text), name.kind) for name in proven_names(text, PEOPLE)]


def test_titles_nouns_prepositions_and_small_letters_prove_kinds() -> None:
    """Of "Otto Lind" nothing is proven, so nothing is learned from him."""
    assert _known(TEXT) == [
        ("Lena Okafor", "person"),
        ("Selbry", "place"),
        ("Okafor", "person"),
        ("Quay Council", "organisation"),
        ("Democrats", "group"),
        ("Elsewhere", "none"),
    ]


def test_a_title_proves_more_than_the_name_of_a_state() -> None:
    """Whoever is called Mrs. Montana is no place."""
    text = "The pilots were met by Mrs. Montana, who thanked them all for what they had done for her town."
    assert _known(text) == [("Montana", "person")]


def test_disguised_names_are_the_same_everywhere_and_stay_in_place() -> None:
    """Words that tell what they name, and those that are no names, are left."""
    names = list(proven_names(TEXT, PEOPLE))
    hidden = disguised(TEXT, names, PEOPLE, random.Random(1))
    assert len(hidden) == len(TEXT)
    lena, selbry, again, council, _, elsewhere = (name.span.of(hidden) for name in names)
    assert lena != "Lena Okafor"
    assert lena.split()[1] == again
    assert selbry != "Selbry"
    assert council.split()[1] == "Council"
    assert elsewhere == "Elsewhere"
    assert "Otto Lind" in hidden
