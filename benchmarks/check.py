"""How often `quoth check` is right: quotes altered by rule, near misses that nobody said, and quotes of other articles.

    python -m benchmarks.check [--quotes 300] [--records FILE] [--wrong]

Quotes are the contents in quotation marks of our own examples, of at least eight words, and, where `QUOTH_DATA` names a
folder that holds `same-event/articles.jsonl.gz`, of those articles. `--quotes` is how many are altered, and how many near
misses there are, at most. `--records` is a JSON Lines file of records already made, which `quoth read --format jsonl`
writes; without it the articles are read. `--wrong` shows what came out wrong.

altered     cut at the start or at the end within a sentence, an ellipsis inside, one word changed, other marks; the right
            verdict is that of the article that the quote is from
near miss   a negation dropped, a number or a name changed, the words of two voices joined; checked against all articles,
            and right if it is `reworded` or `not found` in each
control     a quote of another event, which these articles do not have: `not found`

`shown` counts the quotes of whose article the word diff has the very words that were changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path
from typing import NamedTuple

from benchmarks.alterations import ALTERED, MISSES, Alteration
from quoth.compare import Appearance, Check, check
from quoth.compare.words import words
from quoth.model import Article, Attribution, Record
from quoth.pipeline import Reader

ROOT = Path(__file__).resolve().parents[1]
SEED = 20260504
SHORTEST = 8
WRONG = frozenset({"reworded", "not found"})


class Case(NamedTuple):
    """A quote to check: its kind, the record that it was made from, the verdicts that are right, and what was changed."""

    kind: str
    quote: str
    record: Record
    right: frozenset[str]
    change: str = ""


def quotes(records: Iterable[Record]) -> list[tuple[Record, Attribution, str]]:
    """The contents in quotation marks that stand in one piece, with enough words."""
    found = []
    for record in records:
        for attribution in record.attributions:
            text = attribution.content[0].of(record.article.text)
            if attribution.manner == "direct" and len(words(text)) >= SHORTEST and "\n" not in text:
                found.append((record, attribution, text))
    return found


def altered(records: Sequence[Record], total: int, chance: random.Random) -> list[Case]:
    """Up to `total` quotes, altered by every rule in turn."""
    kinds = [
        [Case(kind, quote, record, frozenset({verdict}), change) for record, quote, change in _altered(records, rule, chance)]
        for kind, (rule, verdict) in ALTERED.items()
    ]
    return _in_turn(kinds, total)


def near_misses(records: Sequence[Record], total: int, chance: random.Random) -> list[Case]:
    """Up to `total` quotes that nobody said, of every kind in turn."""
    kinds = [
        [Case(kind, quote, record, WRONG, change) for record, quote, change in _altered(records, rule, chance)]
        for kind, rule in MISSES.items()
    ]
    return _in_turn([*kinds, _joined(records, chance)], total)


def _altered(records: Sequence[Record], rule: Alteration, chance: random.Random) -> list[tuple[Record, str, str]]:
    made = [(record, *new) for record, _, text in quotes(records) for new in rule(text, chance)]
    return chance.sample(made, len(made))


def _joined(records: Sequence[Record], chance: random.Random) -> list[Case]:
    """Quotes that begin in the words of one voice of an article and end in those of another."""
    pairs = [
        (record, text, other)
        for record, one, text in quotes(records)
        for _, two, other in quotes([record])
        if one.source and two.source and one.source != two.source
    ]
    return [
        Case("two voices joined", f"{_half(text, first=True)} {_half(other, first=False)}", record, WRONG)
        for record, text, other in chance.sample(pairs, len(pairs))
    ]


def _half(text: str, *, first: bool) -> str:
    middle = words(text)[len(words(text)) // 2]
    return text[: middle.end] if first else text[middle.start :]


def _in_turn(kinds: Sequence[Sequence[Case]], total: int) -> list[Case]:
    in_turn = (case for turn in zip_longest(*kinds) for case in turn if case)
    return list(islice(in_turn, total))


def shown(case: Case, appearances: Iterable[Appearance]) -> bool:
    """Whether the article that the quote is from shows the words that were changed."""
    changed = {word.form for word in words(case.change)}
    return bool(changed) and any(
        changed <= {word.form for word in words(side)}
        for appearance in appearances
        if appearance.article.id == case.record.id
        for piece in appearance.changes
        for side in (piece.quote, piece.article)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Records, and the event that each article is about by its id."""

    records: Sequence[Record]
    events: Mapping[str, str]


def load(made: Path | None, folder: Path | None) -> Pool:
    """Our own examples and, with `folder`, the articles of same events; `made` holds their records, else they are read."""
    lines = (ROOT / "evaluation" / "examples" / "articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    events = {row["id"]: row["id"].split(".")[0] for row in rows}
    if folder:
        with gzip.open(folder / "same-event" / "articles.jsonl.gz", "rt", encoding="utf-8") as several:
            others = [json.loads(line) for line in several]
        events |= {row["id"]: row["event"] for row in others}
        rows += others
    if made:
        records = [Record.from_json(line) for line in made.read_text("utf-8").splitlines()]
        return Pool(records=[record for record in records if record.id in events], events=events)
    reader = Reader()
    articles = (Article(text=row["text"], id=row["id"], outlet=row.get("outlet")) for row in rows)
    return Pool(records=[reader.read(article) for article in articles], events=events)


def controls(pool: Pool, total: int, chance: random.Random) -> Iterator[tuple[Case, Sequence[Record]]]:
    """Up to `total` quotes, each with the articles on other events, which do not have it."""
    found = quotes(pool.records)
    for record, _, text in chance.sample(found, min(total, len(found))):
        others = [other for other in pool.records if pool.events[other.id] != pool.events[record.id]]
        yield Case("of another event", text, record, frozenset({"not found"})), others


@dataclass(slots=True)
class Tally:
    """What came out of the quotes of one kind."""

    verdicts: Counter[str] = field(default_factory=Counter)
    right: int = 0
    shown: int = 0

    def add(self, case: Case, answer: Check) -> None:
        """Count one answer."""
        self.verdicts[answer.verdict] += 1
        self.right += answer.verdict in case.right
        self.shown += shown(case, answer.appearances)

    def row(self, kind: str) -> str:
        """The line of the table."""
        count = self.verdicts.total()
        share = f"{100 * self.right / count:.1f} %" if count else ""
        verdicts = ", ".join(f"{verdict} {number}" for verdict, number in self.verdicts.most_common())
        return f"{kind:<20}{count:>8}{self.right:>8}{share:>9}{self.shown or '':>8}  {verdicts}"


def report(pool: Pool, total: int, *, wrong: bool = False) -> str:
    """The table of all kinds: how many, how many right, how often the change is shown, all verdicts."""
    chance = random.Random(SEED)
    groups: dict[str, list[tuple[Case, Sequence[Record]]]] = {
        "altered": [(case, [case.record]) for case in altered(pool.records, total, chance)],
        "near misses": [(case, pool.records) for case in near_misses(pool.records, total, chance)],
        "control": list(controls(pool, total, chance)),
    }
    lines, failed = [f"{'kind':<20}{'quotes':>8}{'right':>8}{'':>9}{'shown':>8}  verdicts"], []
    for name, cases in groups.items():
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for case, records in cases:
            answer = check(case.quote, records)
            tallies[case.kind].add(case, answer)
            tallies[f"all {name}"].add(case, answer)
            if answer.verdict not in case.right:
                failed.append(f"{case.kind}: {answer.verdict}: {case.quote}")
        lines += [tallies[kind].row(kind) for kind in sorted(tallies, key=lambda kind: kind.startswith("all "))]
    return "\n".join([*lines, *(failed if wrong else ())])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=300)
    parser.add_argument("--records", type=Path)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    folder = os.environ.get("QUOTH_DATA")
    print(report(load(given.records, Path(folder) if folder else None), given.quotes, wrong=given.wrong))


if __name__ == "__main__":
    main()
