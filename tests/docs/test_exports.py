"""`docs/exports.md` says what there is to export."""

from __future__ import annotations

import re

from quoth.export import EXPORTERS, SHARED
from quoth.export.extracts import EXTRACT
from tests.docs.pages import first_cells, section

FORMATS = section("docs/exports.md", "## Formats")


def test_every_format_is_described() -> None:
    """The table has every exporter, in its order."""
    assert first_cells(FORMATS) == list(EXPORTERS)


def test_what_a_format_holds_of_the_text_is_said() -> None:
    """Shared formats hold extracts, of the length that is said, and the others all."""
    held = dict(re.findall(r"(?m)^\| `([\w-]+)` \| .* \| (\w+) \|$", FORMATS))
    assert held == {name: "extracts" if name in SHARED else "all" for name in EXPORTERS}
    assert f"the first {EXTRACT} words of each attribution" in FORMATS
