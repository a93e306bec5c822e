"""Quote families: one utterance as several articles print it.

1. Everything that is said, and every scare quote, is an utterance.
2. Those that share a pair of rare words, or a few words in one piece, are candidates: no article is compared with every other.
3. The longest first, each utterance joins the head that it is most like, if it is like one, else it is a head itself.
4. A head with utterances of other articles is a family; each is aligned with the head word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quoth.compare.differences import Piece
from quoth.compare.likeness import Likeness, candidates
from quoth.compare.speakers import Cast, Speaker
from quoth.compare.utterances import Utterance, utterances, weights
from quoth.compare.variation import How, diff_with, how_of, marks_of
from quoth.model import Attribution, Label, Manner, Record, Spans, Stance

Difference = Literal[
    "cut", "reworded", "other cue", "other stance", "other source", "scare quotes", "no marks", "marks added", "other marks"
]

_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How one article prints the utterance, against the longest version.

    Exactly one of `attribution` and `label` is set: words attributed, or words in the outlet's scare quotes. `diff` are the
    pieces of the word diff; its `quote` side is this version, its `article` side the longest one.
    """

    article: str
    spans: Spans
    words: str
    speakers: tuple[Speaker, ...]
    how: How
    differences: tuple[Difference, ...]
    diff: tuple[Piece, ...]
    cue: str = ""
    attribution: Attribution | None = None
    label: Label | None = None

    @property
    def stance(self) -> Stance | None:
        """What the outlet does by its choice of cue; None for scare quotes."""
        return self.attribution.stance if self.attribution else None

    @property
    def manner(self) -> Manner | None:
        """How much of it is quoted; None for scare quotes."""
        return self.attribution.manner if self.attribution else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One utterance: the longest version first, then those of the other articles by article and place."""

    versions: tuple[Version, ...]

    @property
    def longest(self) -> Version:
        """The version with which the others are compared."""
        return self.versions[0]

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that print it."""
        return frozenset(version.article for version in self.versions)


def families(records: Sequence[Record], cast: Cast) -> tuple[Family, ...]:
    """The utterances that at least two of `records` print, those of most articles first; their order makes no difference."""
    ordered = sorted(records, key=lambda record: record.id)
    likeness = Likeness(weights(ordered))
    found = sorted((one for record in ordered for one in utterances(record, cast) if one.words), key=_longest_first)
    groups = _grouped(found, likeness)
    kept = (_one_a_place(found[head], [found[number] for number in members], likeness) for head, members in groups.items())
    made = [_family(group) for group in kept if len({one.record.id for one in group}) > 1]
    return tuple(sorted(made, key=_most_printed_first))


def _most_printed_first(family: Family) -> tuple[int, int, int, str, Spans]:
    longest = family.longest
    return (-len(family.articles), -len(family.versions), -len(longest.words), longest.article, longest.spans)


def _longest_first(one: Utterance) -> tuple[bool, int, bool, tuple[str, int, int, str]]:
    """Words attributed come before scare quotes, which are never the head of a family; of equals those that are quoted."""
    quoted = one.attribution is not None and one.attribution.manner == "direct"
    return (one.label is not None, -len(one.words), not quoted, one.place)


def _grouped(found: Sequence[Utterance], likeness: Likeness) -> Mapping[int, list[int]]:
    """The numbers of the utterances that are like each head, by the head's number."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for pair in candidates(found, likeness):
        beside[max(pair)].add(min(pair))
    groups: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        heads = [head for head in beside[number] if head in groups and likeness.same(one, found[head])]
        if heads:
            shared = {head: likeness.shared(one, found[head]) for head in heads}
            groups[max(heads, key=lambda head: (shared[head], -head))].append(number)
        elif one.label is None:
            groups[number] = []
    return groups


def _one_a_place(head: Utterance, members: Sequence[Utterance], likeness: Likeness) -> list[Utterance]:
    """The head and its members, of those that one article has at one place the one most like the head."""
    kept = [head]
    for one in sorted(members, key=lambda one: (-likeness.shared(one, head), likeness.size(one), one.place)):
        if not any(one.record.id == other.record.id and _same_place(one.spans, other.spans) for other in kept):
            kept.append(one)
    return kept


def _same_place(some: Spans, others: Spans) -> bool:
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    return common >= _SAME_PLACE * min(sum(map(len, some)), sum(map(len, others)))


def _family(group: Sequence[Utterance]) -> Family:
    head, *others = group
    others.sort(key=lambda one: one.place)
    return Family(versions=(_version(head, head), *(_version(one, head) for one in others)))


def _version(one: Utterance, head: Utterance) -> Version:
    diff = () if one is head else diff_with(one, head)
    how: How = "longest" if one is head else how_of(diff)
    return Version(
        article=one.record.id,
        spans=one.spans,
        words=one.text,
        speakers=one.speakers,
        how=how,
        differences=() if one is head else tuple(_differences(one, head, how)),
        diff=diff,
        cue=_cue(one),
        attribution=one.attribution,
        label=one.label,
    )


def _cue(one: Utterance) -> str:
    return " ".join(one.record.words(one.attribution.cue).split()) if one.attribution else ""


def _differences(one: Utterance, head: Utterance, how: How) -> Iterator[Difference]:
    if how in {"cut", "reworded"}:
        yield how
    if one.attribution is None or head.attribution is None:
        yield "scare quotes"
        return
    if _cue(one).casefold() != _cue(head).casefold() and _cue(one):
        yield "other cue"
    if one.attribution.stance != head.attribution.stance:
        yield "other stance"
    if set(one.speakers).isdisjoint(head.speakers):
        yield "other source"
    yield from marks_of(one, head)
