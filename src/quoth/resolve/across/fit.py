"""How well two names fit one actor."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from quoth.resolve.across.names import BodyName, Name, PersonName
from quoth.resolve.across.spelling import consonants, sound

_LONG = 5
_ALIKE = 0.75


class Fit(NamedTuple):
    """How two names fit: `weight` is what that alone says for one actor; `why` it in words.

    `full` tells that both name somebody in full. `other_given` tells that one surname stands with two given names.
    """

    weight: float
    why: str
    full: bool = False
    other_given: bool = False


@lru_cache(200_000)
def fit_names(one: Name, other: Name) -> Fit | None:
    """How two names fit one actor, None if they are two actors'.

    >>> from quoth.resolve.across.names import read_name
    >>> fit_names(read_name("Dr Lena Okafor", "person", "en"), read_name("L. Okafor", "person", "en")).why
    'initials and given names'
    """
    if isinstance(one, PersonName) and isinstance(other, PersonName):
        return _fit_persons(one, other)
    return _fit_bodies(one, other) if isinstance(one, BodyName) and isinstance(other, BodyName) else None


def _fit_bodies(one: BodyName, other: BodyName) -> Fit | None:
    """How two bodies' names fit, None if they are two bodies'."""
    if one.countries and other.countries and not one.countries & other.countries:
        return None
    telling = one.is_telling and other.is_telling
    if set(one.words) == set(other.words) and one.is_acronym == other.is_acronym:
        return Fit(2, "same name", full=True) if telling else Fit(0, "same name, which many bodies have")
    if one.is_acronym != other.is_acronym and one.initials == other.initials:
        return Fit(1 if len(one.initials) > 3 else 0, "the one's initials are the other's name")
    few, many = sorted((set(one.words), set(other.words)), key=len)
    if few < many and one.heads == other.heads and len(few) > 1:
        begins = one.words[: len(few)] == other.words[: len(few)]
        return Fit(int(begins and telling), "the one's name is part of the other's")
    return None


def _fit_persons(one: PersonName, other: PersonName) -> Fit | None:
    """How two persons' names fit, None if they are two persons'."""
    if one.words == other.words:
        return Fit(one.weight, "same name", full=True) if one.given else Fit(0, "same surname, no given name")
    if _sounds(one.words) == _sounds(other.words) or sorted(one.words) == sorted(other.words):
        return Fit(1, "one name in two spellings", full=True)
    surnames = _fit_surnames(one, other)
    if not one.given or not other.given:
        return Fit(-1, "the one's surname alone") if surnames and surnames.full else None
    given = _fit_given(one, other)
    if surnames and given:
        return min(given, surnames, key=lambda fit: fit.weight)
    return Fit(-9, "other given name", other_given=True) if surnames and surnames.full else None


def _fit_surnames(one: PersonName, other: PersonName) -> Fit | None:
    mine, theirs = _sounds(one.surname), _sounds(other.surname)
    if mine == theirs:
        return Fit(1, "same surname", full=True)
    own, others = {*mine, *_sounds(one.former)}, {*theirs, *_sounds(other.former)}
    if own & (others | {*_sounds(other.given[1:])}) or others & {*_sounds(one.given[1:])}:
        return Fit(0, "a surname in common, as before and after marriage")
    if len(mine) == len(theirs) and all(map(_may_be_one, one.surname, other.surname)):
        return Fit(0, "one surname in two spellings")
    return None


def _fit_given(one: PersonName, other: PersonName) -> Fit | None:
    first, second = one.given[0], other.given[0]
    if len(first) == 1 or len(second) == 1:
        several = min(len(one.given), len(other.given)) > 1
        found = Fit(int(several), "initials and given names") if sound(first)[0] == sound(second)[0] else None
    elif sound(first) == sound(second):
        found = Fit(1, "one name, more and less of it", full=True)
    elif one.called == other.called:
        found = Fit(1, "given name and its short form", full=True)
    else:
        found = Fit(0, "one given name in two spellings") if _may_be_one(first, second) else None
    if found and not _agree_behind(one.given[1:], other.given[1:]):
        return None
    return found


def _agree_behind(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether further given names are equal, or initials of each other, as far as both have them."""
    return all(
        sound(mine) == sound(theirs) or (1 in (len(mine), len(theirs)) and mine[0] == theirs[0])
        for mine, theirs in zip(one, other, strict=False)
    )


def _may_be_one(one: str, other: str) -> bool:
    """Whether two words may be transliterations of one: same consonants, same end, long enough to say something."""
    if min(len(one), len(other)) < _LONG or one[-1] != other[-1] or consonants(one) != consonants(other):
        return sound(one) == sound(other)
    return JaroWinkler.similarity(one, other) >= _ALIKE


def _sounds(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(sound, words))
