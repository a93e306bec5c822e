"""Record metrics: all layers of the record against record gold.

Attributions are matched one to one by content (Jaccard of 0.5 or more, best first). The other fields are scored over
the matched ones, so that a field's accuracy is not blamed for a missed attribution.

    source.span       overlaps gold's, or both are absent
    source.name       names the same who (`quoth.evaluate.names`)
    source.pronoun    the same, of those alone whose words in gold are "he", "she", "they" or a form of them
    source.same       pairs of matched attributions that share a source, as pairwise F1
    kind, manner, attitude, stance, polarity    accuracy; attitude and stance also as macro-averaged F1
    channel, parent   F1 over all of gold's and all made
    labels, figures, times    overlapping spans with equal values; labels+voice, figures+voice: with the same voice
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quoth.evaluate.layers import Pairing, layer_tallies, pair
from quoth.evaluate.names import same_name
from quoth.evaluate.tally import Tally
from quoth.model import Attribution, Record, Source, SourceId

TALLIES = (
    "attribution.content", "attribution.resolved", "source.same", "channel", "parent",
    "labels", "labels+voice", "figures", "figures+voice", "times",
)  # fmt: skip
Field = Literal["source.span", "source.name", "source.pronoun", "kind", "manner", "attitude", "stance", "polarity"]
FIELDS: tuple[Field, ...] = ("source.span", "source.name", "source.pronoun", "kind", "manner", "attitude", "stance", "polarity")
MACRO_FIELDS: tuple[Field, ...] = ("attitude", "stance")
_CLASSES: tuple[Field, ...] = ("manner", "attitude", "stance", "polarity")
_PRONOUNS = frozenset("he him his she her hers they them their theirs".split())


@dataclass(slots=True)
class Accuracy:
    """How often a field was right over the matched attributions.

    `idle` is how often doing nothing would have been right: a source's own words as its name, always the commonest
    class. `classes` are the (gold, made) pairs of a field with few values.
    """

    right: int = 0
    seen: int = 0
    words_right: int = 0
    classes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right of seen, from 0 to 1."""
        return self.right / self.seen if self.seen else 0.0

    @property
    def idle(self) -> float:
        """The share that doing nothing would give; 0 where that means nothing."""
        commonest = max(Counter(gold for gold, _ in self.classes).values(), default=0)
        return (self.words_right or commonest) / self.seen if self.seen else 0.0

    @property
    def macro_f1(self) -> float:
        """F1 averaged over the classes that gold has."""
        scores = []
        for name in sorted({gold for gold, _ in self.classes}):
            right = sum(gold == made == name for gold, made in self.classes)
            given = sum(made == name for _, made in self.classes)
            wanted = sum(gold == name for gold, _ in self.classes)
            scores.append(2 * right / (given + wanted))
        return sum(scores) / len(scores) if scores else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScores:
    """Tallies by name (`TALLIES`) and accuracies by field (`FIELDS`)."""

    tallies: Mapping[str, Tally]
    accuracies: Mapping[Field, Accuracy]
    articles: int


def score_records(gold: Sequence[Record], made: Mapping[str, Record]) -> RecordScores:
    """Scores of the records `made`, by article id, against the `gold` ones; an article without one counts as empty."""
    tallies: dict[str, Tally] = dict.fromkeys(TALLIES, Tally())
    accuracies: dict[Field, Accuracy] = defaultdict(Accuracy)
    for record in gold:
        pairing = pair(record, made.get(record.id) or Record(article=record.article, made_by=record.made_by))
        resolved = sum(_score_source(gold_one, made_one, pairing, accuracies) for gold_one, made_one in pairing.pairs)
        for gold_one, made_one in pairing.pairs:
            _score_classes(gold_one, made_one, accuracies)
        found = layer_tallies(pairing) | _attribution_tallies(pairing, resolved)
        for name, tally in found.items():
            tallies[name] += tally
    return RecordScores(tallies=tallies, accuracies={name: accuracies[name] for name in FIELDS}, articles=len(gold))


def _score_source(gold: Attribution, made: Attribution, pairing: Pairing, accuracies: Mapping[Field, Accuracy]) -> bool:
    """Whether span and name of the source are both right, counted under their own names as well."""
    wanted, found = pairing.gold.source(gold), pairing.made.source(made)
    spans = not gold.source_span and not made.source_span
    spans = spans or any(a.overlaps(b) for a in gold.source_span for b in made.source_span)
    name = same_name(wanted, found)
    _count(accuracies, "source.span", right=spans)
    _count(accuracies, "source.name", right=name)
    accuracies["source.name"].words_right += same_name(wanted, _own_words(made, pairing.made))
    if _is_pronoun(gold, pairing.gold):
        _count(accuracies, "source.pronoun", right=name)
    if wanted and found:
        _count(accuracies, "kind", right=wanted.kind == found.kind)
    return spans and name


def _is_pronoun(gold: Attribution, record: Record) -> bool:
    return " ".join(span.of(record.article.text) for span in gold.source_span).casefold() in _PRONOUNS


def _own_words(made: Attribution, record: Record) -> Source | None:
    if not made.source_span:
        return None
    words = " ".join(span.of(record.article.text) for span in made.source_span)
    return Source(id=SourceId("own words"), name=words, kind="unnamed")


def _score_classes(gold: Attribution, made: Attribution, accuracies: Mapping[Field, Accuracy]) -> None:
    for name in _CLASSES:
        wanted, found = getattr(gold, name), getattr(made, name)
        _count(accuracies, name, right=wanted == found)
        accuracies[name].classes.append((wanted, found))


def _count(accuracies: Mapping[Field, Accuracy], name: Field, *, right: bool) -> None:
    accuracies[name].seen += 1
    accuracies[name].right += right


def _attribution_tallies(pairing: Pairing, resolved: int) -> dict[str, Tally]:
    gold, made, pairs = pairing.gold.attributions, pairing.made.attributions, pairing.pairs
    channels = sum(bool(g.channel and m.channel and g.channel.kind == m.channel.kind) for g, m in pairs)
    gold_shared, made_shared = _sharing(g for g, _ in pairs), _sharing(m for _, m in pairs)
    back = {made_id: gold_id for gold_id, made_id in pairing.twin.items()}
    parents = {(a.id, a.parent) for a in gold if a.parent}
    made_parents = {(back.get(a.id), back.get(a.parent)) for a in made if a.parent}
    return {
        "attribution.content": Tally(len(pairs), len(made), len(gold)),
        "attribution.resolved": Tally(resolved, len(made), len(gold)),
        "source.same": Tally(len(gold_shared & made_shared), len(made_shared), len(gold_shared)),
        "channel": Tally(channels, sum(a.channel is not None for a in made), sum(a.channel is not None for a in gold)),
        "parent": Tally(len(parents & made_parents), sum(a.parent is not None for a in made), len(parents)),
    }


def _sharing(attributions: Iterable[Attribution]) -> set[tuple[int, int]]:
    """The pairs, by position, of attributions with one source."""
    sources = [attribution.source for attribution in attributions]
    return {(i, k) for k, b in enumerate(sources) for i, a in enumerate(sources[:k]) if a and a == b}
