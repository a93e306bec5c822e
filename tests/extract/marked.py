"""Case files: one sentence a line with its spans marked, and what is expected of it behind tabs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quoth.model import Span, Spans

CASES = Path(__file__).with_name("cases")
BRACKETS = {"[": ("cue", "]"), "{": ("content", "}"), "<": ("source", ">"), "*": ("words", "*")}


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence without its marks, its spans by role, and the expected columns."""

    text: str
    spans: Mapping[str, Spans]
    expected: tuple[str, ...]


def read_cases(name: str) -> Iterator[Case]:
    """The cases of `cases/<name>.tsv`; lines that begin with "#" are comments."""
    for line in (CASES / f"{name}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sentence, *expected = line.split("\t")
            yield _case(sentence, tuple(expected))


def _case(sentence: str, expected: tuple[str, ...]) -> Case:
    text = ""
    spans: dict[str, list[Span]] = {role: [] for role, _ in BRACKETS.values()}
    opened: dict[str, tuple[str, int]] = {}
    for character in sentence:
        if character in opened:
            role, start = opened.pop(character)
            if len(text) > start:
                spans[role].append(Span(start, len(text)))
        elif character in BRACKETS:
            role, closing = BRACKETS[character]
            opened[closing] = (role, len(text))
        else:
            text += character
    return Case(text, {role: tuple(found) for role, found in spans.items()}, expected)
