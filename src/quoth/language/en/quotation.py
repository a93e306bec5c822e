"""English quotation marks, American, British and as wires and scrapers leave them."""

from quoth.language.quotation import Quotation

QUOTATION = Quotation(
    double=(("“", "”"), ("„", "“"), ("«", "»"), ("``", "''"), ("''", "''"), ('"', '"')),
    single=(("‘", "’"), ("'", "'"), ("`", "'"), ("‹", "›")),
    straight=frozenset({'"', "'"}),
)
