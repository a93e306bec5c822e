"""Attributions within contents, found by the model itself: the contents of the gold are read as if they were an article.

“I think we will win,” she said.   ->   the model reads "I think we will win" and finds: I / think / we will win

PolNeAR annotates none of these. What the model is sure of becomes a target of the inner heads, what it is not sure of is
left unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tokenizers import Tokenizer

from quoth.engine.decode import Tagged, decode
from quoth.engine.session import Floats
from quoth.engine.windows import windows
from quoth.model import Spans
from training.articles import GoldArticle, GoldAttribution, Span
from training.network import Tagger
from training.score import score
from training.targets import TRAINED_WIDTH

SURE, DOUBTFUL = 0.5, 0.1
"""From the first confidence on an attribution is a target; between the two its content is left unknown."""
MOST = 0.95
"""An inner content that is more of the outer one than this is the outer one again."""

_EDGES = " \n“”\"'‘’,."


def with_nested(
    articles: Sequence[GoldArticle], model: Tagger, tokenizer: Tokenizer, transitions: Floats
) -> Iterator[GoldArticle]:
    """The articles with what `model` finds in their contents as nested attributions."""
    for article in articles:
        contents = [_trimmed(article.text, *span) for gold in article.attributions for span in gold.content]
        lines = [article.text[start:end].replace("\n", " ") for start, end in contents]
        framed = windows("\n".join(lines), tokenizer, TRAINED_WIDTH)
        found = decode(framed, [score(model, window) for window in framed], transitions)
        nested: list[GoldAttribution] = []
        examined: list[Span] = []
        at = 0
        for (start, end), line in zip(contents, lines, strict=True):
            inside = [tagged for tagged in found if _lies_in(tagged, at, at + len(line))]
            if not any(DOUBTFUL <= tagged.confidence < SURE for tagged in inside):
                examined.append((start, end))
                nested += [_moved(tagged, start - at) for tagged in inside if tagged.confidence >= SURE]
            at += len(line) + 1
        yield replace(article, nested=tuple(nested), examined=tuple(examined))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _lies_in(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a complete attribution lies in the content at `[start, end)` and is not all of it."""
    spans = (*tagged.source, *tagged.cue, *tagged.content)
    complete = not tagged.nested and tagged.cue and tagged.content
    inside = all(start <= span.start and span.end <= end for span in spans)
    return bool(complete) and inside and sum(map(len, tagged.content)) <= MOST * (end - start)


def _moved(tagged: Tagged, by: int) -> GoldAttribution:
    source, cue, content = (_pairs(spans, by) for spans in (tagged.source, tagged.cue, tagged.content))
    return GoldAttribution(source=source, cue=cue, content=content)


def _pairs(spans: Spans, by: int) -> tuple[Span, ...]:
    return tuple((span.start + by, span.end + by) for span in spans)
