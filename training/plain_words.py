"""Makes `language/en/plain_words.txt`: words that are no names, so that a capital at a sentence's beginning proves nothing.

    python -m training.plain_words ARTICLES.jsonl.gz

`ARTICLES` are JSON Lines with `text`. Counted is in how many articles a word stands in small letters, and in how many with a
capital between two words in small letters, where only a name has one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

LEAST = 50
"""So many articles must have the word in small letters."""
OF_NAMES = 20
"""So many times as many articles as have it as a name."""
SHORTEST = 3

AT = Path(__file__).resolve().parents[1] / "src" / "quoth" / "language" / "en" / "plain_words.txt"
HEAD = """\
# Words that many English news articles have in small letters, and hardly any as a name. Made by training/plain_words.py.
"""

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_ALONE = re.compile(r"(?<=[a-z] )[A-Z][a-z’'-]+(?=[,.]? [a-z])")
_OWNS = re.compile(r"[’']s?$")


def counted(texts: Iterable[str]) -> list[str]:
    """The plain words of some articles, in the order of the alphabet."""
    small, names = Counter[str](), Counter[str]()
    for text in texts:
        small.update({word for word in _WORD.findall(text) if word.islower()})
        names.update({_OWNS.sub("", word.lower()) for word in _ALONE.findall(text)})
    return sorted(
        word for word, number in small.items() if len(word) >= SHORTEST and number >= max(LEAST, OF_NAMES * names[word])
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    given = parser.parse_args()
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        words = counted(row["text"] for row in map(json.loads, lines))
    AT.write_text(HEAD + textwrap.fill(" ".join(words), 120, break_on_hyphens=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
