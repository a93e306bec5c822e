from __future__ import annotations

import pytest

from quoth.language import load_language
from quoth.model import Span
from quoth.resolve.names import NameMention, find_names
from quoth.resolve.words import Words, initials, is_acronym

PEOPLE = load_language("en").people


def names(text: str) -> list[NameMention]:
    """The names found in `text`."""
    return list(find_names(Words(text), PEOPLE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prime Minister Ida Quell met Otto Lind.", ["Ida Quell", "Otto Lind"]),
        ("They met Joost van der Helm in Wick.", ["Joost van der Helm", "Wick"]),
        ("the Bank of Selbry and the Front for the Renewal of Velmora", ["Bank of Selbry", "Front for the Renewal of Velmora"]),
        ("that Lantia's Foreign Ministry said", ["Lantia", "Foreign Ministry"]),
        ("the People's Daily wrote", ["People's Daily"]),
        ("the Guild-backed Black Tide fled", ["Black Tide"]),
        ("the Department of Housing and Urban Development", ["Department of Housing and Urban Development"]),
        ("members of the Harbour and Quay Workers' Union (HQWU)", ["Harbour", "Harbour and Quay Workers' Union", "HQWU"]),
        ("in New Selbry and on New Coast Radio", ["New Selbry", "New Coast Radio"]),
        ("Police said on Monday that he and Trade were fine", ["Trade"]),
        ("the former House Speaker and the Prime Minister", []),
        ("right-wing Israelis and House Republicans", []),
        ("Norwegian officials", []),
        ("the General Staff said", ["General Staff"]),
        ("Rain fell. Marchers and Dockworkers sang.", []),
        ("A boat. KBC/Ammo Petrik", ["KBC"]),
    ],
)
def test_names_are_found_without_titles_and_common_words(text: str, found: list[str]) -> None:
    """Runs of capitalised words are names, without titles before them, owners and capitalised common words."""
    mentions = names(f"{text} after long talks about money")
    assert [mention.text for mention in mentions if not mention.opens] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Older boats sank. They left.", []),
        ("Dozens of pilots left.", []),
        ("Millions said so.", []),
        ("Target said it would close.", ["Target"]),
        ("Target, which sells boats, left.", ["Target"]),
        ("Target stores left. We saw Target fail.", ["Target", "Target"]),
        ("Okafor supporters left.", ["Okafor"]),
    ],
)
def test_a_plain_word_that_opens_a_sentence_is_no_name(text: str, found: list[str]) -> None:
    """Unless a verb or a comma follows it and it is no plural, or it has a capital elsewhere."""
    assert [mention.text for mention in names(text)] == found


@pytest.mark.parametrize(
    ("text", "role", "titled"),
    [
        ("ministry spokesman Idris Kanoro said", "ministry spokesman", True),
        ("the jailed director Ida Quell said", "jailed director", True),
        ("asked whether President Ida Quell knew", "President", True),
        ("Peter Holm, deputy director of the port, said", "deputy director of the port", False),
        ("Peter Holm, 61, a retired pilot, said", "retired pilot", False),
        ("Peter Holm, founder of Tramco who left in May, said", "founder of Tramco", False),
        ("Peter Holm, who was a pilot, said", None, False),
        ("the spokesman, Peter Holm, said", "spokesman", False),
        ("the geophysicist Peter Holm said", "geophysicist", True),
        ("they met Peter Holm", None, False),
    ],
)
def test_the_role_beside_a_name(text: str, role: str | None, titled: bool) -> None:
    """A role stands right before a name, behind its comma, or before one; a clause is none."""
    (mention,) = [mention for mention in names(text) if mention.words[-1] in ("Kanoro", "Quell", "Holm")]
    assert (mention.role, mention.titled) == (role, titled)


def test_what_stands_beside_a_name_is_noted() -> None:
    """Age, acronym, a noun for the body, a place's preposition and the pronoun that follows are noted."""
    assert names("the passenger, Tove Lind, 42, said")[0].age == 42
    assert names("a 42-year-old nurse Tove Lind")[0].age == 42
    assert names("the Rail Safety Branch (RSB)")[0].acronym == "RSB"
    assert names("Lena Holm (C-R) waves")[0].acronym is None
    assert names("the newspaper Ostkurier")[0].body == "newspaper"
    assert names("the armed group Black Tide")[0].body == "armed group"
    assert names("they met in Crystal Bay")[0].place
    assert names("near Nordbank said it regretted")[0].follower == "thing"
    assert names("told Ida Quell said she regretted")[0].follower == "female"
    assert names("for Ida Quell (@quell)")[0].handle


def test_a_headline_is_told_from_a_sentence() -> None:
    """A line in title case or capitals is a headline, even with a full stop; a short sentence full of names is none."""
    assert not any(mention.headline for mention in names("Minister Ida Quell met Otto Lind."))
    assert all(mention.headline for mention in names("RESCUERS Reach MINERS AT LAST, SAYS OKAFOR"))
    assert all(mention.headline for mention in names("Harbour Master Okafor Says Port Is Safe"))
    assert all(mention.headline for mention in names("Media Reports Reveal Reason Behind Firing Of Okafor."))
    assert not any(mention.headline for mention in names("Harbour master Lena Okafor says that the port is safe again."))


def test_words_have_places_possessives_and_contractions() -> None:
    """A word knows where it stands, whether it owns something, and ends before a contraction."""
    words = Words("The workers' union of U.S. Rep. Quell's said I've won.")
    assert [word.text for word in words.all] == ["The", "workers", "union", "of", "U.S.", "Rep.", "Quell", "said", "I", "won"]
    assert [word.text for word in words.all if word.owns] == ["workers", "Quell"]
    assert all(words.text[word.start : word.end] == word.text for word in words.all)


def test_words_within_a_span_are_whole_unless_it_cuts_its_only_one() -> None:
    """A span that cuts a word at its edge is without it, one inside a single word has that word."""
    words = Words("The harbour is safe")
    assert [word.text for word in words.within(Span(0, 9))] == ["The"]
    assert [word.text for word in words.within(Span(6, 9))] == ["harbour"]


def test_acronyms_and_initials() -> None:
    """Two to six capitals are an acronym; initials are those of the capitalised words."""
    assert [word for word in ("RSB", "U.N.", "C-R", "Rsb", "SEVENXX", "A") if is_acronym(word)] == ["RSB", "U.N."]
    assert initials("Committee of the Blue Star".split()) == "CBS"
