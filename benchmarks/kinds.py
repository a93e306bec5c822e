"""How often a name of GUM gets the right kind: by the rules of the resolver alone, and where these prove nothing by the engine.

    QUOTH_DATA=... python -m benchmarks.kinds [--write]

On the documents of `benchmarks/coref.txt`, which nothing was learned from, and on the names that the rules alone find: where a
mention of the resolver has the same last letter, and no longer name has. What the engine takes for no name is wrong. A plural
of people is a group; a place acts where it speaks, so it is an organisation.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.coref import held_out
from benchmarks.gum import Named, load_names
from benchmarks.machine import RESULTS
from quoth.engine import Engine, Kinds
from quoth.evaluate.report import table
from quoth.language import load_language
from quoth.resolve.cast import Cast
from quoth.resolve.names import find_names
from quoth.resolve.words import Words

_KINDS = {"person": "person", "organization": "organisation", "place": "organisation"}
"""The kind in the record of a name of each type that is asked for."""


def wanted(named: Named) -> str | None:
    """The kind that a name should have; None for those that hardly ever speak, such as events."""
    return "group" if named.plural and named.type == "person" else _KINDS.get(named.type)


def counted(text: str, names: Sequence[Named], several: Sequence[Kinds | None]) -> list[Counter[tuple[str, bool]]]:
    """How many of `names` have the kind that they should have and how many do not, with each of `several` ways to tell kinds.

    Counted are those that are found with the first one.
    """
    people = load_language("en").people
    words = Words(text, people.finite, people.never_in_names)
    casts = (Cast(find_names(words, people, kinds), words, people, kinds) for kinds in several)
    made = [{mention.span.end: who.kind for mention, who in cast.mentions()} for cast in casts]
    longest = {named.span.end: named for named in sorted(names, key=lambda named: len(named.span))}
    asked = [(end, kind) for end, named in longest.items() if (kind := wanted(named)) and end in made[0]]
    return [Counter((kind, found.get(end) == kind) for end, kind in asked) for found in made]


def report(counts: Mapping[str, Counter[tuple[str, bool]]]) -> str:
    """A row for each kind, and one for all."""

    def share(of: Counter[tuple[str, bool]], kinds: Sequence[str]) -> str:
        right = sum(of[kind, True] for kind in kinds)
        return f"{100 * right / max(1, right + sum(of[kind, False] for kind in kinds)):.1f}"

    every = ("person", "organisation", "group")
    first = next(iter(counts.values()))
    rows = [
        [
            name,
            *(share(of, kinds) for of in counts.values()),
            str(sum(first[kind, right] for kind in kinds for right in (True, False))),
        ]
        for name, kinds in (*((kind, (kind,)) for kind in every), ("all", every))
    ]
    return table(["names of GUM, kind right", *counts, "of"], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kinds", description="Kinds of the names of GUM.")
    parser.add_argument("--write", action="store_true", help="keep the table among the results")
    options = parser.parse_args(arguments)
    folder = Path(os.environ["QUOTH_DATA"]) / "gum"
    counts: dict[str, Counter[tuple[str, bool]]] = {"rules": Counter(), "best": Counter(), "fast": Counter()}
    engines = {model: Engine(model) for model in counts if model != "rules"}
    for name in held_out():
        text, names = load_names(folder, name)
        ways = [engines[way].read(text).kinds if way in engines else None for way in counts]
        for count, more in zip(counts.values(), counted(text, names, ways), strict=True):
            count.update(more)
    kinds = report(counts)
    print(kinds)
    if options.write:
        (RESULTS / "kinds.txt").write_text(f"{kinds}\n", "utf-8")


if __name__ == "__main__":
    main()
