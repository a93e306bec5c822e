"""What each step of reading a page costs: CPU seconds of the first articles of an archive, read in this process.

The engine's steps are those of `quoth.Reader`, called one by one. The least of two rounds; what is loaded is loaded before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from quoth.bulk.pages import Page, entries
from quoth.bulk.reading import Settings, answer
from quoth.bulk.shards import shards
from quoth.engine.decode import decode
from quoth.engine.kinds import Kinds
from quoth.engine.session import load_session, load_tokenizer
from quoth.engine.windows import windows
from quoth.extract.extraction import extract
from quoth.language import load_language
from quoth.model import Article
from quoth.pipeline import Reader
from quoth.readers import Given
from quoth.resolve import resolve

ENGINE = ("tokenise", "encode", "decode", "extract", "resolve", "record")
"""The steps of the engine, in their order; the last is all else that is done for a record."""

ROUNDS = 2

Seconds = dict[str, float]
Made = TypeVar("Made")


def steps_of(archive: Path, model: str, count: int = 100) -> Seconds:
    """CPU seconds of each step for the first `count` articles of `archive`, for one article on average."""
    settings, reader = Settings(model=model), Reader(model)
    found = list(islice(_pages(archive, settings, reader), count))
    rounds = [_round(found, settings, reader) for _ in range(ROUNDS)]
    return {step: min(spent[step] for spent in rounds) / len(found) for step in rounds[0]}


def _pages(archive: Path, settings: Settings, reader: Reader) -> Iterator[tuple[Page, Article]]:
    """The pages of an archive that are articles, with their articles."""
    (shard,) = shards([str(archive)])
    for page in entries(shard, Given()):
        if isinstance(page, Page) and isinstance(article := answer(page, settings, reader).made, Article):
            yield page, article


def _round(found: list[tuple[Page, Article]], settings: Settings, reader: Reader) -> Seconds:
    spent: Seconds = dict.fromkeys(("language", "extraction", *ENGINE), 0.0)
    of_pages = (answer(page, settings, reader).seconds for page, _ in found)
    of_engine = (_engine(article, settings.model) for _, article in found)
    for seconds in (*of_pages, *of_engine):
        for step in seconds:
            spent[step] += seconds[step]
    whole = sum(_timed(lambda article=article: reader.read(article))[1] for _, article in found)  # type: ignore[misc]
    return spent | {"record": max(0.0, whole - sum(spent[step] for step in ENGINE))}


def _engine(article: Article, model: str) -> Seconds:
    """CPU seconds of the engine's steps for `article`."""
    session, tokenizer, language = load_session(model), load_tokenizer(), load_language("en")
    framed, tokenise = _timed(lambda: windows(article.text, tokenizer, session.width))
    scores, encode = _timed(lambda: session.scores(framed))
    found, decoding = _timed(lambda: decode(framed, scores, session.transitions))
    kinds, telling = _timed(lambda: Kinds(framed, [each.kind for each in scores]))
    tagged = [replace(one, confidence=session.confidence.of(one.confidence)) for one in found]
    extraction, extracting = _timed(lambda: extract(article, tagged, language))
    _, resolving = _timed(lambda: resolve(article.text, extraction, language.people, kinds))
    return {"tokenise": tokenise, "encode": encode, "decode": decoding + telling, "extract": extracting, "resolve": resolving}


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    before = time.process_time()
    made = work()
    return made, time.process_time() - before


def words(spent: Mapping[str, float]) -> str:
    """The steps, to be read, and how the engine compares with extraction."""
    engine = sum(spent[step] for step in ENGINE)
    lines = [f"  {step:12} {1000 * seconds:6.1f} ms" for step, seconds in spent.items() if step not in ENGINE]
    lines += [f"  {'engine':12} {1000 * engine:6.1f} ms, {engine / spent['extraction']:.2f} x extraction"]
    lines += [f"    {step:10} {1000 * spent[step]:6.1f} ms" for step in ENGINE]
    return "\n".join(lines)
