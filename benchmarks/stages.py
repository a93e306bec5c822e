"""What the stages of a read cost with each model: CPU milliseconds an article.

    QUOTH_DATA=... python -m benchmarks.stages [--rounds 5] [--articles 84] [--write]

On the articles of PolNeAR dev, one thread. Both models take turns, and of all rounds the least counts: what else the machine
does can only add to it. Words that were read before are known, as in the course of many articles.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence

from tokenizers import Tokenizer

from benchmarks.machine import RESULTS, line, measured_on
from benchmarks.read import MODELS, dev_texts
from quoth.engine.decode import decode
from quoth.engine.kinds import Kinds
from quoth.engine.session import load_session, load_tokenizer
from quoth.engine.windows import windows
from quoth.evaluate.report import table
from quoth.extract.extraction import extract
from quoth.language import load_language
from quoth.model import Article
from quoth.resolve import resolve

STAGES = ("windows", "encoder", "decoding", "rules over the text", "resolution")

Spent = Mapping[str, float]
"""CPU seconds of each stage."""


def staged(model: str, tokenizer: Tokenizer) -> Callable[[Sequence[str]], Spent]:
    """What reads texts with `model` stage by stage, and tells what each took."""
    session, language = load_session(model), load_language("en")

    def measured(texts: Sequence[str]) -> Spent:
        spent = dict.fromkeys(STAGES, 0.0)
        for text in texts:
            article, marks = Article(text=text), [time.process_time()]
            framed = windows(text, tokenizer, session.width)
            marks.append(time.process_time())
            scores = session.scores(framed)
            marks.append(time.process_time())
            found = decode(framed, scores, session.transitions)
            kinds = Kinds(framed, [each.kind for each in scores])
            marks.append(time.process_time())
            extraction = extract(article, found, language)
            marks.append(time.process_time())
            resolve(text, extraction, language.people, kinds)
            marks.append(time.process_time())
            for stage, start, end in zip(spent, marks, marks[1:], strict=False):
                spent[stage] += end - start
        return spent

    return measured


def report(rounds: Mapping[str, Sequence[Spent]], articles: int) -> str:
    """A row for each stage, a column for each model: the least of its rounds."""

    def least(model: str, stage: str) -> str:
        return f"{1000 * min(spent[stage] for spent in rounds[model]) / articles:.1f}"

    rows = [[stage, *(least(model, stage) for model in rounds)] for stage in STAGES]
    return table(["CPU ms an article", *rounds], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description="What the stages of a read cost.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--write", action="store_true", help="keep the table among the results")
    options = parser.parse_args(arguments)
    texts = dev_texts(options.articles)
    tokenizer = load_tokenizer()
    readers = {model: staged(model, tokenizer) for model in MODELS}
    for read in readers.values():
        read(texts[:1])
    made: dict[str, list[Spent]] = {model: [] for model in readers}
    for _ in range(options.rounds):
        for model, read in readers.items():
            made[model].append(read(texts))
    told = f"{len(texts)} articles, {options.rounds} rounds\n{line(measured_on())}\n\n{report(made, len(texts))}"
    print(told)
    if options.write:
        (RESULTS / "stages.txt").write_text(f"{told}\n", "utf-8")


if __name__ == "__main__":
    main()
