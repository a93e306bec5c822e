"""Runs of capitalised words: which words belong to one name, and which of them are titles before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoth.language.people import People
from quoth.resolve.nouns import is_body, is_place, is_role, is_title, is_topic
from quoth.resolve.words import Word, Words

_SMALL_WORDS_IN_NAME = 3
_LONGEST_ACRONYM = 6
_NICKNAME_MARKS = {(" “", "” "), (' "', '" '), (" ‘", "’ "), (" '", "' ")}


def runs(words: Words, places: range, people: People) -> Iterator[list[int]]:
    """Positions of words that form one capitalised run, within the line at `places`."""
    at, stop = places.start, places.stop
    while at < stop:
        if is_party(at, words, people):
            at = next((n for n in range(at + 1, stop) if not (words.all[n].capital and words.all[n].follows)), stop)
            continue
        if not words.all[at].capital or not _starts_name(at, words, people):
            at += 1
            continue
        run = [at]
        while (following := _next_in_run(run, words, stop, people)) is not None:
            run += range(run[-1] + 1, following + 1)
        yield run
        at = run[-1] + 1


def _starts_name(at: int, words: Words, people: People) -> bool:
    word = words.all[at]
    if _shouts(word) or _is_modifier(word, people) or _is_single_letters(word):
        return False
    if word.acronym and word.folded in people.countries:
        return True
    if word.folded in people.role_modifiers and words.adjacent(at) and words.all[at + 1].capital:
        return True  # New Selbry
    if _is_surname((), at, words, people) or _is_first_name(at, words, people):
        return True
    small = word.folded in people.never_in_names or word.folded in people.pronouns
    if word.acronym and small:
        return False
    return not small


def _is_single_letters(word: Word) -> bool:
    """Whether a word is letters that stand for places in a picture: "C-R", "L"."""
    return len(word.text) < 4 and "-" in word.text and all(len(part) == 1 for part in word.text.split("-"))


def before_party(place: int, words: Words, people: People) -> int:
    """Where the name ends whose bearer's party stands before `place`: "Ida Quell | (D-Wick), who"; `place` if none does."""
    first = words.position(place) - 1
    while first > 0 and words.all[first].capital and words.all[first].follows:
        first -= 1
    return words.all[first - 1].ends if first > 0 and is_party(first, words, people) else place


def is_party(at: int, words: Words, people: People) -> bool:
    """Whether a word behind a name tells the party and the place of its bearer: "Ida Quell, R-Wick," or "(D-Selbry)"."""
    if (
        not 0 < at < len(words.all)
        or "-" not in words.all[at].text
        or words.all[at].text[0].casefold() not in people.party_letters
    ):
        return False
    return words.all[at].text[1] == "-" and words.all[at - 1].capital and words.gap(at - 1).strip(" ") in (",", "(", "")


def _shouts(word: Word) -> bool:
    return word.text.isupper() and max(map(len, word.text.split("-"))) > _LONGEST_ACRONYM  # but: KXBC-TV


def _is_modifier(word: Word, people: People) -> bool:
    """Whether a capitalised compound only describes: "Guild-backed", "Lantia-based"."""
    head, hyphen, tail = word.folded.rpartition("-")
    origin = head in people.nationalities and tail in people.nationalities  # Norwegian-American
    return bool(hyphen and head and tail in people.modifier_endings) or origin


def _next_in_run(run: Sequence[int], words: Words, stop: int, people: People) -> int | None:
    """The position of the next capitalised word that belongs to `run`."""
    at = run[-1]
    if words.all[at].owns and not _owns_in_name(at, words, people):
        return None
    if _is_nickname(at + 1, stop, words):
        return at + 2
    for following in range(at + 1, min(at + 2 + _SMALL_WORDS_IN_NAME, stop)):
        if not words.adjacent(following - 1):
            return None
        word = words.all[following]
        if word.capital:
            named_so = _is_surname(run, following, words, people) or _is_first_name(following, words, people)
            small = _is_small(word, people) and not named_so
            fits = not (_shouts(word) or _is_modifier(word, people) or small or is_party(following, words, people))
            return following if fits and _joins(words.all[at + 1 : following], run, following, words, people) else None
    return None


def _is_nickname(at: int, stop: int, words: Words) -> bool:
    """Whether one word in quotation marks stands within a name: Otto “Lefty” Lind."""
    if at + 1 >= stop or not (words.all[at].capital and words.all[at + 1].capital):
        return False
    return (words.gap(at - 1), words.gap(at)) in _NICKNAME_MARKS


def _is_small(word: Word, people: People) -> bool:
    grows = word.folded in people.role_modifiers or word.folded in people.organisation_words  # Harbour Watch
    return word.folded in people.never_in_names and not word.acronym and not grows


def _is_surname(run: Sequence[int], at: int, words: Words, people: People) -> bool:
    """Whether a word as small as the name of a month is a surname behind `run`: "Ida May", "Mrs May", not "Ida Quell May 3"."""
    if words.all[at].folded not in people.surnames_too or at == 0:
        return False
    before, behind = words.all[at - 1], words.all[at + 1] if words.adjacent(at) else None
    if behind is not None and (behind.capital or behind.text[0].isdigit()):
        return False
    if not run:
        return words.adjacent(at - 1) and before.folded in people.honorifics
    named = before.folded in people.countries or is_body(before, people)
    return run[-1] == at - 1 and title_end(run, words, people) == len(run) - 1 and not named


def _is_first_name(at: int, words: Words, people: People) -> bool:
    """Whether a word as small as "will" is a first name: "Governor Will Quell", not in a headline "Quell Will Meet Lind"."""
    if words.all[at].folded not in people.first_names_too or not (at and words.adjacent(at - 1) and words.adjacent(at)):
        return False
    before, behind = words.all[at - 1], words.all[at + 1]
    surname = behind.capital and not _is_small(behind, people) and not is_title(behind, people)
    return surname and (not before.capital or is_title(before, people))


def _owns_in_name(at: int, words: Words, people: People) -> bool:
    """Whether a possessive goes on to be a name: "People's Daily", "Growers' Union", not "Lantia's Foreign Ministry"."""
    word = words.all[at]
    following = words.all[at + 1 : at + 2]
    if not following or not following[0].capital or following[0].folded not in people.organisation_words:
        return False
    office = following[0].folded == "office" and word.folded in people.nouns.roles  # the Port Attorney's Office
    return office or word.folded in people.owners_in_names or (_is_plural_owner(word) and word.folded not in people.countries)


def _is_plural_owner(word: Word) -> bool:
    """Whether a possessive is that of several: "the Growers' Union"."""
    return word.owns and word.ends == word.end + 1


def _joins(between: Sequence[Word], run: Sequence[int], following: int, words: Words, people: People) -> bool:
    """Whether the small words between two capitalised ones belong to a name: "of the" in a body's name, "van der"."""
    if not between:
        return True
    if all(word.folded in people.name_particles for word in between):
        return True
    small = [word.folded for word in between]
    if small == ["and"]:
        return _goes_on(run, words, following, people)
    if small[0] not in people.name_prepositions or any(word != "the" for word in small[1:]):
        return False
    return _prepositional(small, run, words.all[following], words, people)


def _prepositional(small: Sequence[str], run: Sequence[int], following: Word, words: Words, people: People) -> bool:
    """Whether a preposition, perhaps with an article, belongs to the name of a body or office: "Bank of", "Institute for the"."""
    head = words.all[run[-1]]
    if small[0] == "on":
        return len(small) == 1 and head.folded in people.organisation_words
    body = is_body(head, people) or (_is_joined(run, words) and any(is_body(words.all[at], people) for at in run))
    if small[0] == "in":  # the National Institute for Research in Health, but: in Wick
        return len(small) == 1 and body and is_topic(following, people)
    local = small == ["for"] and is_topic(head, people) and is_place(following.folded, people)  # Transport for London
    return body or local or (small[0] == "of" and head.folded in people.office_heads)


def _goes_on(run: Sequence[int], words: Words, following: int, people: People) -> bool:
    """Whether "and" goes on with what a body deals with: "Department of Housing and Urban Development", "Trade and Industry"."""
    if not is_topic(words.all[following], people):
        return False
    named = any(is_body(words.all[at], people) for at in run)
    behind = words.all[following + 1] if words.adjacent(following) else None
    body = behind is not None and is_body(behind, people) and not behind.folded.endswith("s") and _is_joined(run, words)
    if named and behind is not None and (body or is_title(behind, people)):
        return False  # the Ministry of Health and Education Minister Ida Quell, but: the House Ways and Means Committee
    return is_topic(words.all[run[-1]], people) or (named and _is_joined(run, words))


def _is_joined(run: Sequence[int], words: Words) -> bool:
    """Whether small words stand within a run already."""
    return any(not words.all[at].capital for at in run)


def title_end(run: Sequence[int], words: Words, people: People) -> int:
    """How many words of a run are a title before the name: "Senior Colonel | Ren Holm", "General Motors" none."""
    found = [n for n, at in enumerate(run) if is_title(words.all[at], people) or _is_before_name(n, run, words, people)]
    opens = next((n for n, at in enumerate(run) if words.all[at].folded not in people.role_modifiers), 0)
    opening = words.all[run[opens]].folded
    if len(run) > opens + 2 and (opening in people.nouns.vague_roles or ("-" in opening and is_role(opening, people))):
        found = found or [opens]  # Teen Runa Telle, Co-author Runa Telle, at a sentence's start
    end = next((number for number in reversed(range(len(run))) if words.all[run[number]].folded not in people.name_suffixes), 0)
    cut = next((number + 1 for number in reversed(found) if number < end), 0)  # but: Aldo King Jr.
    if cut and words.all[run[cut]].folded == "of":  # Secretary of State Rex Holm
        behind = ((n, words.all[run[n]]) for n in range(cut + 1, len(run)))
        cut = next((n for n, word in behind if word.capital and not is_topic(word, people)), len(run))
    owner = cut + 1 < len(run) and words.all[run[cut]].owns  # the Wick Attorney General's Office
    body = cut and all(is_body(words.all[at], people) or words.all[at].folded in people.nouns.groups for at in run[cut:])
    return 0 if owner or body else cut


def _is_before_name(number: int, run: Sequence[int], words: Words, people: People) -> bool:
    """Whether a word is the party or title of those behind it: "Republican Otto Lind", not "Republican National Committee"."""
    word, behind = words.all[run[number]], [words.all[at] for at in run[number + 1 :]]
    if word.owns or (word.folded not in people.nouns.partisans and word.folded not in people.plural_titles):
        return False
    return not any(is_body(other, people) or other.folded in people.countries for other in behind)


def _is_staff(words: Sequence[Word], people: People) -> bool:
    """Whether a title has become the name of people: "General Staff", but not "Chief of Staff"."""
    return words[-1].folded in people.nouns.irregular_plurals and all(word.capital for word in words)


def is_all_titles(name: Iterable[Word], people: People) -> bool:
    """Whether a run is an office and no name: "Prime Minister", "Foreign Secretary"."""
    words = list(name)
    if len(words) > 1 and words[-1].folded in people.nouns.roles and (words[-2].acronym or is_body(words[-2], people)):
        return True  # the former House Speaker
    if not any(is_title(word, people) or word.folded in people.nouns.vague_roles for word in words) or _is_staff(words, people):
        return False
    beside = people.office_words | people.role_modifiers | people.nouns.vague_roles
    return all(is_title(word, people) or word.folded in beside or not word.capital for word in words)
