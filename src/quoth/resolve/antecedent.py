"""Whom a pronoun or a bare description refers to: salience over what the text has mentioned so far.

Candidates of the right number and kind are weighed by how far back they stand, whether they spoke last, and whether
they opened their sentence, in the manner of Lappin and Leass (1994). Gender counts only where the text itself says it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quoth.language.people import Pronoun
from quoth.model import Span
from quoth.resolve.who import Who

REACH = 6
"""Sentences back beyond which a pronoun is left unresolved."""
MOST_LOOKED_AT = 60
"""Mentions looked at for one pronoun, so that a text of a single sentence costs no more than others."""
OPENING = 60
"""A mention that stands within so many characters of its sentence's start is likely its subject."""
BEFORE_RELATIVE = 3
"""Characters at most between somebody and the relative pronoun that means them."""
BETWEEN_NAME_AND_HOME = 5
"""Characters at most between a name and a place that belongs to it: " of ", " from"."""
WRITTEN = 1.5
"""What counts against a document where a body could be meant too."""
TOO_CLOSE = 0.05
"""Two candidates of one sentence whose weights differ by less are too close to choose between."""
REPEATED = 0.1
"""What each further mention within reach counts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen antecedent with a share of certainty between 0 and 1."""

    who: Who
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """One mention on the way through the text. `speaks`: as a source; `beside`: as an owner or a place, no actor."""

    who: Who
    span: Span
    speaks: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where a reference stands and what is known about it: its candidates, the quotation it stands in, the speaker there.

    `own` are the spans of the words that it is the source of; `speaker` says what surrounds it, in `quoted` words or
    not; `plural` prefers groups to bodies.
    """

    place: int
    fits: Callable[[Who], bool]
    own: Sequence[Span] = ()
    speaker: Who | None = None
    quoted: bool = False
    plural: bool = False


class _Candidate(NamedTuple):
    """Somebody who may be meant, with the weight and the sentence of the mention that weighs most."""

    who: Who
    weight: float
    sentence: int

    def joined(self, nearer: _Candidate) -> _Candidate:
        """The weightier of this and a nearer mention of the same, both counted."""
        best = nearer if nearer.weight >= self.weight else self
        return best._replace(weight=best.weight + REPEATED)


class Timeline:
    """All mentions in order; chooses the most salient who."""

    def __init__(self, sentences: Sequence[Span], quotations: Sequence[Span]) -> None:
        """`sentences` are those of the whole text, in order; `quotations` the direct contents, in order."""
        self._starts = [sentence.start for sentence in sentences]
        self._quotations = quotations
        self._quotation_starts = [span.start for span in quotations]
        self._mentions: list[Mentioned] = []
        self._last_speaker: Who | None = None

    def add(self, mentioned: Mentioned) -> None:
        """Take in a mention; a source that speaks is from now on the last speaker."""
        insort(self._mentions, mentioned, key=lambda known: (known.span.start, known.span.end))
        if mentioned.speaks:
            self._last_speaker = mentioned.who

    def right_before(self, place: int, *, human: bool) -> Who | None:
        """Who is mentioned right before `place`: "the minister, who said", "Ida Quell of Wick, who said"."""
        at = bisect_left(self._mentions, place, key=lambda known: known.span.start)
        near = BEFORE_RELATIVE
        for mentioned in reversed(self._mentions[max(0, at - 2) : at]):
            if not 0 <= place - mentioned.span.end <= near:
                return None
            if not (human and mentioned.beside and mentioned.who.kind == "organisation"):
                return mentioned.who
            place, near = mentioned.span.start, BETWEEN_NAME_AND_HOME
        return None

    def choose(self, search: Search) -> Choice | None:
        """The most salient candidate of `search`; None if none is within reach or two are too close."""
        found: dict[int, _Candidate] = {}
        for mentioned in self._reachable(search.place):
            who = mentioned.who
            if not search.fits(who) or any(span.contains(mentioned.span) for span in search.own):
                continue
            if search.quoted and who is search.speaker and who.human:
                continue
            weighed = _Candidate(who, self._weight(mentioned, search), self._sentence(mentioned.span.start))
            found[id(who)] = weighed.joined(found[id(who)]) if id(who) in found else weighed
        ranked = sorted(found.values(), key=lambda candidate: -candidate.weight)
        if not ranked:
            return None
        lead = ranked[0].weight - ranked[1].weight if len(ranked) > 1 else 3.0
        if lead < TOO_CLOSE and ranked[0].sentence == ranked[1].sentence:
            return None
        return Choice(ranked[0].who, min(0.95, 0.6 + 0.15 * lead))

    def _reachable(self, place: int) -> Iterator[Mentioned]:
        here = self._sentence(place)
        at = bisect_left(self._mentions, place, key=lambda known: known.span.start)
        for mentioned in reversed(self._mentions[max(0, at - MOST_LOOKED_AT) : at]):
            if here - self._sentence(mentioned.span.start) > REACH:
                return
            if mentioned.span.end <= place:
                yield mentioned

    def _weight(self, mentioned: Mentioned, search: Search) -> float:
        who, start = mentioned.who, mentioned.span.start
        sentence = self._sentence(start)
        back = self._sentence(search.place) - sentence
        weight = -float(back)
        weight += 0.0 if who is not self._last_speaker else 1.2 if not back else 0.7 if back < 2 else 0.3
        weight += 0.8 if search.plural and who.kind == "group" else 0.0
        opens = start - self._starts[sentence] < OPENING and not mentioned.beside
        weight += 1.0 if opens or mentioned.speaks else 0.0
        weight += 0.3 if who.gender is not None else 0.0
        weight -= 1.0 if mentioned.beside else 0.0
        weight += 0.8 if who.sure else 0.0
        weight -= WRITTEN if who.kind == "document" else 0.0
        weight += 1.5 if who is search.speaker and not search.quoted else 0.0
        return weight - (1.0 if self._in_quotation(start) and not search.quoted else 0.0)

    def sentences_around(self, place: int) -> tuple[int, int]:
        """Where the sentence at `place` begins, and the one before it; for the first both are the same."""
        here = self._sentence(place)
        return self._starts[here], self._starts[max(0, here - 1)]

    def next_sentence(self, place: int) -> int:
        """Where the sentence behind the one at `place` begins; in the last, where it begins itself."""
        return self._starts[min(self._sentence(place) + 1, len(self._starts) - 1)]

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def _in_quotation(self, place: int) -> bool:
        at = bisect_right(self._quotation_starts, place) - 1
        return at >= 0 and place < self._quotations[at].end


def fits(pronoun: Pronoun) -> Callable[[Who], bool]:
    """Whether somebody can be meant by `pronoun`."""
    if pronoun.number == "plural":
        return lambda who: who.kind in ("group", "organisation") and who.could_be_meant
    if not pronoun.human:
        return lambda who: who.kind in ("organisation", "document") and who.could_be_meant

    def human(who: Who) -> bool:
        known = who.gender is not None and pronoun.gender is not None
        return who.kind in ("person", "unnamed") and who.could_be_meant and (who.gender == pronoun.gender if known else True)

    return human
