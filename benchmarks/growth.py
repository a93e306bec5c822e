"""How the cost of reading grows with the length of an article, and with the number of articles.

    [QUOTH_DATA=...] python -m benchmarks.growth [--model best] [--lengths 100 ... 50000] [--counts 10 ... 1000] [--rounds 3]
                                                [--write]

Articles of a length are cut from texts set end to end: those of the folder that QUOTH_DATA names, else invented ones. Prints
CPU seconds of one article of each length, words a second, and CPU seconds of so many articles of 100 words. `--write` keeps the
figures in `benchmarks/results/growth.json` and plots them as `docs/growth-length.svg` and `docs/growth-articles.svg`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence

from benchmarks.growth_plot import plotted
from benchmarks.machine import ROOT, keep
from benchmarks.texts import texts_at_hand
from quoth.model import Article
from quoth.pipeline import Reader

LENGTHS = (100, 1_000, 5_000, 10_000, 20_000, 50_000)
COUNTS = (10, 100, 300, 1_000)
SHORT = 100

Points = list[tuple[int, float]]


def cut(texts: Sequence[str], words: int, number: int = 0) -> Article:
    """Article `number` of so many words out of all texts end to end, sentences in lines of their own."""
    found: list[str] = []
    turn = number
    while len(found) < words:
        found += [*texts[turn % len(texts)].split(), "\n\n"]
        turn += 1
    return Article(text=" ".join(found[:words]))


def by_length(reader: Reader, texts: Sequence[str], lengths: Sequence[int], rounds: int = 1) -> Points:
    """CPU seconds of an article of each length: the least of some rounds."""
    return [(words, min(_spent(reader, [cut(texts, words)]) for _ in range(rounds))) for words in lengths]


def by_count(reader: Reader, texts: Sequence[str], counts: Sequence[int]) -> Points:
    """CPU seconds of so many short articles."""
    return [(count, _spent(reader, [cut(texts, SHORT, number) for number in range(count)])) for count in counts]


def _spent(reader: Reader, articles: Sequence[Article]) -> float:
    before = time.process_time()
    for _ in reader.read_many(articles):
        pass
    return time.process_time() - before


def report(lengths: Points, counts: Points) -> str:
    """Both series, to be read."""
    lines = [f"{words:7,} words   {seconds:8.2f} CPU s   {words / seconds:8.0f} words a CPU s" for words, seconds in lengths]
    lines += [f"{count:7,} articles{seconds:8.2f} CPU s   {count / seconds:8.1f} articles a CPU s" for count, seconds in counts]
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="best")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS)
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    texts = texts_at_hand(random.Random(1))
    reader = Reader(wanted.model)
    reader.read(cut(texts, SHORT))
    lengths, counts = by_length(reader, texts, wanted.lengths, wanted.rounds), by_count(reader, texts, wanted.counts)
    print(report(lengths, counts))
    if wanted.write:
        kept = {"model": wanted.model, "seconds_by_words": lengths, "seconds_by_articles": counts}
        keep("growth", kept, report(lengths, counts))
        of_length = "CPU seconds of an article of so many words; dashed: exactly linear"
        of_count = f"CPU seconds of so many articles of {SHORT} words; dashed: exactly linear"
        (ROOT / "docs" / "growth-length.svg").write_text(plotted(of_length, {"": lengths}), "utf-8")
        (ROOT / "docs" / "growth-articles.svg").write_text(plotted(of_count, {"": counts}), "utf-8")


if __name__ == "__main__":
    main()
