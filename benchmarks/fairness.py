"""Whether errors depend on the name of a source: the same articles with the names of women, men and organisations.

    python -m benchmarks.fairness [--model best] [--write]

`evaluation/fairness/` holds invented articles with a place for one source, its pronoun and its short name, some also with a
rival who is once a woman and once a man, and the names that are put there. Prints for each group of names how often an
attribution is found, and how often its source has the right name and kind, also where only a pronoun stands; then the
differences between groups with the middle 95 % of resampled articles. `--write` keeps what is printed in
`benchmarks/results/fairness.txt`.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.evaluate.matching import SOFT, best_first, jaccard_of_sizes
from quoth.evaluate.names import same_name
from quoth.model import Article, Record, Source, SourceId, Span
from quoth.pipeline import Reader

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "evaluation" / "fairness"
RESULTS = ROOT / "benchmarks" / "results" / "fairness.txt"

PRONOUNS = {"woman": "she", "man": "he", "organisation": "it"}
DRAWN = 2000


_PLACE = re.compile(r"\{(\w+)(:role)?\}")
_PRONOUN = re.compile(r"\{she\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A source by its full and its short name: a woman, a man or an organisation."""

    group: str
    origin: str
    name: str
    short: str


RIVALS = (
    Name(group="woman", origin="any", name="Hanna Ravel", short="Ravel"),
    Name(group="man", origin="any", name="Tobias Ravel", short="Ravel"),
)
"""Who else is in an article; both are there, so that no group of names is alone in being told from the rival by a pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An article with places for one source; `role` says what a person is there."""

    title: str
    role: str
    text: str

    @property
    def rivals(self) -> Sequence[Name | None]:
        """Who may stand beside the source: nobody, or each of two."""
        return RIVALS if "{Rival}" in self.text else (None,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """An article with a name in it, where that source's contents stand, and in whose sentence only a pronoun names it."""

    article: Article
    contents: tuple[Span, ...]
    by_pronoun: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one article for one name: of each attribution whether it is found, and its name and kind right."""

    template: str
    name: Name
    found: tuple[bool, ...]
    named: tuple[bool, ...]
    kind: tuple[bool, ...]
    by_pronoun: tuple[bool, ...]


Share = Callable[[Outcome], Sequence[bool]]

SHARES: Mapping[str, Share] = {
    "found": lambda outcome: outcome.found,
    "name right": lambda outcome: _where_found(outcome, outcome.named),
    "kind right": lambda outcome: _where_found(outcome, outcome.kind),
    "by pronoun": lambda outcome: [
        right for right, found, pronoun in zip(outcome.named, outcome.found, outcome.by_pronoun, strict=True) if found and pronoun
    ],
}
"""Of all attributions, of those found, of those found whose source is a pronoun."""


def load_names(path: Path = FOLDER / "names.tsv") -> list[Name]:
    """The names, one a line."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [Name(**row) for row in csv.DictReader(rows, delimiter="\t")]


def load_templates(path: Path = FOLDER / "articles.txt") -> list[Template]:
    """The articles: `# title`, `role: …`, then the text, in which brackets enclose each content."""
    parts = re.split(r"(?m)^# (.+)\nrole: (.+)\n", path.read_text("utf-8"))[1:]
    return [
        Template(title=title, role=role, text=text.strip())
        for title, role, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    ]


def fill(template: Template, name: Name, rival: Name | None = None) -> Filled:
    """`template` about `name`, beside `rival` where it has one."""
    story = template.text
    if rival:
        story = story.replace("{Rival}", rival.name).replace("{RivalShort}", rival.short)
    marked = _PLACE.sub(lambda place: _words(template, name, place[1], with_role=bool(place[2])), story)
    pronouns = [bool(_PRONOUN.search(_around(template.text, at))) for at in _brackets(template.text)]
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        words = piece.strip("[]") if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append(Span(len(text), len(text) + len(words)))
        text += words
    article = Article(text=f"{template.title}\n\n{text}", title=template.title)
    shift = len(template.title) + 2
    contents = tuple(Span(span.start + shift, span.end + shift) for span in spans)
    return Filled(article=article, contents=contents, by_pronoun=tuple(pronouns))


def outcomes_of(template: Template, name: Name, read: Callable[[Article], Record]) -> Iterator[Outcome]:
    """What `read` makes of `template` about `name`, beside each rival that it may have."""
    return (_outcome(template, name, fill(template, name, rival), read) for rival in template.rivals)


def _outcome(template: Template, name: Name, filled: Filled, read: Callable[[Article], Record]) -> Outcome:
    record = read(filled.article)
    wanted = [_letters(filled.article.text, [span]) for span in filled.contents]
    made = [_letters(filled.article.text, attribution.content) for attribution in record.attributions]
    match = best_first(wanted, made, jaccard_of_sizes, SOFT)
    sources = [record.source(record.attributions[match[i]]) if i in match else None for i in range(len(wanted))]
    gold = Source(id=SourceId("s1"), name=name.name, kind="organisation" if name.group == "organisation" else "person")
    return Outcome(
        template=template.title,
        name=name,
        found=tuple(i in match for i in range(len(wanted))),
        named=tuple(same_name(gold, source) for source in sources),
        kind=tuple(source is not None and source.kind == gold.kind for source in sources),
        by_pronoun=filled.by_pronoun,
    )


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Shares by group and by origin, then the differences with their intervals."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(one.name.group, []).append(one)
    origins: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if one.name.group != "organisation":
            origins.setdefault(one.name.origin, []).append(one)
    yield f"{'percent':<26}{'articles':>9}" + "".join(f"{name:>14}" for name in SHARES)
    for name, part in (*groups.items(), *origins.items()):
        yield f"{name:<26}{len(part):>9}" + "".join(f"{100 * _share(part, share):>14.1f}" for share in SHARES.values())
    yield ""
    yield f"{'difference, points':<26}{'':>9}" + "".join(f"{name:>22}" for name in SHARES)
    persons = groups["woman"] + groups["man"]
    pairs = [("women - men", groups["woman"], groups["man"]), ("organisations - persons", groups["organisation"], persons)]
    pairs += [(f"{name} - other origins", part, [o for o in persons if o not in part]) for name, part in origins.items()]
    for name, these, those in pairs:
        yield f"{name:<35}" + "".join(f"{_difference(these, those, share):>22}" for share in SHARES.values())


def _difference(one: Sequence[Outcome], other: Sequence[Outcome], share: Share) -> str:
    """The difference of two shares, with the middle 95 % over articles drawn again."""
    titles = sorted({outcome.template for outcome in one})
    mine, theirs = _by_title(one, share), _by_title(other, share)
    rng = random.Random(1)
    drawn = sorted(_gap(mine, theirs, rng.choices(titles, k=len(titles))) for _ in range(DRAWN))
    low, high = drawn[int(0.025 * DRAWN)], drawn[int(0.975 * DRAWN) - 1]
    return f"{_gap(mine, theirs, titles):+.1f} ({low:+.1f} to {high:+.1f})"


def _gap(mine: Mapping[str, Sequence[bool]], theirs: Mapping[str, Sequence[bool]], titles: Sequence[str]) -> float:
    return 100 * (
        _mean([x for title in titles for x in mine.get(title, ())])
        - _mean([x for title in titles for x in theirs.get(title, ())])
    )


def _by_title(outcomes: Sequence[Outcome], share: Share) -> dict[str, list[bool]]:
    rights: dict[str, list[bool]] = {}
    for one in outcomes:
        rights.setdefault(one.template, []).extend(share(one))
    return rights


def _share(outcomes: Sequence[Outcome], share: Share) -> float:
    return _mean([right for one in outcomes for right in share(one)])


def _mean(rights: Sequence[bool]) -> float:
    return statistics.fmean(rights) if rights else 0.0


def _words(template: Template, name: Name, place: str, *, with_role: bool) -> str:
    role = f", {template.role}," if with_role and name.group != "organisation" else ""
    words = {"who": name.name + role, "short": name.short, "she": PRONOUNS[name.group]}[place.casefold()]
    return words[0].upper() + words[1:] if place[0].isupper() else words


def _brackets(text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"\[", text))


def _around(text: str, at: int) -> str:
    """The sentence of `text` in which the bracket at `at` stands, its content left out."""
    start = max(text.rfind(end, 0, at) for end in (". ", "\n", '." ')) + 1
    close = text.index("]", at)
    end = min((found for mark in (".", "\n") if (found := text.find(mark, close)) >= 0), default=len(text))
    return text[start:at] + text[close:end]


def _letters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(span.start, span.end) if text[at].isalnum())


def _where_found(outcome: Outcome, rights: Sequence[bool]) -> list[bool]:
    return [right for right, found in zip(rights, outcome.found, strict=True) if found]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="best")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    reader = Reader(given.model)
    printed = "\n".join(
        table([one for t in load_templates() for name in load_names() for one in outcomes_of(t, name, reader.read)])
    )
    print(printed)
    if given.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(printed + "\n", "utf-8")


if __name__ == "__main__":
    main()
