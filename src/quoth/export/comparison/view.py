"""What the pages show of a comparison. The template part `comparison.html` takes `view`, a `ComparisonView`.

The self-contained report has the articles on the same page; whoever serves them elsewhere gives other `Places`.
"""

from __future__ import annotations

from quoth.compare import Comparison
from quoth.export.comparison.lines import utterance
from quoth.export.comparison.matrix import columns, rows
from quoth.export.comparison.naming import naming
from quoth.export.comparison.parts import ComparisonView
from quoth.export.comparison.plots import plot
from quoth.export.comparison.scene import Places, Scene

MOST_ROWS = 12
"""So many speakers stand in the matrix; those of one article alone behind them are folded away."""


def comparison_view(comparison: Comparison, places: Places) -> ComparisonView:
    """What to show of `comparison`, with the addresses that `places` gives."""
    scene = Scene(comparison, places)
    speakers = tuple(rows(scene))
    utterances = [utterance(scene, number, family) for number, family in enumerate(comparison.families, start=1)]
    shown = max(MOST_ROWS, sum(len(row.heard) > 1 for row in comparison.hearings))
    return ComparisonView(
        columns=tuple(columns(scene)),
        rows=speakers[:shown],
        more=speakers[shown:],
        utterances=tuple(one for one in utterances if not one.identical),
        identical=tuple(one for one in utterances if one.identical),
        namings=tuple(naming(scene, called) for called in comparison.called),
        figures=tuple(plot(scene, quantity) for quantity in comparison.figures if quantity.agreement != "agree"),
        dates=tuple(plot(scene, quantity) for quantity in comparison.dates if quantity.agreement != "agree"),
        agreed=tuple(plot(scene, quantity) for quantity in comparison.figures if quantity.agreement == "agree"),
    )
