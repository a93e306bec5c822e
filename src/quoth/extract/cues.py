"""What a cue says: its attitude, stance and polarity.

    cue words -> candidates of the lexicon -> the head among them -> its sense in this frame -> negation, hedges

"appears to show": candidates "appear", "show"; head "show" (fact, endorse); the hedge takes the endorsement back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from quoth.language.base import Language
from quoth.language.cues import ANY, CueLexicon, CueSense
from quoth.language.quotation import Quotation
from quoth.model import Attitude, Polarity, Spans, Stance

WORD = re.compile(r"\w+(?:[’'`-]\w+)*|[’']\w+|[^\w\s]")
LOOK_AHEAD = 80
"""Characters read at the start of the content to learn the frame."""
LOOK_BESIDE = 24
"""Characters in which the word after the head, or before the content, stands."""
CLAIM_WORDS = 4
"""Among how many first words of a short content a claim is named ("all of the allegations")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueReading:
    """What a cue says; the defaults are the reading of an absent or unknown cue."""

    attitude: Attitude = "assertion"
    stance: Stance = "acknowledge"
    polarity: Polarity = "affirmed"
    known: bool = False


class _Token(NamedTuple):
    text: str
    end: int
    lemmas: tuple[str, ...]


class _Candidate(NamedTuple):
    """A construction of the lexicon: the tokens `[first, last]` of the cue."""

    first: int
    last: int
    key: tuple[str, ...]

    @property
    def name(self) -> str:
        """The construction as it stands in the language's word lists."""
        return " ".join(self.key)


def read_cue(text: str, cue: Spans, content: Spans, language: Language) -> CueReading:
    """The reading of the words at `cue`, whose content stands at `content`; `known` if the lexicon has them."""
    lexicon = language.cues
    tokens = _tokens(text, cue, lexicon)
    candidates = list(_candidates(tokens, lexicon))
    head = _head(tokens, candidates, lexicon)
    negated = _negated(tokens, head, lexicon)
    polarity: Polarity = "negated" if negated else "affirmed"
    if head is None:
        return CueReading(polarity=polarity)
    frames = _frames(text, tokens, head, content, language)
    sense = _sense(lexicon.senses[head.key], frames)
    stance = "acknowledge" if negated else _stance(tokens, head, sense, lexicon)
    return CueReading(attitude=sense.attitude, stance=stance, polarity=polarity, known=True)


@lru_cache(maxsize=8192)
def lemmas(word: str, lexicon: CueLexicon) -> tuple[str, ...]:
    """The forms that `word` may be an inflection of, itself and the likeliest first."""
    word = word.lower()
    found = dict.fromkeys([word])
    if irregular := lexicon.inflections.get(word):
        found[irregular] = None
    for ending, instead in lexicon.endings:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            stem = word[: -len(ending)]
            found[stem + instead] = None
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found[stem[:-1]] = None
    for form in tuple(found):
        for ending, instead in lexicon.spellings:
            if form.endswith(ending):
                found[form[: -len(ending)] + instead] = None
    return tuple(found)


def _tokens(text: str, cue: Spans, lexicon: CueLexicon) -> list[_Token]:
    return [
        _Token(match.group().lower(), span.start + match.end(), lemmas(match.group(), lexicon))
        for span in cue
        for match in WORD.finditer(span.of(text))
    ]


def _candidates(tokens: list[_Token], lexicon: CueLexicon) -> Iterator[_Candidate]:
    """The longest construction at each token, left to right, none inside another."""
    at = 0
    while at < len(tokens):
        key = _longest(tokens, at, lexicon)
        if key:
            yield _Candidate(at, at + len(key) - 1, key)
        at += max(1, len(key))


def _longest(tokens: list[_Token], at: int, lexicon: CueLexicon) -> tuple[str, ...]:
    opened = [key for lemma in tokens[at].lemmas for key in lexicon.constructions.get(lemma, ())]
    for key in sorted(opened, key=len, reverse=True):
        if len(key) <= len(tokens) - at and all(part in tokens[at + n].lemmas for n, part in enumerate(key)):
            return key
    return next(((lemma,) for lemma in tokens[at].lemmas if (lemma,) in lexicon.senses), ())


def _head(tokens: list[_Token], candidates: list[_Candidate], lexicon: CueLexicon) -> _Candidate | None:
    full = [c for c in candidates if c.name not in lexicon.light and c.name not in lexicon.weak]
    light = [c for c in candidates if c.name in lexicon.light]
    if not full:
        return light[-1] if light else next(iter(candidates), None)
    head = full[0]
    if head.name in lexicon.carriers:
        participles = [c for c in full[1:] if tokens[c.first].text.endswith(lexicon.participle)]
        head = participles[0] if participles else head
    return head


def _negated(tokens: list[_Token], head: _Candidate | None, lexicon: CueLexicon) -> bool:
    words = tuple(token.text for token in tokens)
    first = head.first if head else len(words)
    if any(words[at : at + len(phrase)] == phrase for phrase in lexicon.negating for at in range(first)):
        return True
    if any(_negates(words, at, lexicon.negators, lexicon) for at in range(first)):
        return True
    return head is not None and _negates(words, head.last + 1, lexicon.late_negators, lexicon)


def _negates(words: tuple[str, ...], at: int, negators: frozenset[str], lexicon: CueLexicon) -> bool:
    """Whether a negator stands at `at`, and no words after it undo it ("not only")."""
    if at >= len(words) or not (words[at] in negators or words[at].endswith(lexicon.negative_endings)):
        return False
    return not any(words[at + 1 : at + 1 + len(undo)] == undo for undo in lexicon.affirming)


def _frames(text: str, tokens: list[_Token], head: _Candidate, content: Spans, language: Language) -> frozenset[str]:
    """Every frame that the head stands in here; names as in `CueLexicon.senses`."""
    lexicon = language.cues
    end = tokens[head.last].end
    found = set(_words(text[end : end + LOOK_BESIDE], 1))
    found.update(token.text for token in tokens[head.last + 1 :][-1:])
    if any(lemma in lexicon.passive for token in tokens[: head.first] for lemma in token.lemmas):
        found.add("passive")
    for span in content[:1]:
        opening = _words(text[span.start : min(span.end, span.start + LOOK_AHEAD)], 2 * CLAIM_WORDS + 1)
        leading = opening[:1]
        if span.start >= end:
            leading += _words(text[max(0, span.start - LOOK_BESIDE) : span.start])[-1:]
            found.update(leading)
        if opening and opening[0] in _opening_marks(language.quotation):
            found.add("quote")
        if lexicon.question_words.intersection(leading):
            found.add("wh")
        if len(opening) <= 2 * CLAIM_WORDS and lexicon.claim_nouns.intersection(opening[:CLAIM_WORDS]):
            found.add("claim")
    return frozenset(found)


@cache
def _opening_marks(marks: Quotation) -> frozenset[str]:
    return frozenset(opening for opening, _ in (*marks.double, *marks.single))


def _words(text: str, most: int | None = None) -> list[str]:
    """The words of `text`, the first `most` of them, in small letters."""
    return [match[0].lower() for match in islice(WORD.finditer(text), most)]


def _sense(senses: Mapping[str, CueSense], frames: frozenset[str]) -> CueSense:
    named = next((sense for frame, sense in senses.items() if frame in frames), None)
    return named or senses.get(ANY) or CueSense("assertion", "acknowledge")


def _stance(tokens: list[_Token], head: _Candidate, sense: CueSense, lexicon: CueLexicon) -> Stance:
    for at, token in enumerate(tokens):
        for words in (words for lemma in token.lemmas for words in lexicon.shifting.get(lemma, ())):
            following = tokens[at : at + len(words)]
            if len(following) == len(words) and all(word in other.lemmas for word, other in zip(words, following, strict=True)):
                return lexicon.shifts[words]
    hedged = any(lemma in lexicon.hedges for token in tokens[: head.first] for lemma in token.lemmas)
    return "acknowledge" if hedged and sense.stance == "endorse" else sense.stance
