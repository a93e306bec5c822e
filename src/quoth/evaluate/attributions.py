"""Attribution metrics: source, cue and content spans against gold in the manner of PolNeAR.

Contents are matched one to one (Jaccard over non-space characters of 0.5 or more, best first). All metrics are
micro-averaged over articles; an article for which nothing was made counts as empty.

    content.exact        same letters and digits; content.exact_strict: same non-space characters
    content.token        tokens inside some content; content.char: characters
    content.soft         matched contents; direct.soft: matched among the direct ones alone
    cue.overlap          cues that share a character, one to one; source.overlap: the same for sources
    full                 content matched and the source agrees; full_text: an equal head word elsewhere also counts
    full_exact           content, cue and source have the same letters and digits
    labels.micro         (token, role) pairs, and labels.source, labels.cue, labels.content by role
    recall_soft.MANNER   share of the gold contents of a manner that are matched; recall_full.MANNER: that are full
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.evaluate.characters import MANNERS, Tokens, characters, letters_or_all
from quoth.evaluate.comparison import Comparison, compare, sources_agree
from quoth.evaluate.gold import GoldArticle
from quoth.evaluate.matching import SOFT, best_first, jaccard_of_sizes, shared
from quoth.evaluate.tally import Tally, summed
from quoth.evaluate.triple import ROLES, Role, Triple

METRICS = (
    "content.exact_strict", "content.exact", "content.token", "content.char", "content.soft", "direct.soft",
    "cue.overlap", "source.overlap", "full", "full_text", "full_exact",
    "labels.micro", "labels.source", "labels.cue", "labels.content",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a figure over resampled articles."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionScores:
    """Tallies by metric name (those of `METRICS`, and the recalls by manner); intervals of F1 if asked for."""

    tallies: Mapping[str, Tally]
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    articles: int


def score_attributions(
    gold: Sequence[GoldArticle], made: Mapping[str, Sequence[Triple]], *, bootstrap: int = 0, seed: int = 1
) -> AttributionScores:
    """Scores of `made` (triples by article id). `bootstrap` is how often articles are resampled for intervals."""
    unknown = sorted(set(made) - {article.id for article in gold})
    if unknown:
        raise ValueError(f"{len(unknown)} articles are not in gold, {unknown[0]!r} for one")
    counts = [count(compare(article.text, article.triples, made.get(article.id, ()))) for article in gold]
    return AttributionScores(
        tallies={name: Tally() for name in METRICS} | summed(counts),
        intervals=_intervals(counts, bootstrap, seed) if bootstrap and counts else {},
        articles=len(gold),
    )


def count(comparison: Comparison) -> dict[str, Tally]:
    """All tallies of one article, by metric name."""
    return _content_tallies(comparison) | _label_tallies(comparison) | _full_tallies(comparison) | _overlap_tallies(comparison)


def _of_contents(comparison: Comparison, right: int) -> Tally:
    return Tally(right, len(comparison.made.contents), len(comparison.gold.contents))


def _content_tallies(comparison: Comparison) -> dict[str, Tally]:
    text, gold, made = comparison.text, comparison.gold, comparison.made
    same = Counter(gold.contents) & Counter(made.contents)
    same_letters = Counter(letters_or_all(c, text) for c in gold.contents) & Counter(
        letters_or_all(c, text) for c in made.contents
    )
    in_gold, in_made = frozenset[int]().union(*gold.contents), frozenset[int]().union(*made.contents)
    direct = best_first(gold.of_manner("direct"), made.of_manner("direct"), jaccard_of_sizes, SOFT)
    return {
        "content.exact_strict": _of_contents(comparison, same.total()),
        "content.exact": _of_contents(comparison, same_letters.total()),
        "content.char": Tally(len(in_gold & in_made), len(in_made), len(in_gold)),
        "content.soft": _of_contents(comparison, len(comparison.match)),
        "direct.soft": Tally(len(direct), len(made.of_manner("direct")), len(gold.of_manner("direct"))),
    }


def _label_tallies(comparison: Comparison) -> dict[str, Tally]:
    tokens = Tokens(comparison.text)
    by_role: dict[Role, Tally] = {}
    for role in ROLES:
        in_gold, in_made = tokens.touched(comparison.gold.all_of(role)), tokens.touched(comparison.made.all_of(role))
        by_role[role] = Tally(len(in_gold & in_made), len(in_made), len(in_gold))
    tallies = {f"labels.{role}": tally for role, tally in by_role.items()}
    return tallies | {"content.token": by_role["content"], "labels.micro": sum(by_role.values(), Tally())}


def _full_tallies(comparison: Comparison) -> dict[str, Tally]:
    text, gold, made, match = comparison.text, comparison.gold, comparison.made, comparison.match
    pairs = {i: (gold.attributions[i], made.attributions[j]) for i, j in match.items()}
    full = {i for i, (g, m) in pairs.items() if sources_agree(text, g, m)}
    full_text = {i for i, (g, m) in pairs.items() if sources_agree(text, g, m, by_word=True)}
    exact = _exact_pairs(comparison)
    tallies = {
        name: _of_contents(comparison, n)
        for name, n in (("full", len(full)), ("full_text", len(full_text)), ("full_exact", exact))
    }
    for manner in MANNERS:
        wanted = {i for i, found in enumerate(gold.manners) if found == manner}
        made_so = made.manners.count(manner)
        tallies[f"recall_soft.{manner}"] = Tally(len(wanted & match.keys()), made_so, len(wanted))
        tallies[f"recall_full.{manner}"] = Tally(len(wanted & full), made_so, len(wanted))
    return tallies


def _exact_pairs(comparison: Comparison) -> int:
    text = comparison.text
    gold = _letters_of_attributions(comparison.gold.attributions, text)
    made = _letters_of_attributions(comparison.made.attributions, text)
    return sum(gold[i] == made[j] for i, j in comparison.match.items())


def _letters_of_attributions(triples: Sequence[Triple], text: str) -> list[tuple[frozenset[int], ...]]:
    return [tuple(letters_or_all(characters(triple.role(role), text), text) for role in ROLES) for triple in triples]


def _overlap_tallies(comparison: Comparison) -> dict[str, Tally]:
    tallies = {}
    for role in ("source", "cue"):
        # Several attributions may share a source; it counts once.
        gold = sorted({chars for chars in comparison.gold.roles[role] if chars}, key=min)
        made = sorted({chars for chars in comparison.made.roles[role] if chars}, key=min)
        tallies[f"{role}.overlap"] = Tally(len(best_first(gold, made, shared, 1)), len(made), len(gold))
    return tallies


def _intervals(counts: Sequence[Mapping[str, Tally]], rounds: int, seed: int) -> dict[str, Interval]:
    """Intervals of F1: articles drawn with replacement, `rounds` times."""
    rng = random.Random(seed)  # noqa: S311 - drawn for statistics, not for secrets
    f1: dict[str, list[float]] = {name: [] for name in METRICS}
    for _ in range(rounds):
        drawn = [rng.randrange(len(counts)) for _ in counts]
        for name, figures in f1.items():
            figures.append(sum((counts[i][name] for i in drawn), Tally()).f1)
    return {name: _middle(sorted(figures)) for name, figures in f1.items()}


def _middle(figures: Sequence[float]) -> Interval:
    return Interval(figures[int(0.025 * len(figures))], figures[int(0.975 * len(figures)) - 1])
