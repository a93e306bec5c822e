"""A text as newspapers print it, where a typewriter or a treebank wrote it otherwise; every offset holds."""

from __future__ import annotations

_PRINTED = {" n't": "n 't", "-LRB-": "(    ", "-RRB-": "    )", "-LSB-": "[    ", "-RSB-": "    ]"}
"""What stands in a treebank's text, and the same in print, in as many characters: brackets where spans begin or end."""


def as_printed(text: str) -> str:
    """`text` with a printer's quotation marks for ``these'', and with "didn't" and "(" for a treebank's "did n't" and "-LRB-"."""
    if "``" in text:
        text = text.replace("``", "“ ").replace("''", " ”")
    for treebank, printed in _PRINTED.items():
        text = text.replace(treebank, printed)
    return text
