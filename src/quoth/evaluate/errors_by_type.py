"""What goes wrong, by type: a list for the development of the engine.

Each gold content that is not exact is one error of content; each matched attribution may add one of cue and one of
source; each made attribution that matches none is spurious or surplus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quoth.evaluate.characters import Characters, characters, letters_or_all
from quoth.evaluate.comparison import Comparison, compare, sources_agree
from quoth.evaluate.gold import GoldArticle
from quoth.evaluate.triple import Triple
from quoth.model import Manner

Kind = Literal[
    "missed attribution", "swallowed by another content", "too little covered",
    "wrong number of fragments", "left edge", "right edge", "both edges", "inner edge", "punctuation only",
    "missed cue", "wrong cue", "cue where there is none",
    "missed source", "wrong source", "source where none is named",
    "spurious attribution", "surplus attribution",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "missed attribution", "swallowed by another content", "too little covered",
    "wrong number of fragments", "left edge", "right edge", "both edges", "inner edge", "punctuation only",
    "missed cue", "wrong cue", "cue where there is none",
    "missed source", "wrong source", "source where none is named",
    "spurious attribution", "surplus attribution",
)  # fmt: skip

Circumstance = Literal["split quote", "headline", "several paragraphs"]
CIRCUMSTANCES: tuple[Circumstance, ...] = ("split quote", "headline", "several paragraphs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One error: its kind, the manner of the content, the article, and the attributions of either side."""

    kind: Kind
    manner: Manner
    article: str
    gold: Triple | None = None
    made: Triple | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorList:
    """All errors, and for each circumstance and manner how many gold contents stand in it (`seen`) and are not exact (`wrong`).

    A split quote is a quotation in several fragments ("A," he said. "B."); a headline content stands in the first line;
    the speech of a content over several paragraphs goes on after a line break.
    """

    errors: Sequence[Mismatch]
    seen: Mapping[tuple[Circumstance, Manner], int]
    wrong: Mapping[tuple[Circumstance, Manner], int]


def errors_by_type(gold: Sequence[GoldArticle], made: Mapping[str, Sequence[Triple]]) -> ErrorList:
    """The errors of the triples `made`, by article id, in the order of the text within an article."""
    errors: list[Mismatch] = []
    seen: Counter[tuple[Circumstance, Manner]] = Counter()
    wrong: Counter[tuple[Circumstance, Manner]] = Counter()
    for article in gold:
        comparison = compare(article.text, article.triples, made.get(article.id, ()))
        errors += _content_errors(comparison, article.id)
        errors += _role_errors(comparison, article.id)
        errors += _unmatched_made(comparison, article.id)
        for i, chars in enumerate(comparison.gold.contents):
            manner = comparison.gold.manners[i]
            for circumstance in _circumstances(chars, article.text, manner):
                seen[circumstance, manner] += 1
                wrong[circumstance, manner] += _content_kind(comparison, i) is not None
    return ErrorList(errors=errors, seen=seen, wrong=wrong)


def _content_errors(comparison: Comparison, article: str) -> Iterator[Mismatch]:
    for i, (gold, manner) in enumerate(zip(comparison.gold.attributions, comparison.gold.manners, strict=True)):
        kind = _content_kind(comparison, i)
        if kind:
            j = comparison.match.get(i)
            made = None if j is None else comparison.made.attributions[j]
            yield Mismatch(kind=kind, manner=manner, article=article, gold=gold, made=made)


def _content_kind(comparison: Comparison, i: int) -> Kind | None:
    gold = comparison.gold.contents[i]
    if i not in comparison.match:
        covered = max((len(gold & made) for made in comparison.made.contents), default=0)
        if not covered:
            return "missed attribution"
        return "swallowed by another content" if 2 * covered >= len(gold) else "too little covered"
    made = comparison.made.contents[comparison.match[i]]
    return None if gold == made else _edge_kind(comparison.text, gold, made)


def _edge_kind(text: str, gold: Characters, made: Characters) -> Kind:
    wanted, found = letters_or_all(gold, text), letters_or_all(made, text)
    if wanted == found:
        return "punctuation only"
    if len(fragments(wanted, text)) != len(fragments(found, text)):
        return "wrong number of fragments"
    left, right = min(wanted) != min(found), max(wanted) != max(found)
    if left and right:
        return "both edges"
    return "left edge" if left else "right edge" if right else "inner edge"


def fragments(chars: Characters, text: str) -> list[list[int]]:
    """`chars` in runs: two of them stand apart only if a letter or digit between them is not among `chars`."""
    runs: list[list[int]] = []
    for at in sorted(chars):
        if runs and not any(text[between].isalnum() for between in range(runs[-1][-1] + 1, at)):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _role_errors(comparison: Comparison, article: str) -> Iterator[Mismatch]:
    for i, j in sorted(comparison.match.items()):
        gold, made = comparison.gold.attributions[i], comparison.made.attributions[j]
        for kind in (_cue_kind(comparison.text, gold, made), _source_kind(comparison.text, gold, made)):
            if kind:
                yield Mismatch(kind=kind, manner=comparison.gold.manners[i], article=article, gold=gold, made=made)


def _cue_kind(text: str, gold: Triple, made: Triple) -> Kind | None:
    wanted, found = characters(gold.cue, text), characters(made.cue, text)
    if wanted & found or not (wanted or found):
        return None
    if not found:
        return "missed cue"
    return "wrong cue" if wanted else "cue where there is none"


def _source_kind(text: str, gold: Triple, made: Triple) -> Kind | None:
    if sources_agree(text, gold, made):
        return None
    if not made.source:
        return "missed source"
    return "wrong source" if gold.source else "source where none is named"


def _unmatched_made(comparison: Comparison, article: str) -> Iterator[Mismatch]:
    matched = set(comparison.match.values())
    attributed = frozenset[int]().union(*comparison.gold.contents)
    for j, (made, manner) in enumerate(zip(comparison.made.attributions, comparison.made.manners, strict=True)):
        if j not in matched:
            kind: Kind = "surplus attribution" if comparison.made.contents[j] & attributed else "spurious attribution"
            yield Mismatch(kind=kind, manner=manner, article=article, made=made)


def _circumstances(chars: Characters, text: str, manner: Manner) -> Iterator[Circumstance]:
    first_line = len(text) if "\n" not in text else text.index("\n")
    if manner != "indirect" and len(fragments(letters_or_all(chars, text), text)) > 1:
        yield "split quote"
    if min(chars) < first_line < len(text):
        yield "headline"
    if "\n" in text[min(chars) : max(chars)]:
        yield "several paragraphs"
