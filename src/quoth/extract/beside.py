"""Words beside a cue that are its source for sure.

The board published its decision.          "its": whose decision it is
They left it, even if they resented it.    a pronoun that can only be a subject
Holm's conclusion was late.                a name in the possessive, or right before the cue: "Quay Department claims"
The board has figures showing a fall.      something written, before the participle that tells what it shows
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from quoth.extract.cues import lemmas
from quoth.language.base import Language
from quoth.model import Span

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
    if says_it_of(text, cue, language):
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


def says_it_of(text: str, cue: Span, language: Language) -> bool:
    """Whether `cue` says something of what stands before it: "was accused of", "appeared", "reportedly"."""
    words, rules = cue.of(text), language.sourceless
    hedged = any(lemma in language.cues.hedges for lemma in lemmas(words.split()[0], language.cues))
    return hedged or rules.passive.search(words) is not None or rules.adverb.search(words) is not None


def _adjacent(text: str, place: int, start: int) -> list[Word]:
    """The words right before `place` with one blank between each two, from `start` on."""
    words = list(_WORD.finditer(text, max(start, place - _REACH), place))
    ends = [place, *(word.start() for word in reversed(words))]
    near = takewhile(lambda pair: text[pair[0].end() : pair[1]] == " ", zip(reversed(words), ends, strict=False))
    return [word for word, _ in near][::-1]


def _last(words: Sequence[Word], keep: Callable[[str], bool]) -> list[Word]:
    """The longest end of `words` that are all to keep."""
    return list(takewhile(lambda word: keep(word.group()), reversed(words)))[::-1]
