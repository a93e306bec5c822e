"""Exact-match span F1 on tokenised paragraphs: the protocol of CofeNet (Wang et al., COLING 2022) on PolNeAR.

Every contiguous run of a role is one span; it counts when role, start and end all match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.evaluate.rows import read_rows
from quoth.evaluate.tally import Tally
from quoth.evaluate.triple import ROLES, Role, Triple
from quoth.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as tokens with a BIO label each ("B-source", "I-source", "O"); `number` is its line in the file."""

    id: str
    number: int
    tokens: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def article(self) -> Article:
        """The paragraph as an article of its own: tokens joined by single spaces."""
        return Article(id=f"{self.id}#{self.number}", text=" ".join(self.tokens))


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of tokens of one role, end exclusive."""

    role: str
    start: int
    end: int


def load_paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of a JSONL file of `{"id", "tokens", "labels"}`; raises `GoldInvalid`."""
    paragraphs = []
    for row in read_rows(path):
        tokens, labels = row.texts("tokens"), row.texts("labels")
        if len(tokens) != len(labels):
            raise row.invalid(f"{len(tokens)} tokens but {len(labels)} labels")
        paragraphs.append(Paragraph(id=row.optional_text("id") or "", number=row.line, tokens=tokens, labels=labels))
    return paragraphs


def labels_of(tokens: Sequence[str], triples: Sequence[Triple]) -> list[str]:
    """BIO labels of the triples of the joined `tokens`: a span labels every token that it touches.

    Where roles overlap, a cue stands over a source and a source over a content, as the narrower role.
    """
    edges = []
    at = 0
    for token in tokens:
        edges.append((at, at + len(token)))
        at += len(token) + 1
    labels = ["O"] * len(tokens)
    by_width: tuple[Role, ...] = ("content", "source", "cue")
    for role in by_width:
        for span in sorted(span for triple in triples for span in triple.role(role)):
            touched = [i for i, (start, end) in enumerate(edges) if start < span.end and span.start < end]
            for i in touched:
                labels[i] = f"B-{role}" if i == touched[0] else f"I-{role}"
    return labels


def score_paragraphs(gold: Sequence[Sequence[str]], made: Sequence[Sequence[str]]) -> dict[Role, Tally]:
    """Tallies by role of the labels `made` for the paragraphs with the labels `gold`, in the same order."""
    tallies: dict[Role, Tally] = dict.fromkeys(ROLES, Tally())
    for wanted, found in zip(gold, made, strict=True):
        if len(wanted) != len(found):
            raise ValueError(f"{len(wanted)} gold labels but {len(found)} made")
        in_gold, in_made = _runs(wanted), _runs(found)
        for role in ROLES:
            right, made_so, gold_so = (sum(run.role == role for run in runs) for runs in (in_gold & in_made, in_made, in_gold))
            tallies[role] += Tally(right, made_so, gold_so)
    return tallies


def _runs(labels: Sequence[str]) -> set[_Run]:
    """The runs of BIO `labels`; an I- that continues nothing opens a run."""
    runs: set[_Run] = set()
    start, role = 0, ""
    for i, label in enumerate([*labels, "O"]):
        tag, _, name = label.partition("-")
        name = name.lower()
        if role and (tag != "I" or name != role):
            runs.add(_Run(role, start, i))
            role = ""
        if tag != "O" and not role:
            start, role = i, name
    return runs
