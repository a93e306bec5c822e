"""Was it said: verdicts, the word diff, whose words they are, and in which order appearances come."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.compare import Check, Piece, check, check_to_dict
from quoth.compare.alignment import alignments, may_align
from quoth.compare.words import words
from quoth.model import Article, Record
from tests.compare.articles import ledger, post, record

CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("cases").joinpath("check.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def change(piece: Piece) -> str:
    """A piece as the cases write it."""
    flags = f" ({', '.join(piece.flags)})" if piece.flags else ""
    return f"{piece.kind}: {' > '.join(filter(None, (piece.quote, piece.article)))}{flags}"


def whose(answer: Check) -> list[list[str]]:
    """The names of the sources of each appearance."""
    return [[source.name for source in appearance.sources] for appearance in answer.appearances]


@pytest.mark.parametrize(("quote", "verdict", "changes"), CASES)
def test_a_quote_is_judged(quote: str, verdict: str, changes: str) -> None:
    """Verdict and changes of each case are those that its file states."""
    answer = check(quote, [ledger()])
    assert answer.verdict == verdict
    assert "; ".join(change(piece) for found in answer.appearances[:1] for piece in found.changes) == changes


@pytest.mark.parametrize(("quote", "verdict", "changes"), CASES)
def test_the_diff_has_every_word_of_the_quote(quote: str, verdict: str, changes: str) -> None:
    """The quote's words stand in the diff, once and in order; what the article prints stands at its span."""
    for appearance in check(quote, [ledger()]).appearances:
        bare = [word.strip('«»"“”.,…[]()') for piece in appearance.diff for word in piece.quote.split()]
        asked = [word.strip('«»"“”.,…[]()') for word in quote.split()]
        assert [word for word in bare if word] == [word for word in asked if word]
        for piece in appearance.diff:
            assert not piece.span or piece.article.strip() == piece.span.of(appearance.article.text).strip()


def test_every_appearance_is_listed_the_best_first() -> None:
    """An article that prints all of it comes before one that prints a part, whatever the order of the records."""
    answer = check("We will not close the harbour before winter, and nobody has asked us to", [post(), ledger()])
    assert [(found.article.outlet, found.verdict) for found in answer.appearances] == [
        ("The Coast Ledger", "whole"),
        ("The Velm Post", "reworded"),
    ]
    assert answer.verdict == "whole"


def test_words_are_given_to_the_innermost_voice() -> None:
    """What the mayor says within the clerk's words is the mayor's; what surrounds it is the clerk's."""
    assert whose(check("the money was gone", [ledger()])) == [["Ivo Brandt"]]
    assert whose(check("the mayor had told him that the money was gone", [ledger()])) == [["a clerk"]]


def test_own_voice_has_no_source() -> None:
    """Words of the outlet are found, and attributed to nobody."""
    answer = check("The ferry office counts twelve boats", [ledger()])
    assert whose(answer) == [[]]
    assert answer.appearances[0].attributions == ()


def test_the_words_of_two_voices_are_never_whole() -> None:
    """A quote that goes on in somebody else's words is reworded, and both are named."""
    joined = record(
        "<okafor>“The quay stays open,”</okafor> she said. <brandt>“Nobody will pay for the new pier,”</brandt> he said."
    )
    answer = check("The quay stays open she said Nobody will pay for the new pier", [joined])
    assert answer.verdict == "reworded"
    assert whose(answer) == [["Lena Okafor", "Ivo Brandt"]]


@pytest.mark.parametrize(
    ("by", "verdict", "asked"),
    [
        ("Okafor", "whole", "this source"),
        ("lena okafor", "whole", "this source"),
        ("Mira Okafor", "not found", "somebody else"),
        ("Brandt", "not found", "somebody else"),
    ],
)
def test_with_a_name_others_do_not_count(by: str, verdict: str, asked: str) -> None:
    """Only an appearance of the source that was asked for makes the verdict; the others are listed all the same."""
    answer = check("It is a disgrace that Teodor Salk never opened the books", [ledger()], by)
    assert (answer.verdict, [found.asked for found in answer.appearances]) == (verdict, [asked])


def test_with_a_name_own_voice_is_nobodys() -> None:
    """The outlet's words are not those of the person asked for."""
    answer = check("The ferry office counts twelve boats", [ledger()], "Okafor")
    assert (answer.verdict, answer.appearances[0].asked) == ("not found", "nobody")


def test_a_quote_without_words_is_no_quote() -> None:
    """There is nothing to look for in punctuation."""
    with pytest.raises(ValueError, match=r"there is no word in the quote '“…”'"):
        check("“…”", [ledger()])


def test_a_quote_has_an_end() -> None:
    """A book is no quote."""
    with pytest.raises(ValueError, match="the quote has 1001 words; at most 1000 are compared"):
        check("quay " * 1001, [ledger()])


def test_a_text_that_repeats_itself_is_compared() -> None:
    """Words that stand in quote and article again and again take no time out of proportion."""
    endless = Record(article=Article(text="the old quay, the new quay, " * 1000), made_by=ledger().made_by)
    answer = check("the quay the old the quay the new " * 30, [endless])
    assert answer.verdict in {"reworded", "not found"}


def test_an_utterance_that_stands_twice_appears_twice() -> None:
    """Two places of one article are two appearances."""
    twice = record("<okafor>“The quay stays open,”</okafor> she said.\n\nAgain: <okafor>“The quay stays open.”</okafor>\n")
    spans = [found.spans for found in check("The quay stays open", [twice]).appearances]
    assert [twice.words(span) for span in spans] == ["The quay stays open"] * 2
    assert spans[0] != spans[1]


def test_a_check_is_written_as_json() -> None:
    """Every field is plain, and the spans are those of the article's text."""
    written = json.loads(json.dumps(check_to_dict(check("the old quay has stood for 150 years", [ledger()], "Okafor"))))
    appearance = written["appearances"][0]
    assert (written["verdict"], appearance["asked"], appearance["sources"][0]["name"]) == (
        "reworded",
        "this source",
        "Lena Okafor",
    )
    changed = next(piece for piece in appearance["diff"] if piece["kind"] == "replaced")
    start, end = changed["span"]
    assert (ledger().article.text[start:end], changed["quote"], changed["flags"]) == ("140", "150", ["number"])


_WORDS = st.sampled_from(
    ["we", "will", "not", "close", "the", "harbour", "quay", "140", "…", "[he]", "“", "’", "\n", "don't", "."]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=30), st.lists(_WORDS, min_size=1, max_size=60))
def test_any_words_can_be_checked(asked: list[str], printed: list[str]) -> None:
    """No arrangement of words and marks fails; spans lie in the text, and a whole quote has no changes."""
    text = " ".join(printed)
    quote = " ".join([*asked, "quay"])
    made = Record(article=Article(text=text), made_by=ledger().made_by)
    for appearance in check(quote, [made]).appearances:
        assert appearance.spans[-1].end <= len(text)
        assert (appearance.verdict == "whole") == (not appearance.changes)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=12), st.lists(_WORDS, min_size=1, max_size=60))
def test_no_place_is_passed_over(asked: list[str], printed: list[str]) -> None:
    """Wherever a quote aligns, the quick look says that it may."""
    quote, passage = words(" ".join([*asked, "quay"])), words(" ".join(printed))
    assert not any(alignments(quote, passage)) or may_align(quote, passage)
