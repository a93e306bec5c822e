"""Source spans: without what the outlet adds, and those that stand beside."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from quoth.extract.draft import Draft
from quoth.extract.nesting import with_parents
from quoth.extract.quotations import find_quotations
from quoth.extract.sentences import find_sentences
from quoth.extract.source_spans import as_named, with_possible_sources
from quoth.language import load_language
from quoth.model import Span, Spans
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Ana Breel, who runs the quay", "Ana Breel"),
        ("the quay trust, which owns the boats", "the quay trust"),
        ("Ana Breel, whose boat sank", "Ana Breel"),
        ("Ana Breel, the quay's owner", "Ana Breel, the quay's owner"),
        ("people who run the quay", "people who run the quay"),
        ("Ana Breel, who runs the quay, and Odo Lenz", "Ana Breel, who runs the quay, and Odo Lenz"),
        ("who", "who"),
    ],
)
def test_a_relative_clause_behind_a_comma_is_the_outlets(source: str, kept: str) -> None:
    """The clause is cut where it ends the source span; one that tells who is meant has no comma and stays."""
    text = f"It rained, {source} said."
    (span,) = as_named(text, (Span(11, 11 + len(source)),), ENGLISH.people)
    assert span.of(text) == kept


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("WICK — The mayor", "The mayor"),
        ("WICK, May 3 (KXBC) - Ida Quell", "Ida Quell"),
        ("PORT VELM, Lantia -- Port officials", "Port officials"),
        ("WICK-based Nordbank", "WICK-based Nordbank"),
        ("Ida Quell — a pilot —", "Ida Quell — a pilot —"),
        ("KXBC", "KXBC"),
    ],
)
def test_a_dateline_is_no_part_of_a_source(written: str, source: str) -> None:
    """Where a line opens with the place it was written in, the source begins behind the dash."""
    text = f"Late ferries\n{written} said no."
    (span,) = as_named(text, (Span(13, 13 + len(written)),), ENGLISH.people)
    assert span.of(text) == source
    (inside,) = as_named(f"So {text[13:]}", (Span(3, 3 + len(written)),), ENGLISH.people)
    assert inside == Span(3, 3 + len(written))


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("9:05 a.m. Ana Breel", "Ana Breel"),
        ("a.m. Ana Breel", "Ana Breel"),
        ("A group of pilots in 2015", "A group of pilots"),
        ("The board in late May 2015", "The board"),
        ("The court on Monday", "The court"),
        ("Ana Breel today", "Ana Breel"),
        ("The Mail on Sunday", "The Mail on Sunday"),
        ("a letter published in 2015", "a letter published in 2015"),
        ("talks with the board on Monday", "talks with the board on Monday"),
        ("2015", "2015"),
    ],
)
def test_a_time_beside_who_speaks_is_the_outlets(source: str, kept: str) -> None:
    """A live blog's clock before it, a day or a year behind it, unless that may belong to words in it."""
    text = f"It rained, {source} said."
    (span,) = as_named(text, (Span(11, 11 + len(source)),), ENGLISH.people)
    assert span.of(text) == kept


@pytest.mark.parametrize("text", ["Not everyone agreed.", "But not everybody agreed.", "Not all of them agreed."])
def test_a_denial_belongs_to_who_does_not_speak(text: str) -> None:
    """It is "not everyone" who says it."""
    start = text.casefold().index("not ") + 4
    (span,) = as_named(text, (Span(start, text.index(" agreed")),), ENGLISH.people)
    assert span.of(text) == text[start - 4 :].removesuffix(" agreed.")


def test_a_dateline_is_looked_for_in_linear_time() -> None:
    """Text that nearly is a dateline takes no longer than its length."""
    text = "WICK " + "A" * 50_000 + " A" * 50_000
    began = time.process_time()
    assert as_named(text, (Span(0, len(text)),), ENGLISH.people) == (Span(0, len(text)),)
    assert time.process_time() - began < 1


def _draft(text: str, content: str, cue: str, source: str = "") -> Draft:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Draft(content=spans(content), cue=spans(cue), source_span=spans(source))


def _made(text: str, *drafts: Draft) -> list[Draft]:
    quotations = find_quotations(text, ENGLISH.quotation)
    return with_possible_sources(text, drafts, find_sentences(text, ENGLISH.sentences), quotations, ENGLISH)


@pytest.mark.parametrize("case", list(read_cases("sources")), ids=lambda case: case.text)
def test_the_grammar_of_a_sentence_gives_a_cue_its_source(case: Case) -> None:
    """Whatever source the engine gave the cue, or none, it is the one of the case."""
    cue, content, source = case.spans["cue"], case.spans["content"], case.spans["source"]
    (made,) = _made(case.text, Draft(content=content, cue=cue, source_span=source))
    assert " ".join(_words(case.text, made.source_span)) == case.expected[0].replace("-", "")


def _words(text: str, spans: Spans) -> list[str]:
    return [span.of(text) for span in spans]


def test_a_possessive_before_the_cue_is_the_source() -> None:
    """With "its decision": the board's, and named by "its"."""
    text = "The board has published its decision to close the quay."
    (made,) = _made(text, _draft(text, "to close the quay", "decision"))
    assert _words(text, made.source_span) == ["its"]


def test_a_noun_before_the_cue_is_not() -> None:
    """Only a possessive says whose it is."""
    text = "The board has published a decision to close the quay."
    (made,) = _made(text, _draft(text, "to close the quay", "decision"))
    assert made.source_span == ()


def test_a_participle_behind_a_comma_goes_on_with_the_voice_around_it() -> None:
    """Its words leave the content that they were taken for a part of; the two stand side by side."""
    text = "Ana Breel called the ferry a trick, saying it would fail."
    drafts = [
        _draft(text, "the ferry a trick, saying it would fail", "called", "Ana Breel"),
        _draft(text, "it would fail", "saying"),
    ]
    outer, inner = with_parents(_made(text, *drafts))
    assert _words(text, outer.content) == ["the ferry a trick"]
    assert _words(text, inner.source_span) == ["Ana Breel"]
    assert inner.parent is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Calling the quay unsafe, Ana Breel said she would wait.", ["Ana Breel"]),
        ("The quay, calling it unsafe, Ana Breel said she would wait.", []),
        ("Calling the quay unsafe is late, and Ana Breel said she would wait.", []),
    ],
)
def test_a_participle_at_a_sentences_beginning_is_the_subjects(text: str, source: list[str]) -> None:
    """What opens a sentence and ends at a comma is said by whoever speaks right behind it."""
    word = "Calling" if text.startswith("Calling") else "calling"
    content = "the quay unsafe" if word == "Calling" else "it unsafe"
    made = _made(text, _draft(text, content, word), _draft(text, "she would wait", "said", "Ana Breel"))
    assert _words(text, made[0].source_span) == source


def test_a_participle_in_quotation_marks_is_of_who_is_quoted() -> None:
    """The quotation stays whole: the outlet does not go on within its marks."""
    text = "“They hold us off, thinking we will leave,” Ana Breel said."
    outer = _draft(text, "“They hold us off, thinking we will leave,”", "said", "Ana Breel")
    made = with_parents(_made(text, outer, _draft(text, "we will leave", "thinking")))
    assert [_words(text, draft.content) for draft in made] == [["“They hold us off, thinking we will leave,”"], ["we will leave"]]
    assert (made[1].source_span, made[1].parent) == ((), 0)


def test_a_participle_behind_a_noun_may_be_that_ones() -> None:
    """With "people saying it would fail": nobody goes on here."""
    text = "Ana Breel recalled people saying it would fail."
    drafts = [_draft(text, "people saying it would fail", "recalled", "Ana Breel"), _draft(text, "it would fail", "saying")]
    outer, inner = with_parents(_made(text, *drafts))
    assert _words(text, outer.content) == ["people saying it would fail"]
    assert (inner.source_span, inner.parent) == ((), 0)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ana Breel called it late, and said it would pass. Odo Lenz had left.", "said", "it would pass"),
        ("Ana Breel called it late and promised a boat. Odo Lenz had left.", "promised", "a boat"),
        ("Ana Breel called it late, promising a boat. Odo Lenz had left.", "promising", "a boat"),
    ],
)
def test_a_source_of_another_sentence_gives_way_to_who_speaks_in_the_own_one(text: str, cue: str, content: str) -> None:
    """Nobody speaks across a full stop; a cue without a source of its own goes on with the source before it."""
    first = _draft(text, "it late", "called", "Ana Breel")
    for given in ("Odo Lenz", ""):
        made = _made(text, first, _draft(text, content, cue, given))
        assert _words(text, made[1].source_span) == (["Ana Breel"] if given or "and" in text else [])


def test_a_source_in_somebodys_words_does_not_go_on_outside_of_them() -> None:
    """Who is quoted within a quotation says nothing behind it."""
    text = "Ana Breel said that Odo Lenz wanted a boat. It rained, and called it late."
    outer = _draft(text, "that Odo Lenz wanted a boat", "said", "Ana Breel")
    inner = _draft(text, "a boat", "wanted", "Odo Lenz")
    made = _made(text, outer, inner, _draft(text, "it late", "called", "Odo Lenz"))
    assert made[2].source_span == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Breel, an expert on quays, said: 'It is late.' It rained. 'Too late', he said.", "Ana Breel, an expert on quays"),
        ("Its chair, Ana Breel, said: 'It is late.' It rained. 'Too late', he said.", "Its chair, Ana Breel"),
        ("Ana Breel, speaking on the quay, said: 'It is late.' It rained. 'Too late', he said.", "Ana Breel"),
        ("The harbour master said: 'It is late.' It rained. 'Too late', he said.", "The harbour master"),
        ("In a long letter of May she said: 'It is late.' It rained. 'Too late', he said.", "she"),
        ("Ana Breel missed the boat and said: 'It is late.' It rained. 'Too late', he said.", "Ana Breel"),
        ("She missed the boat and said: 'It is late.' It rained. 'Too late', he said.", "She"),
        ("The last boat was late and said: 'It is late.' It rained. 'Too late', he said.", "The last boat"),
        ("Ana Breel's boat left and said: 'It is late.' It rained. 'Too late', he said.", ""),
        ("On the quay, said: 'It is late.' It rained. 'Too late', he said.", ""),
        ("As it rained, a friend said: 'It is late.' It rained. 'Too late', he said.", ""),
    ],
)
def test_what_opens_the_sentence_speaks_if_nobody_else_can(text: str, source: str) -> None:
    """Instead of a source in another sentence: the subject before the cue, with its apposition, without a clause."""
    he = Span(text.rindex("he"), text.rindex("he") + 2)
    (made,) = _made(text, replace(_draft(text, "'It is late.'", "said:"), source_span=(he,)))
    assert " ".join(_words(text, made.source_span)) == source


def test_a_noun_in_the_cue_leaves_it() -> None:
    """What says it is the source, and the verb the cue."""
    text = "Early findings suggest the dam held."
    (made,) = _made(text, _draft(text, "the dam held", "Early findings suggest"))
    assert (_words(text, made.source_span), _words(text, made.cue)) == (["Early findings"], ["suggest"])
