"""Reads cases of figures and times: a sentence with [brackets] and what each bracket is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quoth.model import Span

_FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class QuantityCase:
    """A sentence, the spans that its brackets mark, and what is said of each."""

    text: str
    spans: tuple[Span, ...]
    expected: tuple[str, ...]


def read_quantity_cases(name: str) -> Iterator[QuantityCase]:
    """The cases of `cases/<name>.tsv`; lines that begin with # are comments."""
    for line in (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.startswith("# "):
            continue
        marked, _, expected = line.partition("\t")
        text, spans = _unmarked(marked)
        case = QuantityCase(text, spans, tuple(part.strip() for part in expected.split("|") if part.strip()))
        assert len(case.spans) == len(case.expected), line
        yield case


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, spans, start = "", [], 0
    for character in marked:
        if character == "[":
            start = len(text)
        elif character == "]":
            spans.append(Span(start, len(text)))
        else:
            text += character
    return text, tuple(spans)
