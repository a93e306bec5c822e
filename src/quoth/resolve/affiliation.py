"""The body that a person speaks for, from the person's roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from quoth.language.people import People
from quoth.resolve.cast import Cast
from quoth.resolve.phrase import canonical
from quoth.resolve.who import Who

_PROPER = r"[A-Z0-9][\w.&’'-]*"
_BODY_OF = re.compile(
    r"\b(?P<of>of|for|at|with|from)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}?"
    rf"(?P<body>[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|and|the|on|&|(?<=\bfor )an?)\s+){{0,2}}{_PROPER})*)"
)
_LONGEST_NAME = 8
"""Words of a body's name that opens a role."""
_NO_NOUN = ("ed", "ing", "ly")
"""Endings of a word behind a name that begins something new: "a professor at Selbry studying birds"."""


def affiliation_of(who: Who, cast: Cast, people: People) -> str | None:
    """The fullest body that `who`'s roles name: "Foreign Ministry spokesman", "director of the Port Authority"."""
    found = [who.affiliation] if who.affiliation else []
    found += [body for role in who.roles if (body := _body_of(role, cast, people))]
    return max(found, key=lambda body: (body[:1].isupper(), len(body.split())), default=None)


def _body_of(role: str, cast: Cast, people: People) -> str | None:
    """The body in one role; an acronym or short form in its full form where the text has it ("QWU secretary")."""
    opening = _body_in_full(role.split(), cast)
    if opening:
        return opening
    matches = tuple(_BODY_OF.finditer(role))
    if not matches:
        return _body_before(role.split(), cast, people)
    behind = next((body for match in matches if (body := _body_behind(role, match, cast, people))), None)
    if behind and _is_named_body(behind, people):
        return behind
    before = _body_before(role[: matches[0].start()].split(), cast, people)
    if before and (not behind or _is_named_body(before, people)):
        return before
    return behind or _person_spoken_for(matches, cast, people)


def _is_named_body(name: str, people: People) -> bool:
    return name[0].isupper() and any(word.casefold() in people.organisation_words for word in name.split())


# --- director of the Port Authority -----------------------------------------------------------------------------------


def _body_behind(role: str, match: re.Match[str], cast: Cast, people: People) -> str | None:
    """The body behind the preposition in `match`."""
    before, body = role[: match.start()].split()[-1:], match.group("body")
    noun = before[0].casefold() if before else ""
    inside = match.group("of") == "of" and before and before[0][0].isupper() and noun in people.organisation_words
    if noun in people.nouns.outsiders or inside:
        return None  # a critic of Tramco; top Democrat on the House | of Representatives Budget Committee
    rest = role[match.end() :].split()
    if body.casefold() in people.nationalities and rest and rest[0] in people.nouns.stand_ins:
        return " ".join(takewhile(lambda word: word[:1].isupper(), rest[1:])) or None  # the British charity | Blue Star
    nouns = list(takewhile(lambda word: _goes_on(word, people), rest))
    if nouns and nouns[-1] in people.nouns.organisations - people.nouns.territories:
        return f"{body} {' '.join(nouns)}"
    nouns = [] if nouns and nouns[0].endswith(_NO_NOUN) else nouns
    if (
        nouns
        or body.endswith(("'s", "’s"))
        or _is_office(body, people)
        or people.countries.get(body.casefold().removesuffix("s"))
        or people.countries.get(body.casefold())
    ):
        return None  # host of a Christian talk show, friend of Lind's sister
    home = (
        match.group("of") == "from" or noun in people.nouns.partisans | people.nouns.seats
    )  # a voter from Wick, mayor of Selbry
    if _person(body.split(), cast, people) or (home and not _is_named_body(body, people)):
        return None
    return body


def _person_spoken_for(matches: Sequence[re.Match[str]], cast: Cast, people: People) -> str | None:
    """The person of "a spokesman for Ida Quell", but not of "a friend of Ida Quell"."""
    found = (_person(match.group("body").split(), cast, people) for match in matches if match.group("of") == "for")
    return next((name for name in found if name), None)


def _goes_on(word: str, people: People) -> bool:
    """Whether a word goes on with the noun phrase that a name opens: "Tampa | police department"."""
    ends = people.heads_end_at | people.joining | people.relative | people.finite | people.determiners
    return word.isalpha() and word.islower() and word not in ends


def _person(words: Sequence[str], cast: Cast, people: People) -> str | None:
    """The name of the person whom `words` mean, without a title: "Governor Ida Quell"."""
    title = (n + 1 for n in reversed(range(len(words) - 1)) if words[n].casefold() in people.honorifics)
    name = list(takewhile(lambda word: word[:1].isupper(), words[next(title, 0) :]))
    who = cast.named([word.removesuffix("'s").removesuffix("’s") for word in name])
    return " ".join(name) if who and who.kind == "person" and (who.roles or who.gender) else None


def _is_office(body: str, people: People) -> bool:
    listed = people.office_words | people.honorifics
    return all(word.casefold() in listed or not word[:1].isupper() for word in body.split())


def _body_in_full(words: Sequence[str], cast: Cast) -> str | None:
    """The body with small words in its name that opens a role: "Bank of Selbry | spokeswoman"."""
    for size in range(min(len(words) - 1, _LONGEST_NAME), 2, -1):
        who = cast.named(words[:size]) if words[size].islower() and words[1].islower() else None
        if who and who.kind == "organisation" and " ".join(words[:size]) in who.forms:
            return who.fullest()
    return None


# --- Foreign Ministry spokesman ---------------------------------------------------------------------------------------


def _body_before(words: Sequence[str], cast: Cast, people: People) -> str | None:
    """The body that words of a role name before the noun that says what the person is there."""
    if not words:
        return None
    nouns = people.nouns
    bodies = [
        n for n, word in enumerate(words)
        if word.strip(",.").casefold() in nouns.organisations and word.casefold() not in nouns.territories
    ]  # fmt: skip
    if bodies and bodies[-1] < len(words) - 1:
        return _told(_body_at(bodies[-1], words, people), cast, people)
    words = list(dropwhile(lambda word: word in people.role_modifiers, words))
    capitals = [n for n, word in enumerate(words) if word[:1].isupper()]
    if not capitals or capitals != list(range(len(capitals))) or len(capitals) == len(words):
        return _acronym(words, cast)
    if _names_no_body(words, len(capitals), people):
        return None
    who = cast.named(words[: len(capitals)])
    return who.fullest() if who and who.kind == "organisation" and not who.place and not _is_state(who) else None


def _told(body: Sequence[str], cast: Cast, people: People) -> str | None:
    """The body that `body` tells; a noun alone tells it where there is one of its kind, or where the text names one."""
    if all(word.casefold() in people.office_words for word in body):
        return None  # Human Services Secretary
    noun = body[-1].casefold()
    if len(body) > 1 and (noun in people.nouns.only_ones or not all(word in people.role_modifiers for word in body[:-1])):
        return " ".join(body)
    if noun in people.nouns.only_ones or noun not in people.nouns.organisations:
        return body[-1]
    who = cast.only_body(noun)
    return who.fullest() if who else None


def _names_no_body(words: Sequence[str], capitals: int, people: People) -> bool:
    """Whether the capitalised words of a role are no body: "Republican strategist", "Wick senator", "Interior minister"."""
    last = words[-1].casefold()
    if canonical(words[0].casefold(), people) in people.nouns.partisans or last in people.nouns.vague_roles | people.nouns.seats:
        return True
    return all(word.casefold() in people.office_words | people.role_modifiers for word in words[:capitals])


def _body_at(noun: int, words: Sequence[str], people: People) -> Sequence[str]:
    """The body with the `noun` of that number: "Foreign Ministry | spokesman", "commentator in the newspaper | Ostkurier"."""
    if words[noun].casefold() in people.nouns.stand_ins and words[noun].islower() and words[noun + 1][:1].isupper():
        return list(takewhile(lambda word: word[:1].isupper(), words[noun + 1 :]))
    small = people.heads_end_at | people.determiners
    first = max((n + 1 for n in range(noun) if words[n].casefold() in small), default=0)
    body = words[first : noun + 1]
    capitals = [n for n, word in enumerate(body) if word[:1].isupper()]
    grades = people.role_modifiers - people.body_modifiers
    graded = max((n + 1 for n, word in enumerate(body) if word in grades), default=0)
    return body[max(graded, capitals[0] if capitals else 0) :]


def _acronym(words: Sequence[str], cast: Cast) -> str | None:
    """The body that the first word of a role in capitals abbreviates: "HQWU General Secretary"."""
    who = cast.named(words[:1]) if len(words) > 1 and words[0].isupper() else None
    return who.fullest() if who and who.kind == "organisation" and not _is_state(who) else None


def _is_state(who: Who) -> bool:
    """Whether it is a country; what speaks for several ("the United Nations") is a body."""
    return who.country is not None and not who.country.casefold().endswith(("nations", "union"))
