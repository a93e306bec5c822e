"""Words beside a cue that are its source for sure.

The board published its decision.          "its": whose decision it is
They left it, even if they resented it.    a pronoun that can only be a subject
Holm's conclusion was late.                a name in the possessive, or right before the cue: "Quay Department claims"
The board has figures showing a fall.      something written, before the participle that tells what it shows
Early findings suggest a fall.             a noun that the engine took for a part of the cue
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from quoth.extract.cues import lemmas
from quoth.language.base import Language
from quoth.model import Span, Spans

_REACH = 80
_LONGEST = 6
"""Words of the longest phrase."""
_WORD = re.compile(r"(?:[A-Z]\.)+|[\w’'&-]+")
_OWNER = re.compile(r"[’']s$|s[’']$")

Word = re.Match[str]


def source_beside(text: str, cue: Span, sentence: Span, language: Language) -> Span | None:
    """The words right before `cue`, in its sentence, that are its source for sure."""
    before = _adjacent(text, cue.start, sentence.start)
    if not before:
        return None
    people, last = language.people, before[-1].group().casefold()
    if last in people.possessives:
        return Span(*before[-1].span())
    if is_nobodys(text, cue, language):
        return None
    if last in people.subjects:
        return Span(*before[-1].span())
    name = _last(before, lambda word: word[0].isupper() and word.casefold() not in people.never_in_names)
    if not name:
        return None
    owner = _OWNER.search(name[-1].group()) is not None
    determined = len(name) < len(before) and before[-len(name) - 1].group().casefold() in people.determiners
    return Span(before[-len(name) - 1].start() if owner and determined else name[0].start(), name[-1].end())


def written_before(text: str, cue: Span, sentence: Span, language: Language) -> Span | None:
    """The phrase for something written that ends right before `cue`, if that is a participle that tells what it shows."""
    if not language.cues.showing.match(cue.of(text)):
        return None
    before = _adjacent(text, cue.start, sentence.start)
    people = language.people
    if not before or before[-1].group().casefold() not in people.nouns.documents:
        return None
    stops = people.determiners | people.heads_end_at | people.finite
    phrase = _last(before, lambda word: word.casefold() not in stops)[-_LONGEST:]
    determined = len(phrase) < len(before) and before[-len(phrase) - 1].group().casefold() in people.determiners
    first = before[-len(phrase) - 1] if determined else before[-1]
    return Span(first.start(), before[-1].end())


def source_in_cue(text: str, cue: Span, language: Language) -> Span | None:
    """The words at the start of `cue` that are its source, if it has a verb behind such a noun: "early findings | suggest"."""
    words = list(_WORD.finditer(text, cue.start, cue.end))
    for noun, verb in pairwise(words):
        if noun.group().casefold() in language.people.nouns.documents and _signals(verb.group(), language):
            return Span(cue.start, noun.end())
    return None


def _signals(word: str, language: Language) -> bool:
    """Whether `word` by itself says that something is said or shown."""
    lexicon = language.cues
    known = [lemma for lemma in lemmas(word, lexicon) if (lemma,) in lexicon.senses]
    return bool(known) and lexicon.light.isdisjoint(known) and lexicon.weak.isdisjoint(known)


def is_passive(text: str, cue: Spans, language: Language) -> bool:
    """Whether `cue` says something of what stands before it, which does not say it itself: "was accused of"."""
    return language.sourceless.passive.search(" ".join(span.of(text) for span in cue)) is not None


def is_nobodys(text: str, cue: Span, language: Language) -> bool:
    """Whether `cue` says something of what stands before it, or of nothing: "was accused of", "appeared", "reportedly"."""
    hedges, words = language.cues.hedges, cue.of(text)
    hedged = all(not hedges.isdisjoint(lemmas(word, language.cues)) for word in words.split())
    return hedged or language.sourceless.adverb.fullmatch(words) is not None or is_passive(text, (cue,), language)


def _adjacent(text: str, place: int, start: int) -> list[Word]:
    """The words right before `place` with one blank between each two, from `start` on."""
    words = list(_WORD.finditer(text, max(start, place - _REACH), place))
    ends = [place, *(word.start() for word in reversed(words))]
    near = takewhile(lambda pair: text[pair[0].end() : pair[1]] == " ", zip(reversed(words), ends, strict=False))
    return [word for word, _ in near][::-1]


def _last(words: Sequence[Word], keep: Callable[[str], bool]) -> list[Word]:
    """The longest end of `words` that are all to keep."""
    return list(takewhile(lambda word: keep(word.group()), reversed(words)))[::-1]
