"""Makes `language/en/surnames.txt`: the surnames by which articles call people whom they have named in full before.

    python -m training.surnames ARTICLES.jsonl.gz

`ARTICLES` are JSON Lines with `text` and `outlet`. Counted is in how many articles a word is the surname of somebody who is
surely a person and is also called by it alone, in how many it ends the name of a body, and in how many nothing is known of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from quoth.language import load_language
from quoth.resolve.cast import Cast
from quoth.resolve.names import find_names
from quoth.resolve.who import Who
from quoth.resolve.words import Words

LEAST = 2
"""So many articles, and outlets, must use a surname."""
OF_BODIES = 4
"""So many times as many articles as have a body that is called so."""
OF_UNKNOWN = 1.5
"""A word that stands alone with nothing known of it in so many times as many articles is rather another name: "Gulf"."""

AT = Path(__file__).resolve().parents[1] / "src" / "quoth" / "language" / "en" / "surnames.txt"
HEAD = """\
# Surnames by which several news articles call somebody whom they have named in full before. Made by training/surnames.py.
"""


def counted(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The surnames of some articles, in the order of the alphabet."""
    people = load_language("en").people
    surnames, bodies, unknown = Counter[str](), Counter[str](), Counter[str]()
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        words = Words(row["text"], people.finite, people.never_in_names)
        cast = Cast(find_names(words, people), words, people).all
        its = {name for who in cast for name in _surname(who)}
        surnames.update(its)
        bodies.update({form.split()[-1] for who in cast if who.kind == "organisation" and who.sure for form in who.forms})
        unknown.update({who.fullest() for who in cast if not who.sure and " " not in who.fullest()})
        for name in its:
            outlets[name].add(row["outlet"])
    return sorted(
        name for name, number in surnames.items()
        if min(number, len(outlets[name])) >= LEAST and number > OF_BODIES * bodies[name] and number * OF_UNKNOWN >= unknown[name]
    )  # fmt: skip


def _surname(who: Who) -> set[str]:
    """The surname of a person who is also called by it alone; nothing for anybody else."""
    *first, last = who.fullest().split()
    known = who.kind == "person" and who.sure and first and last in who.forms
    return {last} if known else set()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    given = parser.parse_args()
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        AT.write_text(
            HEAD + textwrap.fill(" ".join(counted(map(json.loads, lines))), 120, break_on_hyphens=False) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
