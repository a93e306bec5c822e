"""Names whose kind is known: because the text around them proves it, or because GUM says so.

From articles without gold: who has a title, an age or a surname is a person; beside what a noun for bodies stands is an
organisation (`resolve/kinds.py`); countries and states are places, and what stands behind "in", "at" or "near"; a
nationality or party with "s" is a group; and a word that opens a sentence and stands in small letters elsewhere is no name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.coref import held_out
from benchmarks.gum import Named, load_names
from quoth.engine.session import NameKind
from quoth.language.people import People
from quoth.language.printed import as_printed
from quoth.model import Span
from quoth.resolve.capitals import opens_sentence
from quoth.resolve.cast import Cast
from quoth.resolve.names import NameMention, find_names
from quoth.resolve.who import Who
from quoth.resolve.words import Words

_NAME_WORD = re.compile(r"\b[A-Z][A-Za-z]+\b")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"


class KnownName(NamedTuple):
    """A name, or what looks like one, where it stands."""

    span: Span
    kind: NameKind


def proven_names(text: str, people: People) -> Iterator[KnownName]:
    """The names of `text` whose kind the text proves."""
    words = Words(as_printed(text), people.finite, people.never_in_names)
    mentions = find_names(words, people)
    cast = Cast(mentions, words, people)
    as_place = {id(who) for mention, who in cast.mentions() if mention.place}
    for mention, who in cast.mentions():
        kind = _proven(mention, who, people, place=id(who) in as_place)
        if kind:
            yield KnownName(mention.span, kind)
    taken = {mention.span.start for mention in mentions}
    yield from _groups(words, taken, people)
    yield from _no_names(words, taken)


def _proven(mention: NameMention, who: Who, people: People, *, place: bool) -> NameKind | None:
    if mention.headline:
        return None
    if who.sure and who.kind == "person":
        return "person"
    if who.country or all(form.casefold() in people.regions for form in who.forms):
        return "place"
    if who.sure:
        return "organisation"
    return "place" if place and mention.text not in people.surnames else None


def _groups(words: Words, taken: set[int], people: People) -> Iterator[KnownName]:
    """Those of a nationality or party: "Lantians", "Democrats"."""
    for word in words.all:
        single = word.folded[:-1]
        plural = word.capital and word.folded.endswith("s") and word.start not in taken
        if plural and (single in people.nouns.partisans or single in people.nationalities):
            yield KnownName(Span(word.start, word.end), "group")


def _no_names(words: Words, taken: set[int]) -> Iterator[KnownName]:
    """Words that open a sentence and stand in small letters elsewhere."""
    small = {word.text for word in words.all if not word.capital}
    for at, word in enumerate(words.all):
        alone = at + 1 == len(words.all) or not words.all[at + 1].capital
        plain = word.capital and not word.acronym and word.folded in small and len(word.text) > 1
        if alone and plain and word.start not in taken and opens_sentence(words.text, word.start):
            yield KnownName(Span(word.start, word.end), "none")


def disguised(text: str, names: Sequence[KnownName], people: People, rng: random.Random) -> str:
    """`text` with other letters in the words of `names`, everywhere the same, so that what stands around them must tell.

    Words that say what they name, such as "Council", stay; vowels become vowels, and no offset moves.
    """
    telling = people.nouns.known | people.organisation_words | people.role_modifiers | people.never_in_names
    spelled = {word for name in names if name.kind != "none" for word in _NAME_WORD.findall(name.span.of(text))}
    hidden = {word: _invented(word, rng) for word in sorted(spelled) if word.casefold() not in telling}
    return _NAME_WORD.sub(lambda match: hidden.get(match[0], match[0]), text)


def _invented(word: str, rng: random.Random) -> str:
    """A word of the same length with other letters."""
    made = (rng.choice(_VOWELS if letter.casefold() in _VOWELS else _CONSONANTS) for letter in word)
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, made, strict=True))


_TYPES: Mapping[str, NameKind] = {"person": "person", "organization": "organisation", "place": "place"}
"""The types of GUM that have a kind of their own; the others are things."""


def annotated_names(data: Path) -> Iterator[tuple[str, Sequence[KnownName]]]:
    """The texts of GUM that are not held out, with their names but those of days and months."""
    unseen = set(held_out())
    for file in sorted((data / "gum" / "dep").glob("*.conllu.gz")):
        name = file.name.removesuffix(".conllu.gz")
        if name not in unseen:
            text, names = load_names(data / "gum", name)
            yield text, [KnownName(named.span, _annotated(named)) for named in names if named.type != "time"]


def _annotated(named: Named) -> NameKind:
    return "group" if named.plural and named.type == "person" else _TYPES.get(named.type, "thing")
