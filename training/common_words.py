"""Makes `language/en/common_words.txt`: how much a word tells of what an article is about, by how many articles have it.

    python -m training.common_words ARTICLES.jsonl.gz

`ARTICLES` are JSON Lines with `title` and `text`. A word weighs the logarithm of how many articles there are for each that
has it, rounded to halves; words that are rarer than `LEAST` are left out, and weigh as much as the rarest that are in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from quoth.compare.stories.terms import terms_of

LEAST = 0.005
"""Words in a smaller share of the articles are rare; how much rarer makes no difference."""

AT = Path(__file__).resolve().parents[1] / "src" / "quoth" / "language" / "en" / "common_words.txt"
HEAD = """\
# Words that many English news articles have: under each weight the words that weigh so much. The weight is the natural
# logarithm of how many articles there are for each one that has the word, in halves. Made by training/common_words.py.
"""


def weighed(texts: Iterable[str]) -> dict[float, list[str]]:
    """Under each weight the words that have it, in the order of the alphabet; the commonest words come first."""
    held: Counter[str] = Counter()
    number = 0
    for number, text in enumerate(texts, 1):  # noqa: B007 (the last number is how many there are)
        held.update({term.word for term in terms_of(text)})
    words: defaultdict[float, list[str]] = defaultdict(list)
    for word, articles in sorted(held.items()):
        if articles >= LEAST * number:
            words[round(2 * math.log(number / articles)) / 2].append(word)
    return dict(sorted(words.items()))


def written(words: dict[float, list[str]]) -> str:
    """The file that `language` reads."""
    parts = [f"\n= {weight}\n" + textwrap.fill(" ".join(group), 120) + "\n" for weight, group in words.items()]
    return HEAD + "".join(parts)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    given = parser.parse_args()
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        AT.write_text(written(weighed(f"{row['title']}\n{row['text']}" for row in rows)), "utf-8")


if __name__ == "__main__":
    main()
