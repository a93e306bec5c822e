"""How names are taken apart, and which two fit."""

from __future__ import annotations

import pytest

from quoth.resolve.across.evidence import read_role
from quoth.resolve.across.fit import fit_names
from quoth.resolve.across.names import PersonName, read_name
from quoth.resolve.across.sighting import ActorKind


def _fit(one: str, other: str, kind: ActorKind = "person") -> str | None:
    fit = fit_names(read_name(one, kind, "en"), read_name(other, kind, "en"))
    return None if fit is None or fit.other_given else fit.why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Lena Okafor", "Dr Lena Okafor", "same name"),
        ("Lena Okafor", "Okafor", "the one's surname alone"),
        ("Lena Okafor", "L. Okafor", "initials and given names"),
        ("Lena Okafor", "Lena Amara Okafor", "one name, more and less of it"),
        ("Robert Holm", "Bob Holm", "given name and its short form"),
        ("Oleh Zelinskyy", "Oleh Selinskij", "one name in two spellings"),
        ("Mira Lund", "Mira Lund-Sorel", "a surname in common, as before and after marriage"),
        ("Mira Falk", "Mira Berge née Falk", "a surname in common, as before and after marriage"),
        ("Lena Okafor", "Jonas Okafor", None),
        ("Otto Lind", "Otto Lund", None),
        ("Anna Maria Holm", "Anna Maria Lind", None),
        ("David A. Corr", "David M. Corr", None),
        ("L. Okafor", "Jonas Okafor", None),
    ],
)
def test_persons_names_fit(one: str, other: str, why: str | None) -> None:
    """Two names fit one person, by the rule named, or do not."""
    assert _fit(one, other) == why
    assert _fit(other, one) == why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Nordbank", "Nordbank Group", "same name"),
        ("Health Ministry", "Ministry of Health", "same name, which many bodies have"),
        ("Norwegian Health Ministry", "Health Ministry of Norway", "same name"),
        ("Norway", "Norwegian government", "same name"),
        ("Harbour and Quay Workers' Union", "HQWU", "the one's initials are the other's name"),
        ("Strand Institute for Ocean Studies", "Strand Institute", "the one's name is part of the other's"),
        ("Norwegian Health Ministry", "Ghanaian Health Ministry", None),
        ("Norvik Steel", "Norvik Steel Workers' Union", None),
        ("Selbry Hospital", "Selbry College", None),
    ],
)
def test_bodies_names_fit(one: str, other: str, why: str | None) -> None:
    """Two names fit one body, by the rule named, or do not."""
    assert _fit(one, other, "organisation") == why
    assert _fit(other, one, "organisation") == why


def test_a_name_is_taken_apart() -> None:
    """Title, given names, particle, double surname, birth name and generation."""
    name = read_name("Sir Anton K. van der Lund-Sorel Jr. née Falk", "person", "en")
    assert isinstance(name, PersonName)
    assert (name.given, name.surname, name.former, name.generation) == (("anton", "k"), ("lund", "sorel"), ("falk",), "jr")


@pytest.mark.parametrize("text", ["van", "Jr.", "née", "von der", "O", "é", "III", "김정은", "née Falk"])
def test_odd_names_are_names(text: str) -> None:
    """A particle, a suffix or one letter alone is taken as a name."""
    name = read_name(text, "person", "en")
    assert isinstance(name, PersonName)
    assert name.surname
    assert name.keys()
    assert read_name(text, "organisation", "en").keys()


def test_a_role_tells_field_country_and_gender() -> None:
    """What stands around the head noun says more than the head noun."""
    coach = read_role("president of the Norwegian football club", "en")
    assert (coach.head, set(coach.fields), set(coach.countries)) == ("president", {"sport"}, {"norway"})
    assert read_role("Ms", "en").head == ""
    assert read_role("government spokeswoman", "en").gender == "female"
