"""Attributions within attributions, made by setting a paragraph of an article in an outer frame of our own wording.

    The mayor said the bridge was safe.   ->   The daily, citing two engineers, reported that the mayor said the bridge was safe.

The outer attribution is the frame's, the paragraph's own become nested ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from training.articles import GoldArticle, GoldAttribution, Span

SPEAKERS = tuple(
    line.strip()
    for line in """
    a spokeswoman for the ministry | the ministry | the state broadcaster | two people familiar with the talks
    a senior official | the newspaper | the Harrow Gazette | Mr Okafor | Lena Okafor, the harbour master
    the union's leader, Tomas Brandt | she | he | they | a government source | officials | police | the agency
    a report by the audit office | Radio Velmora | the company | its chairman | a former aide to the minister
    the prosecutor | court documents | one witness | residents | the opposition leader | a diplomat | the report
    Foreign Minister Ana Ruiz | Brandt | the spokesman | an unnamed adviser | analysts at the bank
    a letter seen by the Courier | Delgado
    """.replace("|", "\n")
    .strip()
    .split("\n")
)
SAYS = (
    *("said", "says", "has said", "reported", "claimed", "insisted", "added", "told reporters", "wrote", "believes"),
    *("confirmed", "noted", "suggested", "argued", "warned", "acknowledged", "told the committee", "announced", "recalled"),
)

FRAMES = (
    "{source} {cue} that {content}.",
    "{source} {cue} that {content}.",
    "{source} {cue} {content}.",
    "{content}, {source} {cue}.",
    "{content}, {cue} {source}.",
    "“{content},” {source} {cue}.",
    "“{content},” {cue} {source}.",
    "{source} {cue}: “{content}.”",
    "According to {source}, {content}.",
    "{content}, according to {source}.",
    "On Monday, {source} {cue} that {content}.",
)

_FIRST_WORDS = frozenset(
    "the a an it he she they we in on at but and this that these those his her their its there as for".split()
)
_NOT_ONE_SENTENCE = re.compile(r"[“”\"«»]|[.!?:]\s+[A-Z]")
_PLAIN = re.compile(r"[^\n]{60,420}\.(?=\n|$)")


@dataclass(frozen=True, slots=True)
class _Framed:
    """A paragraph in its frame: the text, the frame's attribution, and how far the paragraph's characters moved."""

    text: str
    outer: GoldAttribution
    shift: int


def in_outer_frames(articles: Iterable[GoldArticle], share: float, rng: random.Random) -> Iterator[GoldArticle]:
    """The articles, a `share` of their suitable paragraphs set in an outer frame."""
    for article in articles:
        yield _with_frames(article, share, rng) if share else article


def _with_frames(article: GoldArticle, share: float, rng: random.Random) -> GoldArticle:
    for match in reversed(list(_PLAIN.finditer(article.text))):
        if rng.random() < share and _suits(article, match.start(), match.end()):
            article = _set_in_frame(article, match.start(), match.end(), rng)
    return article


def _suits(article: GoldArticle, start: int, end: int) -> bool:
    """Whether a paragraph is one sentence without quotation marks whose attributions, one or two, lie all within it."""
    text = article.text
    whole = (start == 0 or text[start - 1] == "\n") and not _NOT_ONE_SENTENCE.search(text, start, end - 1)
    touching = [gold for gold in article.attributions if any(s < end and e > start for s, e in _spans(gold))]
    inside = all(start <= s and e < end for gold in touching for s, e in _spans(gold))
    fresh = not any(s < end and e > start for gold in article.nested for s, e in _spans(gold))
    return whole and inside and fresh and 1 <= len(touching) <= 2


def _set_in_frame(article: GoldArticle, start: int, end: int, rng: random.Random) -> GoldArticle:
    framed = _frame(article.text[start : end - 1], rng)
    grown = len(framed.text) - (end - start)
    inner = tuple(gold for gold in article.attributions if _spans(gold)[0][0] >= start and _spans(gold)[0][1] <= end)
    others = tuple(_moved(gold, grown, end) for gold in article.attributions if gold not in inner)
    content = framed.outer.content[0]
    return replace(
        article,
        text=article.text[:start] + framed.text + article.text[end:],
        attributions=(*others, _moved(framed.outer, start, 0)),
        nested=(*(_moved(gold, grown, end) for gold in article.nested), *(_moved(gold, framed.shift, 0) for gold in inner)),
        discard=tuple(_moved_span(span, grown, end) for span in article.discard),
        examined=(*(_moved_span(span, grown, end) for span in article.examined), (content[0] + start, content[1] + start)),
    )


def _frame(paragraph: str, rng: random.Random) -> _Framed:
    """`paragraph`, which lacks its full stop, in a frame chosen by chance."""
    frame, source, cue = rng.choice(FRAMES), rng.choice(SPEAKERS), rng.choice(SAYS)
    quoted = "“" in frame
    if not quoted and not frame.startswith("{content}") and paragraph.partition(" ")[0].casefold() in _FIRST_WORDS:
        paragraph = paragraph[0].lower() + paragraph[1:]
    text, pieces = _filled(frame, {"source": source, "cue": cue, "content": paragraph})
    start, end = pieces["content"]
    if "cue" not in pieces:
        at = text.casefold().index("according to", 0 if frame.startswith("According") else end)
        pieces["cue"] = at, at + len("according to")
    content = (start - 1, _closing(text, end)) if quoted else (start, end)
    outer = GoldAttribution(source=(pieces["source"],), cue=(pieces["cue"],), content=(content,))
    return _Framed(text[0].upper() + text[1:], outer, start)


def _filled(frame: str, words: dict[str, str]) -> tuple[str, dict[str, Span]]:
    """`frame` with `words` for its names, and where each of them then stands."""
    text = ""
    pieces: dict[str, Span] = {}
    for part in re.split(r"(\{\w+\})", frame):
        name = part.strip("{}") if part.startswith("{") else ""
        filled = words[name] if name else part
        if name:
            pieces[name] = len(text), len(text) + len(filled)
        text += filled
    return text, pieces


def _closing(text: str, end: int) -> int:
    """Behind the mark that closes the quotation whose words end at `end`."""
    return text.index("”", end) + 1


def _spans(gold: GoldAttribution) -> list[Span]:
    return sorted((*gold.source, *gold.cue, *gold.content))


def _moved(gold: GoldAttribution, by: int, behind: int) -> GoldAttribution:
    """`gold` with every span that begins at or after `behind` moved."""
    source, cue, content = (
        tuple(_moved_span(span, by, behind) for span in spans) for spans in (gold.source, gold.cue, gold.content)
    )
    return GoldAttribution(source=source, cue=cue, content=content)


def _moved_span(span: Span, by: int, behind: int) -> Span:
    return (span[0] + by, span[1] + by) if span[0] >= behind else span
