"""`docs/voices.md` shows what was measured."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quoth.extract.channels import find_channel
from quoth.extract.cues import read_cue
from quoth.extract.labels import find_labels
from quoth.extract.quotations import find_quotations
from quoth.language import load_language
from tests.extract.marked import read_cases

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "voices.md").read_text("utf-8")
ENGLISH = load_language("en")
ROWS = re.findall(r"(?m)^\| `(\w+)` \| (\d+) \| [^|]+ \| ([^|]+) \|$", PAGE)


def _cue_share(name: str, field: str, column: int) -> str:
    right = [
        getattr(read_cue(case.text, case.spans["cue"], case.spans["content"], ENGLISH), field) == case.expected[column]
        for case in read_cases(name)
    ]
    return f"{field} {100 * sum(right) / len(right):.1f}"


def _polarity(name: str) -> str:
    return _cue_share(name, "polarity", 2)


def _stance(name: str) -> str:
    return _cue_share(name, "stance", 1)


def _kind(name: str) -> str:
    right = []
    for case in read_cases(name):
        channel = find_channel(case.text, case.spans["content"], case.spans["cue"], case.spans["source"], ENGLISH)
        right.append((channel.kind if channel else "-") == case.expected[0])
    return f"kind {100 * sum(right) / len(right):.1f}"


def _labels(name: str) -> str:
    found = made = marked = right = 0
    for case in read_cases(name):
        labels = find_labels(case.text, find_quotations(case.text, ENGLISH.quotation), case.spans["content"], ENGLISH)
        found += sum(any(span.overlaps(label.span) for label in labels) for span in case.spans["words"])
        right += sum(any(span.overlaps(label.span) for span in case.spans["words"]) for label in labels)
        made, marked = made + len(labels), marked + len(case.spans["words"])
    return f"P {100 * right / made:.1f} R {100 * found / marked:.1f}"


MEASURES: dict[str, Callable[[str], str]] = {
    "cue_negated_heldout": _polarity,
    "cue_distance_heldout": _stance,
    "channels_heldout": _kind,
}


@pytest.mark.parametrize(("name", "sentences", "now"), ROWS, ids=[row[0] for row in ROWS])
def test_accuracies_are_those_measured(name: str, sentences: str, now: str) -> None:
    """Number of sentences and present accuracy of every file are what the rules give."""
    assert sum(1 for _ in read_cases(name)) == int(sentences)
    assert MEASURES.get(name, _labels)(name) == now


def test_every_file_of_such_sentences_is_shown() -> None:
    """No file of sentences written before the rules is left out."""
    files = {path.stem for path in (ROOT / "tests" / "extract" / "cases").glob("*_heldout.tsv")}
    assert files <= {row[0] for row in ROWS}
