"""The examples of one event in several outlets, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quoth.compare import Comparison, compare
from quoth.errors import InputRefused
from quoth.model import Record
from quoth.pipeline import Reader
from quoth.readers import Given, open_source

MILL_FIRE = Path(__file__).parents[2] / "examples" / "several" / "mill-fire.jsonl"


@cache
def mill_fire() -> tuple[Record, ...]:
    """The records of the three articles on the mill fire: of the ledger, the bell and the agency."""
    articles = [article for article in open_source(str(MILL_FIRE), Given()) if not isinstance(article, InputRefused)]
    return tuple(Reader().read_many(articles))


@cache
def compared() -> Comparison:
    """The three articles side by side."""
    return compare(mill_fire())
