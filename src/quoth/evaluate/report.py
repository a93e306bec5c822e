"""Scores as plain tables, in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from quoth.evaluate.attributions import METRICS, AttributionScores
from quoth.evaluate.characters import MANNERS
from quoth.evaluate.errors_by_type import CIRCUMSTANCES, KINDS, ErrorList
from quoth.evaluate.records import FIELDS, MACRO_FIELDS, RecordScores
from quoth.evaluate.tally import Tally
from quoth.evaluate.triple import Role

_BY_OUTLET = ("content.soft", "content.exact", "full", "source.overlap", "cue.overlap")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """`rows` under `head`: the first column to the left, the others to the right, as wide as they need to be."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    lines = []
    for row in (head, *rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _tally_cells(tally: Tally) -> list[str]:
    shares = [_percent(share) for share in (tally.precision, tally.recall, tally.f1)]
    return [*shares, str(tally.right), str(tally.made), str(tally.gold)]


_TALLY_HEAD = ["P", "R", "F1", "right", "made", "gold"]


def attribution_table(scores: AttributionScores) -> str:
    """Every attribution metric, with the interval of F1 if there is one."""
    head = [f"{scores.articles} articles", *_TALLY_HEAD]
    rows = [[name, *_tally_cells(scores.tallies[name])] for name in METRICS]
    if scores.intervals:
        head.append("95 % of F1")
        rows = [[*row, f"{_percent(scores.intervals[row[0]].low)}-{_percent(scores.intervals[row[0]].high)}"] for row in rows]
    return table(head, rows)


def manner_table(scores: AttributionScores) -> str:
    """Recall by the manner of the gold content."""
    rows = []
    for manner in MANNERS:
        soft, full = (scores.tallies.get(f"{kind}.{manner}", Tally()) for kind in ("recall_soft", "recall_full"))
        rows.append([manner, str(soft.gold), str(soft.made), _percent(soft.recall), _percent(full.recall)])
    return table(["manner", "gold", "made", "soft recall", "full recall"], rows)


def outlet_table(by_outlet: Mapping[str, AttributionScores]) -> str:
    """The main metrics (F1) by outlet."""
    rows = []
    for outlet, scores in by_outlet.items():
        tallies = scores.tallies
        rows.append(
            [outlet, str(scores.articles), str(tallies["full"].gold), *(_percent(tallies[name].f1) for name in _BY_OUTLET)]
        )
    return table(["outlet", "articles", "gold", *_BY_OUTLET], rows)


def paragraph_table(tallies: Mapping[Role, Tally]) -> str:
    """Exact spans by role, paragraph by paragraph."""
    return table(["exact in paragraph", *_TALLY_HEAD], [[role, *_tally_cells(tally)] for role, tally in tallies.items()])


def record_table(scores: RecordScores) -> str:
    """Tallies of the layers, and under them the accuracies over matched attributions beside what doing nothing gives."""
    layers = table(
        [f"{scores.articles} articles", *_TALLY_HEAD], [[name, *_tally_cells(tally)] for name, tally in scores.tallies.items()]
    )
    rows = []
    for name in FIELDS:
        accuracy = scores.accuracies[name]
        idle = _percent(accuracy.idle) if accuracy.idle else ""
        macro = _percent(accuracy.macro_f1) if name in MACRO_FIELDS else ""
        rows.append([name, _percent(accuracy.share), str(accuracy.seen), macro, idle])
    return f"{layers}\n\n{table(['of matched attributions', 'accuracy', 'matched', 'macro-F1', 'doing nothing'], rows)}"


def error_table(errors: ErrorList) -> str:
    """How often each kind of error occurs, by manner; then how many contents in each circumstance are not exact."""
    counts = Counter((error.kind, error.manner) for error in errors.errors)
    rows = [[kind, *_with_sum([counts[kind, manner] for manner in MANNERS])] for kind in KINDS]
    kinds = table(["error", *MANNERS, "all"], rows)
    wrong, seen = Counter(errors.wrong), Counter(errors.seen)
    rows = []
    for circumstance in CIRCUMSTANCES:
        of_each = [(wrong[circumstance, manner], seen[circumstance, manner]) for manner in MANNERS]
        of_each.append((sum(w for w, _ in of_each), sum(s for _, s in of_each)))
        rows.append([circumstance, *(f"{w}/{s}" for w, s in of_each)])
    return f"{kinds}\n\n{table(['contents not exact / in gold', *MANNERS, 'all'], rows)}"


def _with_sum(counts: Sequence[int]) -> list[str]:
    return [str(count) for count in (*counts, sum(counts))]
