from __future__ import annotations

import pytest

from quoth.language import load_language

PEOPLE = load_language("en").people


def test_every_word_is_looked_up_in_lower_case() -> None:
    """Word lists hold folded words only, since they are looked up that way."""
    nouns = PEOPLE.nouns
    lists = (
        nouns.known,
        nouns.stand_ins,
        PEOPLE.honorifics,
        PEOPLE.never_in_names,
        PEOPLE.heads_end_at,
        PEOPLE.organisation_words,
    )
    assert all(word == word.casefold() for words in lists for word in words)


@pytest.mark.parametrize(
    ("name", "country"),
    [("norway", "Norway"), ("oslo", "Norway"), ("norwegian", "Norway"), ("u.s.", "United States"), ("holy see", "Vatican")],
)
def test_names_capitals_and_adjectives_mean_a_country(name: str, country: str) -> None:
    """A country is found by its name, its capital and its adjective."""
    assert PEOPLE.countries[name] == country


def test_nationalities_are_adjectives_and_no_names() -> None:
    """The adjectives are those of the countries, and hold neither a country nor a capital."""
    assert set(PEOPLE.nationalities) <= set(PEOPLE.countries)
    assert {"norwegian", "dutch", "south korean"} <= PEOPLE.nationalities
    assert not {country.casefold() for country in PEOPLE.countries.values()} & PEOPLE.nationalities
    assert "oslo" not in PEOPLE.nationalities


def test_gender_is_said_by_titles_and_roles_alone() -> None:
    """Titles and roles that say a gender do so; neutral ones are not listed."""
    gender = PEOPLE.nouns.gender
    assert (gender["mrs"], gender["spokesman"]) == ("female", "male")
    assert "spokesperson" not in gender
    assert "minister" not in gender


def test_variants_of_a_role_lead_to_one_word() -> None:
    """The word that stands for several variants is itself no variant of another."""
    assert all(word not in PEOPLE.nouns.same_role for word in PEOPLE.nouns.same_role.values())
