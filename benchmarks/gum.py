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
from typing import NamedTuple

from quoth.model import Span

_ENTITY = re.compile(r"(\()?(\d+)(\))?")
_TYPED = re.compile(r"\((?P<opens>\d+)-(?P<type>[a-z]+)-[^()]*(?P<alone>\))?|(?P<closes>\d+)\)")
_IN_NAMES = frozenset("of the and for & - de van".split())


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


class Named(NamedTuple):
    """A proper name: where it stands, the entity's type ("person", "organization"), and whether its last word is a plural."""

    span: Span
    type: str
    plural: bool


def load_names(folder: Path, name: str) -> tuple[str, list[Named]]:
    """The text of the document `name` of the GUM in `folder`, and the entities in it that are proper names and nothing else."""
    lines = _lines(folder / "dep" / f"{name}.conllu.gz")
    text, tokens = _text(lines)
    rows = [fields for fields in (line.split("\t") for line in lines) if len(fields) > 9 and fields[0].isdigit()]
    opened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    names: list[Named] = []
    for at, fields in enumerate(rows):
        entity = next((part for part in fields[9].split("|") if part.startswith("Entity=")), "")
        for mark in _TYPED.finditer(entity):
            its = opened[mark["opens"] or mark["closes"]]
            if mark["opens"]:
                its.append((at, mark["type"]))
            if mark["alone"] or mark["closes"]:
                first, kind = its.pop()
                if _is_proper(rows[first : at + 1]):
                    names.append(Named(Span(tokens[first].start, tokens[at].end), kind, plural=fields[4] == "NNPS"))
    return text, names


def _is_proper(rows: Sequence[Sequence[str]]) -> bool:
    """Whether all of these tokens, but small words within, are a proper name."""
    ends = rows[0], rows[-1]
    return all(row[3] == "PROPN" for row in ends) and all(row[3] == "PROPN" or row[1].lower() in _IN_NAMES for row in rows)


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
