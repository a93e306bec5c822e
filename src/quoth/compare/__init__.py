"""Articles side by side. `check` says whether a quote was said, `compare` how several articles tell one event."""

from quoth.compare.called import Called, Calling
from quoth.compare.check import Appearance, Asked, Check, Verdict, check, quote_words
from quoth.compare.check_json import check_to_dict
from quoth.compare.comparison import FORMAT, Comparison, compare
from quoth.compare.comparison_json import comparison_to_dict
from quoth.compare.differences import Flag, Piece, PieceKind
from quoth.compare.families import Difference, Family, Version
from quoth.compare.heard import Cell, Hearing
from quoth.compare.quantities import Agreement, Claim, Quantity
from quoth.compare.shares import Shares, shares
from quoth.compare.speakers import Speaker

__all__ = [
    "FORMAT",
    "Agreement",
    "Appearance",
    "Asked",
    "Called",
    "Calling",
    "Cell",
    "Check",
    "Claim",
    "Comparison",
    "Difference",
    "Family",
    "Flag",
    "Hearing",
    "Piece",
    "PieceKind",
    "Quantity",
    "Shares",
    "Speaker",
    "Verdict",
    "Version",
    "check",
    "check_to_dict",
    "compare",
    "comparison_to_dict",
    "quote_words",
    "shares",
]
