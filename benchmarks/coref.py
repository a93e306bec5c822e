"""Coreference: who is meant by names, pronouns and descriptions, on GUM documents that nothing was trained on.

    QUOTH_DATA=FOLDER python -m benchmarks.coref [--documents FILE] [--write]

The resolver is asked about every pronoun and every description, as if each were a source; what it takes for one and the
same is a chain. Gold (OntoGUM) also has chains of things and events, which the resolver does not look for.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.coreference_scores import Share, conll_f1, mentions_tally, score_chains
from benchmarks.gum import Document, load_document
from quoth.engine import Engine, Kinds
from quoth.evaluate import Tally
from quoth.evaluate.report import table
from quoth.extract.draft import Draft
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.antecedent import Mentioned, Timeline
from quoth.resolve.cast import Cast
from quoth.resolve.names import find_names
from quoth.resolve.sources import SourceResolver
from quoth.resolve.who import Who
from quoth.resolve.words import Words

RESULTS = Path(__file__).with_name("results") / "coref.txt"
HELD_OUT = Path(__file__).with_name("coref.txt")
PRONOUNS = {
    "he, she": frozenset("he him his she her hers".split()),
    "they": frozenset("they them their theirs".split()),
    "it": frozenset("it its".split()),
}
_LONGEST = 4
"""Words from a determiner to its noun."""


class _Unspoken(Timeline):
    """A timeline of mentions of which none speaks; what stands behind a preposition stands beside the action."""

    def __init__(self, words: Words, people: People, sentences: Sequence[Span]) -> None:
        super().__init__(sentences, ())
        self._words, self._people = words, people

    def add(self, mentioned: Mentioned) -> None:
        """Take in a mention as one that does not speak."""
        first = self._words.position(mentioned.span.start)
        governed = first > 0 and self._words.all[first - 1].folded in self._people.heads_end_at
        super().add(replace(mentioned, speaks=False, beside=mentioned.beside or governed))


def held_out(documents: Path = HELD_OUT) -> list[str]:
    """The names of the documents that nothing was learned from, in the file `documents`."""
    return [line for line in documents.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def chains_of(text: str, kinds: Kinds | None = None) -> list[list[Span]]:
    """What the resolver takes for one and the same in `text`: the spans of everybody who is meant at least twice.

    `kinds` tell what the engine takes names for.
    """
    language = load_language("en")
    words, people = Words(text), language.people
    cast = Cast(find_names(words, people, kinds), words, people, kinds)
    resolver = SourceResolver(words, cast, _Unspoken(words, people, find_sentences(text, language.sentences)), people)
    drafts = [Draft(content=(span,), source_span=(span,)) for span in _asked(words, cast, people)]
    meant: defaultdict[int, set[Span]] = defaultdict(set)
    everybody: dict[int, Who] = {id(who): who for who in cast.all}
    for draft, found in zip(drafts, resolver.resolve(drafts), strict=True):
        if found.who and found.who.resolved:
            everybody[id(found.who)] = found.who
            meant[id(found.who)].update(draft.source_span)
    for mention, who in cast.mentions():
        if not any(mention.span.overlaps(span) for span in meant[id(who)]):
            meant[id(who)].add(_noun_phrase(words, mention.starts, mention.span.end, people))
    return [sorted(spans) for key, spans in meant.items() if len(spans) > 1 and key in everybody]


def _noun_phrase(words: Words, start: int, end: int, people: People) -> Span:
    """The span from `start` to `end` with the article before it and the possessive ending behind it."""
    first = words.position(start)
    last = words.position(end) - 1
    article = first > 0 and words.adjacent(first - 1) and words.all[first - 1].folded in people.determiners
    return Span(words.all[first - 1].start if article else start, words.all[last].ends)


def _asked(words: Words, cast: Cast, people: People) -> Iterator[Span]:
    """Every pronoun of `words` but the relative and indefinite ones, and every description: a determiner up to its noun."""
    named = {at for mention, _ in cast.mentions() for at in words.line(mention.starts, mention.span.end)}
    for at, word in enumerate(words.all):
        pronoun = people.pronouns.get(word.folded)
        follows = at > 0 and words.adjacent(at - 1) and not words.all[at - 1].owns
        if pronoun and pronoun.person in ("first", "second", "third"):
            yield Span(word.start, word.end)
        elif word.folded in people.nouns.known and at not in named:
            before = range(at - 1, max(-1, at - _LONGEST), -1) if follows else range(0)
            first = next((n for n in before if words.all[n].folded in people.determiners or not words.adjacent(n - 1)), at)
            if words.all[first].folded in people.determiners:
                yield Span(words.all[first].start, word.ends)


def right_pronouns(document: Document, made: Sequence[Sequence[Span]]) -> Counter[tuple[str, bool]]:
    """How often a pronoun of gold that means what was mentioned before is linked to one of those mentions, by kind."""
    chain_of = {span: number for number, chain in enumerate(made) for span in chain}
    counts: Counter[tuple[str, bool]] = Counter()
    for chain in document.chains:
        for span in chain[1:]:
            kind = next((kind for kind, forms in PRONOUNS.items() if span.of(document.text).casefold() in forms), None)
            if kind:
                before = [other for other in made[chain_of[span]] if other < span] if span in chain_of else []
                counts[kind, bool(before) and _belongs(before[-1], chain, document)] += 1
    return counts


def _belongs(span: Span, chain: Sequence[Span], document: Document) -> bool:
    """Whether the smallest mention of gold around `span` is one of `chain`."""
    around = [(len(mention), mention, other) for other in document.chains for mention in other if mention.contains(span)]
    return bool(around) and min(around)[2] == chain


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coref", description="Scores coreference on GUM.")
    parser.add_argument("--documents", type=Path, default=HELD_OUT, help="a file with the names of the documents to score")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    options = parser.parse_args(arguments)
    names = held_out(options.documents)
    documents = [load_document(Path(os.environ["QUOTH_DATA"]) / "gum", name) for name in names]
    engine = Engine()
    tables = report(documents, [chains_of(document.text, engine.read(document.text).kinds) for document in documents])
    print(tables)
    if options.write:
        RESULTS.write_text(f"{tables}\n", "utf-8")


def report(documents: Sequence[Document], made: Sequence[Sequence[Sequence[Span]]]) -> str:
    """The scores of the chains `made` of `documents`, as tables."""
    sums: defaultdict[str, Share] = defaultdict(Share)
    mentions, pronouns = Tally(), Counter[tuple[str, bool]]()
    for document, chains in zip(documents, made, strict=True):
        gold, found = ([frozenset(chain) for chain in side] for side in (document.chains, chains))
        for name, share in score_chains(gold, found).items():
            sums[name] += share
        mentions += mentions_tally(gold, found)
        pronouns += right_pronouns(document, chains)
    rows = [[name, f"{100 * share.f1:.1f}"] for name, share in sums.items()]
    rows += [["CoNLL", f"{100 * conll_f1(sums):.1f}"], ["mentions", f"{100 * mentions.f1:.1f}"]]
    seen = [(kind, pronouns[kind, True], pronouns[kind, True] + pronouns[kind, False]) for kind in PRONOUNS]
    right = [[kind, f"{100 * share / max(1, of):.1f}", str(of)] for kind, share, of in seen]
    return f"{table([f'{len(documents)} documents', 'F1'], rows)}\n\n{table(['pronouns', 'right', 'of'], right)}"


if __name__ == "__main__":
    main()
