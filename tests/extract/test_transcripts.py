"""Transcripts and interviews."""

import time

import pytest

from quoth.extract.speech_lines import with_speech_lines
from quoth.extract.transcripts import find_turns
from quoth.language.en import ENGLISH
from quoth.model import Span

INTRODUCTION = "Lena Okafor spoke with Ivo Brandt of Harbour Weekly."


def _turns(text: str) -> list[tuple[str, list[str]]]:
    return [(turn.who.of(text), [span.of(text) for span in turn.content]) for turn in find_turns(text, ENGLISH.people)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("OKAFOR", "BRANDT"), ("Okafor", "Brandt"), ("Lena Okafor", "Ivo Brandt"), ("Okafor", "Harbour Weekly"),
        ("Ms. Okafor", "Mr. Brandt"), ("LENA OKAFOR", "IVO BRANDT, HOST"), ("Okafor (harbour master)", "Brandt"),
        ("Q", "A"), ("Question", "Answer"),
    ],
)  # fmt: skip
def test_speakers_take_turns(first: str, second: str) -> None:
    """Two names, however they are written, or the letters of an interview."""
    text = f"{INTRODUCTION}\n\n{first}: Will it hold?\n\n{second}: It will.\n\n{first}: And then?\n\nThe quay is closed."
    assert _turns(text) == [(first, ["Will it hold?"]), (second, ["It will."]), (first, ["And then?"])]


@pytest.mark.parametrize(
    "text",
    [
        "Snags: The price.\nOutlook: Good.\nSnags: The weather.\nOutlook: Bad.",
        "THE FACTS: Nobody asked.\nOKAFOR: “We asked.”\nTHE FACTS: Nobody did.\nOKAFOR: “We did.”",
        "Senate: 12 seats.\nHouse: 40 seats.\nSenate: 13 seats.\nThe Harbour House and the Quell Senate sit in May.",
        "COSTS MOUNT: Fares rise.\nFERRIES: They wait.\nSMALL SHOPS: They close.\nLena Ferries waits.",
        "Lena Okafor: Nurse.\nIvo Brandt: Pilot.\nAna Breel: Cook.\nMs. Okafor, Mr. Brandt and Ms. Breel won.",
        "North Quell County: 12.\nEast Quell County: 40.\nSouth Quell County: 7.\nNorth Quell County has 12.",
        "Exhibit Q: A rope.\nExhibit A: A boat.\nExhibit Q: A knot.",
        f"{INTRODUCTION}\nOkafor: It will.\nOkafor: It must.\nOkafor: It does.",
        f"{INTRODUCTION}\nOkafor: It will.\nBrandt: It must.",
    ],
)
def test_headings_and_lists_take_none(text: str) -> None:
    """Words before a colon that are no names, that come once each, or of one speaker alone."""
    assert _turns(text) == []


def test_initials_stand_for_a_name_before_them() -> None:
    """As where an interview has the names in full once."""
    text = "Ivo Brandt: Will it hold?\n\nLena Okafor: It will.\n\nIB: And then?\n\nLO: Wait.\n\nMs. Okafor waits."
    assert [who for who, _ in _turns(text)] == ["Ivo Brandt", "Lena Okafor", "IB", "LO"]


def test_paragraphs_without_a_name_go_on_with_what_is_said() -> None:
    """Where most paragraphs have a speaker; what follows the last one may be the outlet's."""
    text = f"{INTRODUCTION}\n\nOkafor: It holds.\n\nWe built.\n\n(Laughter.)\n\nBrandt: And then?\n\nOkafor: Wait.\n\nRain."
    assert _turns(text) == [("Okafor", ["It holds.", "We built."]), ("Brandt", ["And then?"]), ("Okafor", ["Wait."])]


def test_an_article_with_a_few_such_lines_stays_the_outlets_between_them() -> None:
    """More paragraphs without a name than with one are no answers."""
    told = "\n\nThe hall was full.\n\nThe rain fell.\n\nNobody left.\n\n"
    text = f"{INTRODUCTION}\n\nOkafor: It holds.{told}Brandt: And then?{told}Okafor: Wait."
    assert _turns(text) == [("Okafor", ["It holds."]), ("Brandt", ["And then?"]), ("Okafor", ["Wait."])]


HARD = {
    "many names": "".join(f"Ab{number} Cd{number}: x\n" for number in range(8_000)),
    "brackets": "Q: x\n" + ")" * 50_000 + "a\nA: y\n" + "." * 50_000 + "\nQ: z",
    "one line": "Okafor: " * 12_000,
    "empty lines": "“a”" + "\n" * 100_000 + "x",
    "marks": "“a” " * 25_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_time_is_bounded(text: str) -> None:
    """A text of 100,000 characters made to be hard takes a second at most."""
    started = time.process_time()
    with_speech_lines(text, [], ENGLISH.people)
    assert time.process_time() - started < 1


def test_a_name_that_opens_a_quotation_is_a_speakers_if_the_engine_hears_it() -> None:
    """In capitals and alone, as where one paragraph of a transcript is read by itself."""
    for text, who in (("“OKAFOR: It will hold.", "OKAFOR"), ("“WARNING: It will hold.", ""), ("OKAFOR: It will hold.", "")):
        heard = {Span(text.index(":"), text.index(":") + 1)} if "OKAFOR" in text else set()
        assert [turn.who.of(text) for turn in find_turns(text, ENGLISH.people, heard)] == ([who] if who else [])
