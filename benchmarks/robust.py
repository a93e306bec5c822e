"""Whether `read` takes anything: invented texts, real pages and whole corpora, without an exception.

    [QUOTH_DATA=...] python benchmarks/robust.py [--examples 10000] [--seed 1] [--files 0] [--model best]

Reads invented texts (every kind of character, quotation marks in any order, scraps of news prose), then each page of
`QUOTH_DATA/pages` and each article of `QUOTH_DATA/polnear`, if QUOTH_DATA names a folder; `--files` bounds how many of
each are read, 0 for all. Checks each record: spans inside the text, a JSON round trip that changes nothing, and the
JSON Schema. Prints one line a set (read, refused with reason, failed) and each failure; ends with 1 if there was any.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quoth.errors import InputRefused, QuothError
from quoth.model import Article, Record, schema
from quoth.pipeline import Reader
from quoth.readers import Given, open_source

SCRAPS = (
    "“", "”", '"', "'", "''", "``", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "—", "–", "-", ",", ".", ";", ":", "!", "?", "…",
    " ", "\n", "\n\n", "\t", "\r\n", "\x00", "\u200b", "\u202e", "\u2028", "\ufeff", "e\u0301", "🙂", "👩‍🚒", "العربية", "漢字",
    "Lena Okafor", "Tal'ori", "the workers'", "'90s", "Dr.", "U.S.", "she", "said", "claimed", "according to", "reportedly",
    "has been proven to", "a senior official", "so-called", "the “experts”", "more than 300", "$5 million", "last Friday",
    "on Monday", "Your Comment", "— Odd (@odd)", "We will sail", "nobody told us about it", "that", "and", "the ferry",
)  # fmt: skip
"""What texts of news are made of, whole and damaged."""

TEXTS = st.lists(st.sampled_from(SCRAPS), max_size=60).map(" ".join) | st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)
ANY_TEXT = TEXTS | st.text(max_size=200)
_VALIDATOR = Draft202012Validator(schema())


@dataclass(slots=True)
class Tally:
    """What became of the texts of one set."""

    name: str
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.refused.items()))
        refused = f"{self.refused.total()} refused ({reasons})" if reasons else "0 refused"
        return f"{self.name}: {self.read} read, {refused}, {len(self.failed)} failed"


def check(record: Record) -> None:
    """Nothing, if `record` is sound; else an `AssertionError` that says what is not."""
    text = record.article.text
    for attribution in record.attributions:
        for span in attribution.spans():
            assert span.end <= len(text), f"{attribution.id} ends after the text"
        shown = record.words(attribution.content)
        assert shown == " … ".join(text[span.start : span.end] for span in attribution.content), (
            f"{attribution.id} shows {shown!r}"
        )
    line = record.to_json()
    assert Record.from_json(line) == record, "the JSON round trip changes the record"
    problems = [error.message for error in _VALIDATOR.iter_errors(json.loads(line))]
    assert not problems, f"the record does not fit its schema: {problems[0]}"


def read_all(reader: Reader, articles: Iterable[Article | InputRefused], tally: Tally) -> Tally:
    """`tally` after all of `articles` were read and checked."""
    for article in articles:
        if isinstance(article, InputRefused):
            tally.refused[article.reason.value] += 1
            continue
        try:
            check(reader.read(article))
            tally.read += 1
        except Exception:  # noqa: BLE001 (any exception is what this looks for)
            tally.failed.append(f"{article.id}: {traceback.format_exc(limit=-2)}")
    return tally


def read_invented(reader: Reader, examples: int, seed: int) -> Tally:
    """What became of `examples` invented texts."""
    tally = Tally("invented texts")

    @with_seed(seed)
    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(ANY_TEXT)
    def each(text: str) -> None:
        read_all(reader, [Article(text=text)], tally)

    each()
    return tally


def sets(folder: Path, most: int | None) -> Iterator[tuple[str, Iterator[Article | InputRefused]]]:
    """The name and the articles of each set in `folder`, at most `most` files or articles of each."""
    pages = islice(sorted((folder / "pages").glob("*.html.gz")), most)
    yield "pages", (opened for page in pages for opened in open_source(str(page), Given()))
    for corpus in sorted((folder / "polnear").glob("*.jsonl.gz")):
        if "paragraphs" not in corpus.name:
            yield f"polnear {corpus.name}", islice(open_source(str(corpus), Given()), most)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the number of its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=0, help="at most so many files or articles of each set; 0 for all")
    parser.add_argument("--model", default="best")
    options = parser.parse_args(arguments)
    try:
        reader = Reader(options.model)
    except QuothError as error:
        parser.error(str(error))
    tallies = [read_invented(reader, options.examples, options.seed)]
    if folder := os.environ.get("QUOTH_DATA"):
        for name, articles in sets(Path(folder), options.files or None):
            tallies.append(read_all(reader, articles, Tally(name)))
    for tally in tallies:
        print(tally)
        print("\n".join(tally.failed), end="\n" if tally.failed else "")
    return int(any(tally.failed for tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
