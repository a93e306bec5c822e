"""Titles and roles that stand beside a name and tell what its bearer is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from quoth.language.people import People
from quoth.resolve.nouns import is_body, is_role, is_titular, is_topic, role_head
from quoth.resolve.words import Word, Words

ROLE_WORDS = 6
"""The most words of a role before a name."""
_LONGEST_ACRONYM = 6
_ABBREVIATED = r"\.(?=\w)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.(?=\s[A-Z])|(?<=\b(?:Mrs|Rep|Sen|Gov|Gen))\.(?=\s[A-Z])"
_LISTED = r",(?=(?:\s[a-z-]+(?:\s[a-z-]+)?,?){1,3}\sand\s[a-z-]+(?:\s[a-z-]+)?\s(?:for|at|of|with)\s(?:the\s)?[A-Z])"
"""A comma within a role: "vice president of industry, labor and economics for the Quay Institute"."""
_BEHIND = re.compile(
    rf"(?:,\s+(?:aged\s+)?\d{{1,3}})?,\s+(?P<role>(?:[^,.;:!?()\n\"“”—–]|{_ABBREVIATED}|{_LISTED}){{3,240}})"
    r"(?=\s*\(|[,.;:!?)\n\"”—–]|$)"
)


class Role(NamedTuple):
    """A role beside a name, None if there is none; `first` is the position of its first word if it stands right before.

    `further` is the one behind the comma of a name with a mere title ("Senator Ida Quell, head of the Quay Committee"), or the
    second of two ("port editor and former pilot Ida Quell").
    """

    text: str | None
    first: int
    further: str | None = None


def role_around(first: int, last: int, words: Words, people: People) -> Role:
    """The role of the bearer of the name from `first` to `last`: right before it, behind its comma, or before one."""
    start = _role_start(first, words, people)
    if start < first:
        text, earlier = _titled(start, first, words, people), _earlier_role(start, words, people)
        if earlier < start:
            return Role(words.plain(words.all[earlier].start, words.all[start - 2].ends), earlier, text)
        plain = all(word.folded in people.honorifics for word in words.all[start:first])
        further = _role_behind(words.all[last], words, people) if plain or _opens_with_a(last, words, people) else None
        return Role(text, start, further)
    home = first > 0 and words.adjacent(first - 1) and words.all[first - 1].folded in people.home_prepositions
    behind = None if home else _role_behind(words.all[last], words, people)  # Ida Quell of Wick, a doctor
    country = words.all[last].folded in people.countries  # the chief of the port in Oslo, Norway
    return Role(behind or (None if country else _role_before_comma(first, words, people)), first)


def _titled(start: int, first: int, words: Words, people: People) -> str:
    """The title from `start` to before `first`; one that stands before several names is that of each."""
    last = words.all[first - 1]
    single = people.plural_titles.get(last.folded)
    title = words.plain(words.all[start].start, last.ends)
    return title if single is None else f"{title.removesuffix(last.text)}{single}"


def _opens_with_a(last: int, words: Words, people: People) -> bool:
    """Whether "a" opens what stands behind a name's comma, so that it is about its bearer and nobody else."""
    return last + 1 < len(words.all) and words.all[last + 1].folded in people.indefinite


def _role_start(first: int, words: Words, people: People) -> int:
    """The position where the title or role right before the name at `first` begins; `first` if there is none."""
    if first == 0 or not words.adjacent(first - 1) or not _is_role_word(words.all[first - 1], people):
        return first
    start = first - 1
    while start > 0 and first - start < ROLE_WORDS and words.adjacent(start - 1) and in_role(start - 1, words, people):
        start -= 1
    if is_role(words.all[first - 1].folded, people):  # the wife of | President Otto Lind
        start = next((at + 1 for at in reversed(range(start, first - 1)) if _governs_another(at, words, people)), start)
    while start < first - 1 and words.all[start].folded in ("of", "and"):
        start += 1
    return start


def _governs_another(at: int, words: Words, people: People) -> bool:
    """Whether "of" at `at` makes the title behind it that of somebody else than whom the noun before it means."""
    return words.all[at].folded == "of" and at > 0 and not is_body(words.all[at - 1], people)


def _earlier_role(start: int, words: Words, people: People) -> int:
    """Where a role begins that "and" joins to the one at `start`, which it is if a word before it says that others may have it.

    "Port editor and former pilot Ida Quell" is one person, "the editor and pilot Ida Quell" are perhaps two.
    """
    head = start - 2
    joined = head >= 0 and words.all[start - 1].folded == "and" and words.adjacent(start - 1) and words.adjacent(head)
    joined = joined and words.all[start].folded not in people.forms_of_address  # Mr. Baker and Mrs. Lind
    if not joined or not is_role(words.all[head].folded, people) or words.all[head].owns:
        return start
    first = head
    while first > 0 and head - first < ROLE_WORDS and words.adjacent(first - 1) and in_role(first - 1, words, people):
        first -= 1
    opens = first == 0 or not words.adjacent(first - 1)
    return first if opens else start


def _is_role_word(word: Word, people: People) -> bool:
    if word.owns:
        return False
    nouns = people.nouns
    if word.capital:
        listed = (people.honorifics, nouns.roles, nouns.vague_roles, nouns.partisans, people.office_words, people.plural_titles)
        compound = "-" in word.folded and is_role(word.folded, people)  # Co-author
        return compound or is_titular(word.folded, people) or any(word.folded in known for known in listed)
    return word.folded in people.honorifics or (is_role(word.folded, people) and word.folded not in nouns.partisans)


def in_role(at: int, words: Words, people: People) -> bool:
    """Whether the word at `at`, before a role noun, belongs to the role."""
    word = words.all[at]
    if word.folded in ("of", "and"):
        return _joins_role(at, words, people)
    named = word.capital and word.folded in people.organisation_words
    if word.acronym or named or word.folded in people.role_modifiers:
        return True
    shouted = word.text.isupper() and len(word.text) > _LONGEST_ACRONYM  # WATCHED Senator Ida Quell, in a page's furniture
    if shouted or (words.all[at + 1].capital and not word.capital and "-" not in word.text):
        return False  # asked whether President Holm
    if word.folded in people.determiners or word.folded in people.heads_end_at or word.folded in people.never_in_names:
        return False
    if not word.capital and word.folded.endswith(("ed", "ing", "ly")):  # the jailed director, but: they jailed director Holm
        return at > 0 and words.adjacent(at - 1) and words.all[at - 1].folded in people.determiners
    return True


def _joins_role(at: int, words: Words, people: People) -> bool:
    """Whether "of" or "and" stands in a role: "head of", "House of Representatives Speaker", "Trade and Industry Secretary"."""
    before, behind = words.all[at - 1] if at else words.all[at], words.all[at + 1]
    if words.all[at].folded == "of":
        body = before.capital and before.folded in people.organisation_words and behind.capital
        return is_titular(before.folded, people) or (body and not is_titular(behind.folded, people))
    other = at > 2 and words.all[at - 2].folded == "of" and words.all[at - 3].folded not in people.nouns.roles
    return is_topic(before, people) and is_topic(behind, people) and not other


def _role_behind(last: Word, words: Words, people: People) -> str | None:
    """The role in an apposition: "Peter Holm, deputy director of the port, said"."""
    if last.owns or words.text[last.ends : last.ends + 1] != ",":
        return None
    match = _BEHIND.match(words.text, last.ends)
    if not match:
        return None
    places = words.line(*match.span("role"))
    role = [words.all[at] for at in places]
    clause = next((number for number, word in enumerate(role) if number and word.folded in people.relative), len(role))
    stop = min(clause, _list_end(role, words, people))
    role, end = role[:stop], match.end("role") if stop == len(role) else role[stop - 1].ends
    if role_head(role, people) is None or _is_clause(role, people) or _names_another(role, people):
        return None
    if role[0].folded in people.determiners and len(role) > 1:
        role = role[1:]
    return words.plain(role[0].start, end)


def _list_end(role: Sequence[Word], words: Words, people: People) -> int:
    """How many words of `role` stand before its comma; all if a list of what "of" governs goes on there, with no verb in it."""
    comma = next(
        (number for number, word in enumerate(role) if number and "," in words.text[role[number - 1].ends : word.start]), 0
    )
    listed = any(word.folded == "of" for word in role[:comma])
    verb = any(word.folded in people.finite or word.folded.endswith("ed") for word in role[comma:])
    return comma if comma and (verb or not listed) else len(role)


def _is_clause(role: Sequence[Word], people: People) -> bool:
    """Whether what stands behind the comma has a verb of its own or begins with a pronoun ("today thanked the leader")."""
    first = role[0].folded
    pronoun = first in people.pronouns and first not in people.possessives
    leading = pronoun or first in people.relative | people.heads_end_at | people.joining  # Ida Quell, 54, and her husband
    return leading or any(word.folded in people.finite for word in role) or _does_to_another(role, people)


def _does_to_another(role: Sequence[Word], people: People) -> bool:
    """Whether the role noun is an object: a word in -ed and a determiner or possessive stand before it."""
    before = list(takewhile(lambda word: word.owns or not is_role(word.folded, people), role))
    determined = people.possessives | people.indefinite | {"the"}
    return any(verb.folded.endswith("ed") and not verb.capital and noun.folded in determined for verb, noun in pairwise(before))


def _names_another(role: Sequence[Word], people: People) -> bool:
    """Whether a name follows the role noun, so that it is another's: "port director Ida Quell", "Majority Leader Quell"."""
    core = list(takewhile(lambda word: word is role[0] or word.folded not in people.heads_end_at, role))
    last = max((number for number, word in enumerate(core) if is_role(word.folded, people) and not word.owns), default=len(core))
    behind = core[last + 1 : last + 2]
    return bool(behind) and behind[0].capital and behind[0].follows


def _role_before_comma(first: int, words: Words, people: People) -> str | None:
    """The words before a comma: "the spokesman, Garba Musa", "A spokesperson for the port, Garba Musa"."""
    if first == 0 or words.gap(first - 1).strip() != "," or "\n" in words.gap(first - 1):
        return None
    for start in range(first - 1, max(-1, first - 9), -1):
        if start < first - 1 and not words.adjacent(start):
            return None
        word = words.all[start]
        owner = word.owns or word.folded in people.possessives
        if (word.folded in people.determiners or owner) and start + 1 < first:
            role = words.all[start + 1 : first]
            if role_head(role, people) is None or _is_clause(role, people):
                return None
            return words.plain(role[0].start, role[-1].ends)
    return None
