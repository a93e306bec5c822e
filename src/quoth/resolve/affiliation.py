"""The body that a person speaks for, from the person's roles."""

from __future__ import annotations

import re
from itertools import takewhile

from quoth.language.people import People
from quoth.resolve.cast import Cast
from quoth.resolve.who import Who

_PROPER = r"[A-Z0-9][\w.&’'-]*"
_BODY_OF = re.compile(
    r"\b(?:of|for|at|with|from)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}?"
    rf"(?P<body>[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|and|the|on|&)\s+){{0,2}}{_PROPER})*)(?P<noun>(?:\s+[a-z]+){{0,2}})"
)


def affiliation_of(who: Who, cast: Cast, people: People) -> str | None:
    """The fullest body that `who`'s roles name: "Foreign Ministry spokesman", "director of the Port Authority"."""
    found = [who.affiliation] if who.affiliation else []
    found += [body for role in who.roles if (body := _body_of(role, cast, people))]
    return max(found, key=lambda body: (body[:1].isupper(), len(body.split())), default=None)


def _body_of(role: str, cast: Cast, people: People) -> str | None:
    """The body in one role; an acronym or short form in its full form where the text has it ("QWU secretary")."""
    match = _BODY_OF.search(role)
    if match:
        body = match.group("body")
        noun = match.group("noun").split()
        if noun and noun[-1] in people.nouns.organisations:
            body = f"{body} {' '.join(noun)}"
        home = match.group().startswith("from") or _is_partisan(role[: match.start()], people)
        if home and not any(word.casefold() in people.organisation_words for word in body.split()):
            return None  # a voter from Wick, Republican of Selbry
        return None if _is_office(body, people) or people.countries.get(body.casefold()) else body
    words = role.split()
    bodies = [n for n, word in enumerate(words) if word.strip(",.").casefold() in people.nouns.organisations]
    if bodies and bodies[-1] < len(words) - 1:
        body = _body_at(bodies[-1], words, people)
        return None if body.casefold() in people.office_words else body  # State Senator
    capitals = [n for n, word in enumerate(words) if word[:1].isupper()]
    if not capitals or capitals != list(range(len(capitals))) or len(capitals) == len(words):
        return _acronym(words, cast)
    if _names_no_body(words, len(capitals), people):
        return None
    who = cast.named(words[: len(capitals)])
    return who.fullest() if who and who.kind == "organisation" and not who.place and not _is_state(who) else None


def _names_no_body(words: list[str], capitals: int, people: People) -> bool:
    """Whether the capitalised words of a role are no body: "Republican strategist", "Wick voter", "Interior minister"."""
    if words[0].casefold() in people.nouns.partisans or words[-1].casefold() in people.nouns.vague_roles:
        return True
    return all(word.casefold() in people.office_words | people.role_modifiers for word in words[:capitals])


def _is_partisan(words: str, people: People) -> bool:
    """Whether words end with the party of one person: "the top Republican"."""
    return words.rstrip().rpartition(" ")[2].casefold() in people.nouns.partisans


def _body_at(noun: int, words: list[str], people: People) -> str:
    """The body with the `noun` of that number: "Foreign Ministry | spokesman", "commentator in the newspaper | Ostkurier"."""
    if words[noun].casefold() in people.nouns.stand_ins and words[noun].islower() and words[noun + 1][:1].isupper():
        return " ".join(takewhile(lambda word: word[:1].isupper(), words[noun + 1 :]))
    small = people.heads_end_at | people.determiners
    first = max((n + 1 for n in range(noun) if words[n].casefold() in small), default=0)
    return " ".join(words[first : noun + 1])


def _acronym(words: list[str], cast: Cast) -> str | None:
    """The body that the first word of a role in capitals abbreviates: "HQWU General Secretary"."""
    who = cast.named(words[:1]) if words[0].isupper() and len(words) > 1 else None
    return who.fullest() if who and who.kind == "organisation" and not _is_state(who) else None


def _is_state(who: Who) -> bool:
    """Whether it is a country; what speaks for several ("the United Nations") is a body."""
    return who.country is not None and not who.country.casefold().endswith(("nations", "union"))


def _is_office(body: str, people: People) -> bool:
    return all(word.casefold() in people.office_words or not word[:1].isupper() for word in body.split())
