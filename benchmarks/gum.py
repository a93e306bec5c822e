"""GUM with the coreference of OntoNotes (OntoGUM): documents as plain text, and who is meant where.

The text is put together from the tokens of the CoNLL-U files, a paragraph a line; the chains come from the CoNLL files.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.model import Span

_ENTITY = re.compile(r"(\()?(\d+)(\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its chains: the spans that mean one and the same, at least two of them, in order."""

    name: str
    text: str
    chains: Sequence[Sequence[Span]]


def load_document(folder: Path, name: str) -> Document:
    """The document `name` of the GUM in `folder`."""
    text, tokens = _text(_lines(folder / "dep" / f"{name}.conllu.gz"))
    column = [line.rsplit("\t", 1)[1] for line in _lines(folder / "coref-ontogum-conll" / f"{name}.conll.gz") if "\t" in line]
    return Document(name=name, text=text, chains=_chains(column, tokens))


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()


def _text(lines: Sequence[str]) -> tuple[str, list[Span]]:
    """The text, and where each of its tokens stands."""
    text, gap, inside, tokens = "", "", 0, []
    for line in lines:
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            gap = "\n" if text else ""
        fields = line.split("\t")
        if len(fields) < 10 or "." in fields[0]:
            continue
        spaced = "SpaceAfter=No" not in fields[9]
        if "-" in fields[0]:
            first, last = map(int, fields[0].split("-"))
            inside, whole = last - first + 1, spaced
            continue
        text += gap
        tokens.append(Span(len(text), len(text) + len(fields[1])))
        text += fields[1]
        if inside:
            inside -= 1
            spaced = whole and not inside
        gap = " " if spaced else ""
    return text, tokens


def _chains(column: Sequence[str], tokens: Sequence[Span]) -> list[list[Span]]:
    """The chains that the brackets of `column`, one entry a token, mark."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    chains: defaultdict[str, set[Span]] = defaultdict(set)
    for token, marks in zip(tokens, column, strict=True):
        for begins, entity, ends in _marks(marks):
            if begins:
                opened[entity].append(token.start)
            if ends:
                chains[entity].add(Span(opened[entity].pop(), token.end))
    return [sorted(spans) for spans in chains.values() if len(spans) > 1]


def _marks(marks: str) -> Iterator[tuple[str, str, str]]:
    return ((begins, entity, ends) for begins, entity, ends in _ENTITY.findall(marks))
