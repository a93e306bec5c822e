"""The benchmark of `quoth check`, in small: its rules alter as they say, and its table counts."""

from __future__ import annotations

import random

import pytest

from benchmarks.alterations import ALTERED, MISSES, Alteration
from benchmarks.check import Pool, near_misses, quotes, report
from quoth.compare.words import words
from tests.compare.articles import ledger, post, record

QUOTE = "“We will not sell the 140 boats of Port Velm to anybody who asks for them this winter.”"


def forms(text: str) -> list[str]:
    """The words of `text` as they are compared."""
    return [word.form for word in words(text)]


def made(rule: Alteration) -> list[tuple[str, str]]:
    """What a rule makes of the quote."""
    return list(rule(QUOTE, random.Random(7)))


@pytest.mark.parametrize("kind", [*ALTERED, *MISSES])
def test_every_rule_alters(kind: str) -> None:
    """Each makes at least one quote, other than the first, with the words that it changed."""
    rule = ALTERED[kind][0] if kind in ALTERED else MISSES[kind]
    assert made(rule)
    for quote, change in made(rule):
        assert quote != QUOTE
        assert kind == "other marks" or words(change)


def test_rules_do_what_they_say() -> None:
    """A cut keeps an end, an ellipsis marks its place, other marks change no word, a near miss changes the sense."""
    assert all(forms(QUOTE)[-len(forms(quote)) :] == forms(quote) for quote, _ in made(ALTERED["cut at the start"][0]))
    assert all(forms(QUOTE)[: len(forms(quote))] == forms(quote) for quote, _ in made(ALTERED["cut at the end"][0]))
    assert all(any(word.left_out for word in words(quote)) for quote, _ in made(ALTERED["ellipsis inside"][0]))
    assert [forms(quote) for quote, _ in made(ALTERED["other marks"][0])] == [forms(QUOTE)]
    assert "not" not in forms(made(MISSES["negation dropped"])[0][0])
    assert "140" not in forms(made(MISSES["number changed"])[0][0])
    assert {"port", "velm"} - set(forms(made(MISSES["name changed"])[0][0]))


@pytest.fixture
def pool() -> Pool:
    """Three invented articles on two events."""
    other = record(
        "<okafor>“We will not sell the old boats to anybody who asks for them this winter,”</okafor> she <said>said</said>. "
        "<brandt>“Nobody has paid me for the thirteen new boats in all these years,”</brandt> he said.",
        id="boats",
    )
    return Pool(records=[ledger(), post(), other], events={"ledger": "harbour", "post": "harbour", "boats": "boats"})


def test_the_words_of_two_voices_are_joined(pool: Pool) -> None:
    """A near miss begins in one voice and ends in another."""
    joined = [case for case in near_misses(pool.records, 100, random.Random(7)) if case.kind == "two voices joined"]
    assert joined
    assert all(case.record.id == "boats" and " " in case.quote for case in joined)


def test_quotes_are_long_enough(pool: Pool) -> None:
    """Only contents in quotation marks, of eight words or more."""
    assert len(quotes(pool.records)) == 6
    assert all(len(words(text)) >= 8 for _, _, text in quotes(pool.records))


def test_the_table_counts_every_kind(pool: Pool) -> None:
    """One line a kind and a group; on clear quotes all verdicts are right."""
    lines = report(pool, 40).splitlines()
    assert {line[:20].strip() for line in lines[1:]} == {
        *ALTERED, *MISSES, "two voices joined", "of another event", "all altered", "all near misses", "all control",
    }  # fmt: skip
    assert all("100.0 %" in line for line in lines[1:] if line.startswith("all "))
