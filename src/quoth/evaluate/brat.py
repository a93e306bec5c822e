"""Gold in brat standoff: a text file and an annotation file for each article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from quoth.errors import GoldInvalid, RecordInvalid
from quoth.evaluate.gold import GoldArticle
from quoth.evaluate.rows import refuse_kept_back
from quoth.evaluate.triple import ROLES, Role, Triple
from quoth.model import Article, Span, Spans

_BOUND = re.compile(r"(T\d+)\t([\w-]+) ([\d ;]+)\t")
# A surface may hold line breaks: an annotation ends where the next line starts like one.
_START = re.compile(r"(?m)^(?:[TEARM]\d+|#\d*|\*)\t")
_NUMBERED = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A text-bound annotation: its type and spans."""

    type: str
    spans: Spans

    @property
    def role(self) -> Role | None:
        return _role(self.type)


@dataclass(slots=True)
class _Standoff:
    """The annotations of one file: bound ones by id, events by id as (role, id) pairs, relations as id pairs.

    `nested` are the ids of events that a relation `Within` places in another one.
    """

    bound: dict[str, _Bound] = field(default_factory=dict)
    events: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)
    nested: set[str] = field(default_factory=set)


def load_brat(folder: Path, *, nested: bool = True) -> list[GoldArticle]:
    """The articles of a folder of `NAME.txt` with `NAME.ann`, or of PolNeAR's `text/NAME.txt` with `attributions/NAME_WHO.ann`.

    Attributions are events with source, cue and content as arguments, or, in a file without events, sources, cues and
    contents joined by relations. Without `nested`, those that stand within another one are left out. Of several
    annotators the alphabetically first is taken. Raises `GoldInvalid`.
    """
    refuse_kept_back(folder)
    if (folder / "attributions").is_dir():
        first = _first_annotators(folder).items()
        files = [(folder / "text" / f"{name}.txt", annotations, who) for name, (who, annotations) in first]
    else:
        files = [(annotations.with_suffix(".txt"), annotations, "") for annotations in sorted(folder.glob("*.ann"))]
    if not files:
        raise GoldInvalid(f"{folder}: no .ann files here; name the folder that holds them, or that holds text/ and attributions/")
    return [_article(text, annotations, who, nested=nested) for text, annotations, who in files]


def _first_annotators(folder: Path) -> dict[str, tuple[str, Path]]:
    first: dict[str, tuple[str, Path]] = {}
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name, _, who = ann.stem.rpartition("_")
        if not name:
            raise GoldInvalid(f"{ann}: the name must end in _ANNOTATOR")
        first.setdefault(name, (who, ann))
    return first


def _article(text_path: Path, ann_path: Path, who: str, *, nested: bool) -> GoldArticle:
    text = _read(text_path)
    triples = parse_standoff(_read(ann_path), text, ann_path, nested=nested)
    return GoldArticle(article=Article(id=text_path.stem, text=text), triples=triples, annotator=who)


def _read(path: Path) -> str:
    # Bytes, because offsets count every character: no line break is translated, no byte order mark dropped.
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldInvalid(f"{path}: cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise GoldInvalid(f"{path}: not UTF-8: byte {error.start}") from error


def parse_standoff(standoff: str, text: str, path: Path, *, nested: bool = True) -> tuple[Triple, ...]:
    """The attributions of one annotation file of `text`; `path` is named in errors (`GoldInvalid`).

    Without `nested`, those that stand within another one are left out.
    """
    found = _Standoff()
    for line, annotation in _annotations(standoff):
        fields = annotation.split("\t", 2)
        if annotation[0] == "T":
            found.bound[fields[0]] = _bound(annotation, text, f"{path}, line {line}")
        elif annotation[0] == "E":
            found.events[fields[0]] = [(role, ref) for role, _, ref in (part.partition(":") for part in fields[1].split()[1:])]
        elif annotation[0] == "R":
            one, other = (part.partition(":")[2] for part in (*fields[1].split()[1:], "", "")[:2])
            found.relations.append((one, other))
            found.nested |= {one} if fields[1].startswith("Within ") and not nested else set()
    triples = _from_relations(found) if found.relations and not found.events else _from_events(found)
    return tuple(triple for triple in triples if triple.source or triple.cue or triple.content)


def _annotations(standoff: str) -> Iterator[tuple[int, str]]:
    starts = [match.start() for match in _START.finditer(standoff)]
    for start, end in pairwise([*starts, len(standoff)]):
        yield standoff.count("\n", 0, start) + 1, standoff[start:end].removesuffix("\n")


def _bound(annotation: str, text: str, where: str) -> _Bound:
    match = _BOUND.match(annotation)
    if not match:
        raise GoldInvalid(f"{where}: not a text-bound annotation: {annotation[:60]!r}")
    try:
        spans = tuple(Span(*map(int, part.split())) for part in match[3].split(";"))
    except (RecordInvalid, TypeError) as error:
        raise GoldInvalid(f"{where}: {match[1]}: {error}") from error
    words = " ".join(span.of(text) for span in spans)
    surface = annotation[match.end() :].rstrip("\n")
    if words.replace("\n", " ").rstrip() != surface.replace("\n", " ").rstrip():
        raise GoldInvalid(f"{where}: {match[1]} says {surface[:40]!r}, the text has {words[:40]!r} there")
    return _Bound(match[2], spans)


def _role(name: str) -> Role | None:
    # brat numbers a repeated argument: Content, Content2, Content3.
    plain = _NUMBERED.sub("", name).lower()
    return next((role for role in ROLES if role == plain), None)


def _from_events(found: _Standoff) -> list[Triple]:
    triples = []
    for arguments in (arguments for event, arguments in found.events.items() if event not in found.nested):
        spans: dict[Role, list[Span]] = defaultdict(list)
        for name, ref in arguments:
            role = _role(name)
            if role and ref in found.bound:
                spans[role].extend(found.bound[ref].spans)
        triples.append(_triple(spans))
    return triples


def _from_relations(found: _Standoff) -> list[Triple]:
    """One attribution for each group of joined cues and contents; a source may belong to several groups."""
    group = {ref: ref for ref, bound in found.bound.items() if bound.role in ("cue", "content")}
    sources: list[tuple[str, str]] = []
    for one, other in found.relations:
        if one in group and other in group:
            old, new = group[other], group[one]
            group = {ref: new if root == old else root for ref, root in group.items()}
        elif one in group or other in group:
            sources.append((other, one) if one in group else (one, other))
    spans: dict[str, dict[Role, list[Span]]] = {}
    linked = [*((ref, root) for ref, root in group.items()), *((ref, group[to]) for ref, to in dict.fromkeys(sources))]
    for ref, root in linked:
        role = found.bound[ref].role if ref in found.bound else None
        if role:
            spans.setdefault(root, defaultdict(list))[role].extend(found.bound[ref].spans)
    return [_triple(roles) for roles in spans.values()]


def _triple(spans: Mapping[Role, list[Span]]) -> Triple:
    in_order = {role: tuple(sorted(spans.get(role, ()))) for role in ROLES}
    return Triple(source=in_order["source"], cue=in_order["cue"], content=in_order["content"])
