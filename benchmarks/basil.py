"""BASIL: which of its lexical bias spans are labels on an actor, and whether the record has them with the right voice.

BASIL marks loaded wording of every sort: verbs, adverbs, nouns, whole clauses. A span is taken for a label if

- its bias is lexical and aims at the target itself ("dir"), and the target is an actor: no law, bill or policy;
- it has at most four words and does not end in a preposition or an adverb ("tear into", "sharply");
- it stands beside the actor, in one of three ways:
  behind a possessive ("the mayor's gaudy tenure"),
  behind a form of "be", "as", "like" or "call it", with or without an article ("is a traitor", "calling her shifty", not
  "was ousted"),
  or, behind an article, a preposition or an opening mark, before a name or a noun for an actor ("these rabid groups").
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.evaluate import Tally
from quoth.extract.noun_phrases import split_words
from quoth.language import load_language
from quoth.model import Article, Label, Record, Span

LONGEST = 4
NO_ACTORS = re.compile(r"(?i)act$|bill$|tax|citizenship|law|ruling")
"""Targets that are laws and policies."""

_POSSESSIVE = re.compile(r"(?i)(?:\b\w+['’]s|\w+s['’]|\b(?:his|its|their|whose)|(?<!calling )\bher)\s+[\"“'‘]?$")
_PREDICATE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being|as|like|unlike|became|become|(?:call|brand|deem)\w*\s+(?:him|her|it|them))"
    r"\s+(?:an?\s+|the\s+)?[\"“'‘]?$"
)
_NOUN_PLACE = re.compile(
    r"(?i)(?:^|[\"“'‘(]|\b(?:an?|the|this|these|those|some|any|no|of|about|with|for|from|by|against)\s+[\"“'‘]?|[.!?]\s+)$"
)
_NO_LABEL_END = re.compile(r"(?i)^(?:\w+ly|into|of|at|to|in|on|up|off|out|thereof)$")
_PARTICIPLE = re.compile(r"(?i)^[a-z]+ed$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSpan:
    """A label of the gold; `quoted` if it is somebody's words and not the outlet's."""

    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedArticle:
    """An article with those of its bias spans that are labels on an actor."""

    article: Article
    labels: Sequence[LoadedSpan]
    others: Sequence[LoadedSpan]
    """Lexical bias of every other sort: verbs, adverbs, clauses, words about laws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedScores:
    """How many of gold's labels were found, how many of those have the right voice, and of how many places in all."""

    found: Tally
    voice: Tally
    places: Tally


def load_loaded(path: Path) -> list[LoadedArticle]:
    """The articles of `path`; the text is the title and the paragraphs, a blank line between them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict[str, object]) -> LoadedArticle:
    title, paragraphs, spans = row["title"], row["paragraphs"], row["spans"]
    assert isinstance(title, str)
    assert isinstance(paragraphs, list)
    assert isinstance(spans, list)
    text, starts = title, {"title": 0}
    for paragraph in paragraphs:
        for place, sentence in enumerate(paragraph):
            text += " " if place else "\n\n"
            starts[f"p{len(starts) - 1}"] = len(text)
            text += sentence
    article = Article(text=text, id=str(row["id"]), title=title, outlet=str(row["outlet"]), published=str(row["published"]))
    lexical = [(span, _loaded(text, starts, span)) for span in spans if span["bias"] == "lex"]
    labels = [loaded for span, loaded in lexical if _aims_at_an_actor(span) and is_label(text, loaded.span)]
    return LoadedArticle(article=article, labels=labels, others=[loaded for _, loaded in lexical if loaded not in labels])


def _aims_at_an_actor(span: dict[str, str]) -> bool:
    return span["aim"] == "dir" and not NO_ACTORS.search(span["target"])


def _loaded(text: str, starts: dict[str, int], span: dict[str, str | int]) -> LoadedSpan:
    start = starts[str(span["id"])]
    found = Span(start + int(span["start"]), start + int(span["end"]))
    assert found.of(text) == span["txt"]
    return LoadedSpan(span=found, quoted=span["quote"] == "yes")


def is_label(text: str, span: Span) -> bool:
    """Whether the loaded words at `span` characterise an actor beside them."""
    words = re.findall(r"[\w’'-]+", span.of(text))
    if not 0 < len(words) <= LONGEST or _NO_LABEL_END.search(words[-1]):
        return False
    before = text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
    if _POSSESSIVE.search(before):
        return True
    if _PREDICATE.search(before):
        return not (len(words) == 1 and _PARTICIPLE.match(words[0]))
    return bool(_NOUN_PLACE.search(before)) and _actor_follows(text, span)


def _actor_follows(text: str, span: Span) -> bool:
    end = min(len(text), span.end + 60)
    after = re.match(r"[^.,;:\n]*", text[span.end : end])
    if not after or not after.group().strip():
        return False
    phrase = split_words(text, Span(span.end, span.end + after.end()), load_language("en"))
    words = [at for at, word in enumerate(phrase.words) if word.text[0].isalnum()][:2]
    return any(phrase.is_actor(at) or phrase.words[at].text[0].isupper() for at in words)


def score_loaded(articles: Sequence[LoadedArticle], records: Mapping[str, Record]) -> LoadedScores:
    """Scores of the labels of `records` (by article id), and of the voice at every place with lexical bias."""
    found = voice = places = Tally()
    for loaded in articles:
        record = records[loaded.article.id]
        pairs = [(gold, made) for gold in loaded.labels if (made := _twin(gold, record.labels))]
        found += Tally(len(pairs), len(record.labels), len(loaded.labels))
        voice += _share([gold.quoted == (made.attribution is not None) for gold, made in pairs])
        places += _share([gold.quoted == _is_quoted(record, gold.span) for gold in (*loaded.labels, *loaded.others)])
    return LoadedScores(found=found, voice=voice, places=places)


def _share(right: Sequence[bool]) -> Tally:
    return Tally(sum(right), len(right), len(right))


def _is_quoted(record: Record, span: Span) -> bool:
    """Whether `span` stands in somebody's quoted words."""
    return any(a.manner != "indirect" and any(c.contains(span) for c in a.content) for a in record.attributions)


def _twin(gold: LoadedSpan, labels: Sequence[Label]) -> Label | None:
    return next((label for label in labels if label.span.overlaps(gold.span)), None)


def listed(articles: Sequence[LoadedArticle], records: Mapping[str, Record]) -> Iterator[str]:
    """A line for every gold label and every label found, with words of the text: to be read, not to be kept."""
    for loaded in articles:
        text, labels = loaded.article.text, records[loaded.article.id].labels
        for gold in loaded.labels:
            made = _twin(gold, labels)
            voice = "missed" if made is None else "right" if gold.quoted == (made.attribution is not None) else "other voice"
            yield f"{voice:11} {'quoted' if gold.quoted else 'outlet'}  {_beside(text, gold.span)}"
        for label in labels:
            if not any(label.span.overlaps(gold.span) for gold in loaded.labels):
                yield f"not in gold {label.kind}  {_beside(text, label.span)}"


def _beside(text: str, span: Span) -> str:
    return f"{text[max(0, span.start - 40) : span.start]}[{span.of(text)}]{text[span.end : span.end + 30]}".replace("\n", " / ")
