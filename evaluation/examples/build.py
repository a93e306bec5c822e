"""Builds the gold of the project's own articles from `examples/*.txt` and the annotations written by hand.

    python evaluation/examples/build.py [--annotations FOLDER] [--out FOLDER]

writes `articles.jsonl`, `gold.jsonl` and `own_voice.jsonl`, one line an article, in the order of the ids. An annotation names
words by `"p3|exact words"`: the paragraph, counted from 0 over the lines that are not blank, and the characters as they stand;
`"p3#2|words"` is the second occurrence in that paragraph. Every problem is printed with its file; exit 1 if there is one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"

Node = dict[str, Any]
Offsets = list[int]

ALLOWED = {
    "manner": {"direct", "mixed", "indirect"},
    "attitude": {"assertion", "belief", "fact", "eventuality"},
    "stance": {"acknowledge", "distance", "endorse"},
    "polarity": {"affirmed", "negated"},
}
SOURCE_KINDS = {"person", "organisation", "group", "document", "unnamed", "author"}
CHANNEL_KINDS = {
    "post", "statement", "interview", "news conference", "speech", "document", "broadcast", "court", "outlet", "phone", "letter",
}  # fmt: skip
LABEL_KINDS = {"epithet", "scare-quotes", "distancing"}
MARKED = {"labels": ("kind", "target"), "figures": ("value", "bound", "unit"), "times": ("value",)}
# Shorter words may stand several times in a paragraph: the first is meant unless a number is written.
SHORT = 5


class WrongReferenceError(ValueError):
    """A reference such as "p3|exact words" does not lead to one place in the text."""


class Article(NamedTuple):
    """One example as `articles.jsonl` holds it."""

    id: str
    outlet: str
    title: str
    published: str
    url: str
    text: str


def articles() -> list[Article]:
    """Every example with its metadata; the title is the first line of its text."""
    known = json.loads((HERE / "metadata.json").read_text(encoding="utf-8"))
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8").removesuffix("\n")
        found.append(Article(id=path.stem, title=text.partition("\n")[0], text=text, **known[path.stem]))
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines that are not blank."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def locate(reference: str, text: str) -> Offsets:
    """The offsets of the words that `reference` names; raises `WrongReferenceError`."""
    head, bar, words = reference.partition("|")
    number = re.fullmatch(r"p(\d+)(?:#(\d+))?", head)
    if not bar or not words or not number:
        raise WrongReferenceError(f"not a reference: {reference!r}")
    blocks = paragraphs(text)
    if int(number[1]) >= len(blocks):
        raise WrongReferenceError(f"{reference!r}: the text has {len(blocks)} paragraphs")
    start, end = blocks[int(number[1])]
    found = [match.start() + start for match in re.finditer(re.escape(words), text[start:end])]
    wanted = int(number[2] or 1)
    if not 1 <= wanted <= len(found):
        elsewhere = [n for n, (first, last) in enumerate(blocks) if words in text[first:last]]
        raise WrongReferenceError(
            f"{reference!r}: occurrence {wanted} of {len(found)}; the words stand in paragraphs {elsewhere}"
        )
    if len(found) > 1 and not number[2] and len(words) >= SHORT:
        raise WrongReferenceError(f"{reference!r}: stands {len(found)} times, write {head}#N|")
    return _whole_words(found[wanted - 1], words, text)


def _whole_words(start: int, words: str, text: str) -> Offsets:
    end = start + len(words)
    cut_before = text[max(0, start - 1) : start].isalnum() and words[0].isalnum()
    cut_after = text[end : end + 1].isalnum() and words[-1].isalnum()
    if cut_before or cut_after:
        raise WrongReferenceError(f"{words!r} cuts a word: …{text[max(0, start - 8) : end + 8]!r}…")
    return [start, end]


def inside(span: Offsets, spans: Iterable[Offsets]) -> bool:
    """Whether one of `spans` contains `span`."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


@dataclass
class Resolver:
    """One annotation on its text: references become offsets, what is wrong is collected in `problems`."""

    text: str
    note: Node
    problems: list[str] = field(default_factory=list)
    attributions: dict[str, Node] = field(default_factory=dict)

    def gold(self) -> Node:
        """The line of `gold.jsonl`."""
        self._check_sources()
        known = [attribution["id"] for attribution in self.note["attributions"]]
        self._check_unique(known)
        for attribution in self.note["attributions"]:
            self._check_attribution(attribution, known)
            self.attributions[attribution["id"]] = self._attribution(attribution)
        self._check_parents()
        gold: Node = {"id": self.note["id"], "sources": self.note["sources"], "attributions": list(self.attributions.values())}
        for layer, fields in MARKED.items():
            gold[layer] = [self._marked(marked, fields, f"{layer}[{n}]") for n, marked in enumerate(self.note[layer])]
        return gold

    def own_voice(self) -> list[Offsets] | None:
        """The outlet's own words, None if the annotation does not mark them; call it after `gold`."""
        if "own_voice" not in self.note:
            return None
        spans = self._spans(self.note["own_voice"], "own_voice")
        for start, end in spans:
            self._check_own(start, end)
        return spans

    def _say(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def _span(self, reference: str, where: str) -> Offsets:
        try:
            return locate(reference, self.text)
        except WrongReferenceError as wrong:
            self._say(where, str(wrong))
            return [0, 0]

    def _spans(self, references: str | Sequence[str] | None, where: str) -> list[Offsets]:
        listed = [references] if isinstance(references, str) else references or []
        return sorted(self._span(reference, where) for reference in listed)

    def _check_unique(self, names: list[str]) -> None:
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._say(name, "this id is given twice")

    def _check_sources(self) -> None:
        self._check_unique([source["id"] for source in self.note["sources"]])
        used = {attribution["source"] for attribution in self.note["attributions"]}
        for source in self.note["sources"]:
            if source["kind"] not in SOURCE_KINDS:
                self._say(source["id"], f"kind {source['kind']!r}")
            if source["id"] not in used:
                self._say(source["id"], "this source says nothing")

    def _check_attribution(self, attribution: Node, known: list[str]) -> None:
        name = attribution["id"]
        for key, allowed in ALLOWED.items():
            if attribution[key] not in allowed:
                self._say(name, f"{key} {attribution[key]!r}")
        if attribution["source"] not in {None, *(source["id"] for source in self.note["sources"])}:
            self._say(name, f"source {attribution['source']!r} is not listed")
        if attribution["parent"] not in {None, *known}:
            self._say(name, f"parent {attribution['parent']!r}")
        if attribution["channel"] and attribution["channel"][0] not in CHANNEL_KINDS:
            self._say(name, f"channel {attribution['channel'][0]!r}")
        if not attribution["content"]:
            self._say(name, "no content")

    def _attribution(self, attribution: Node) -> Node:
        name = attribution["id"]
        resolved = {key: attribution[key] for key in ("id", "manner", "source", "attitude", "stance", "polarity")}
        for role in ("content", "cue", "source_span"):
            resolved[role] = self._spans(attribution[role], name)
        resolved["channel"] = self._channel(attribution)
        resolved["parent"] = attribution["parent"]
        self._check_marks(resolved)
        return resolved

    def _channel(self, attribution: Node) -> Node | None:
        if not attribution["channel"]:
            return None
        kind, *words = attribution["channel"]
        return {"kind": kind, "span": self._span(words[0], attribution["id"]) if words and words[0] else None}

    def _check_marks(self, attribution: Node) -> None:
        """Direct content begins or ends with a mark, or holds a single one; a post needs none."""
        channel = attribution["channel"]
        if attribution["manner"] != "direct" or (channel and channel["kind"] == "post"):
            return
        words = [self.text[start:end] for start, end in attribution["content"]]
        at_edges = "".join(part[:1] + part[-1:] for part in words)
        if not set(at_edges) & set('"“”«»') and not set("".join(words)) & set("'‘’"):
            self._say(attribution["id"], "direct, yet no quotation mark at the edge of its content")

    def _check_parents(self) -> None:
        for name, attribution in self.attributions.items():
            parent = self.attributions.get(attribution["parent"])
            if parent and not all(inside(span, parent["content"]) for span in attribution["content"]):
                self._say(name, f"its content does not stand in that of its parent {parent['id']}")
            if name in self._ancestors(name):
                self._say(name, "it is its own parent")

    def _ancestors(self, name: str) -> list[str]:
        above: list[str] = []
        parent = self.attributions[name]["parent"]
        while parent in self.attributions and parent not in above:
            above.append(parent)
            parent = self.attributions[parent]["parent"]
        return above

    def _marked(self, marked: Node, fields: tuple[str, ...], where: str) -> Node:
        span = self._span(marked["span"], where)
        if "kind" in fields and marked["kind"] not in LABEL_KINDS:
            self._say(where, f"kind {marked['kind']!r}")
        self._check_voice(span, marked["attribution"], where, may_be_outlet="target" in fields)
        return {"span": span, **{key: marked[key] for key in fields}, "attribution": marked["attribution"]}

    def _check_voice(self, span: Offsets, voice: str | None, where: str, *, may_be_outlet: bool) -> None:
        """The voice is the innermost attribution around `span`; a label in indirect content may be the outlet's."""
        if voice not in {None, *self.attributions}:
            self._say(where, f"attribution {voice!r}")
            return
        around = [name for name, attribution in self.attributions.items() if inside(span, attribution["content"])]
        enclosing = {above for name in around for above in self._ancestors(name)}
        innermost = [name for name in around if name not in enclosing]
        if voice is None and may_be_outlet:
            return
        if voice not in innermost if innermost else voice is not None:
            self._say(where, f"attribution {voice!r}, but innermost is {' or '.join(innermost) or None}")

    def _check_own(self, start: int, end: int) -> None:
        words = self.text[start:end]
        if words != words.strip():
            self._say("own_voice", f"{words!r} is not trimmed")
        for name, attribution in self.attributions.items():
            roles = (*attribution["content"], *attribution["cue"], *attribution["source_span"])
            if any(first < end and start < last for first, last in roles):
                self._say("own_voice", f"{words!r} overlaps {name}")


def build(annotations: Path, out: Path) -> list[str]:
    """What is wrong with `annotations`; the three files are written to `out` only if nothing is."""
    problems: list[str] = []
    lines: dict[str, list[Node]] = {"articles": [], "gold": [], "own_voice": []}
    for article in articles():
        path = annotations / f"{article.id}.json"
        resolver = Resolver(article.text, json.loads(path.read_text(encoding="utf-8")))
        lines["articles"].append(article._asdict())
        lines["gold"].append(resolver.gold())
        own_voice = resolver.own_voice()
        if own_voice is not None:
            lines["own_voice"].append({"id": article.id, "own_voice": own_voice})
        if resolver.note["id"] != article.id:
            problems.append(f"{path.name}: id is {resolver.note['id']!r}")
        problems += [f"{path.name}: {problem}" for problem in resolver.problems]
    if not problems:
        for name, rows in lines.items():
            written = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (out / f"{name}.jsonl").write_text(written, encoding="utf-8")
    return problems


def main() -> int:
    """0 when the files are written, 1 when annotations are wrong."""
    parser = argparse.ArgumentParser(description="Builds the gold of the project's own articles.")
    parser.add_argument("--annotations", type=Path, default=HERE / "annotations", help="the folder to read from")
    parser.add_argument("--out", type=Path, default=HERE, help="the folder to write to")
    asked = parser.parse_args()
    problems = build(asked.annotations, asked.out)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
