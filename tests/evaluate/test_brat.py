"""brat standoff: events and relations, discontinuous spans, surfaces with line breaks, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.errors import GoldInvalid
from quoth.evaluate import Triple, load_gold
from quoth.evaluate.brat import parse_standoff
from quoth.model import Span

TEXT = '"We wait," Ida Roe said. "Not long."\nShe hopes\nfor rain.'
BOUND = (
    'T1\tContent 0 10;25 36\t"We wait," "Not long."\nT2\tSource 11 18\tIda Roe\nT3\tCue 19 23\tsaid\n'
    "T4\tSource 37 40\tShe\nT5\tCue 41 46\thopes\nT6\tContent 47 55\tfor rain\n"
)
QUOTE = Triple(source=(Span(11, 18),), cue=(Span(19, 23),), content=(Span(0, 10), Span(25, 36)))
HOPE = Triple(source=(Span(37, 40),), cue=(Span(41, 46),), content=(Span(47, 55),))


@pytest.mark.parametrize(
    "links",
    [
        pytest.param("E1\tAttribution:T3 Source:T2 Cue:T3 Content:T1\nE2\tCue:T5 Source:T4 Cue:T5 Content:T6 \n", id="events"),
        pytest.param(
            "R1\tsays Arg1:T2 Arg2:T3\nR2\tof Arg1:T3 Arg2:T1\nR3\tx Arg1:T5 Arg2:T6\nR4\tx Arg1:T4 Arg2:T6\n", id="relations"
        ),
    ],
)
def test_both_encodings(links: str) -> None:
    """Events and relations give the same attributions."""
    assert parse_standoff(BOUND + links, TEXT, Path("a.ann")) == (QUOTE, HOPE)


def test_nested_ones_can_be_left_out() -> None:
    """An event that a relation places within another one is no attribution of the outlet."""
    links = "E1\tAttribution:T3 Source:T2 Cue:T3 Content:T1\nE2\tCue:T5 Source:T4 Cue:T5 Content:T6\nR1\tWithin Arg1:E2 Arg2:E1\n"
    assert parse_standoff(BOUND + links, TEXT, Path("a.ann")) == (QUOTE, HOPE)
    assert parse_standoff(BOUND + links, TEXT, Path("a.ann"), nested=False) == (QUOTE,)


def test_numbered_arguments_and_others() -> None:
    """Content2 is one more span; notes, unknown roles and events without arguments add nothing."""
    standoff = (
        'T1\tContent 0 10\t"We wait,"\nT2\tContent 25 36\t"Not long."\nT9\tAttribution 19 23\tsaid\n'
        "#1\tAnnotatorNotes T1\tsure?\n"
        "E1\tAttribution:T9 Content:T1 Content2:T2 Mood:T9\nE2\tAttribution:T9\n"
    )
    assert parse_standoff(standoff, TEXT, Path("a.ann")) == (Triple(content=(Span(0, 10), Span(25, 36))),)


def test_shared_source_of_relations() -> None:
    """A source joined to two cues belongs to both attributions."""
    links = "R1\tx Arg1:T2 Arg2:T3\nR2\tx Arg1:T3 Arg2:T1\nR3\tx Arg1:T5 Arg2:T6\nR4\tx Arg1:T2 Arg2:T5\n"
    found = parse_standoff(BOUND + links, TEXT, Path("a.ann"))
    assert [triple.source for triple in found] == [(Span(11, 18),), (Span(11, 18),)]


@pytest.mark.parametrize("surface", ["She hopes\nfor rain", "She hopes for rain"])
def test_surface_over_a_line_break(surface: str) -> None:
    """A surface holds a line break of the text, or a space instead of it."""
    standoff = f"T1\tContent 37 55\t{surface}\nE1\tAttribution:T1 Content:T1\n"
    assert parse_standoff(standoff, TEXT, Path("a.ann")) == (Triple(content=(Span(37, 55),)),)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("T9\tCue 19 23\tsays", "T9 says 'says', the text has 'said' there"),
        ("T9\tCue 23 19\tsaid", "0 <= start < end"),
        ("T9\tCue 19\tsaid", "T9: "),
        ("T9\tCue", "not a text-bound annotation"),
    ],
)
def test_refused_annotations(line: str, problem: str) -> None:
    """An annotation that does not fit the text is refused with file and line."""
    with pytest.raises(GoldInvalid) as error:
        parse_standoff(f"{BOUND}{line}\n", TEXT, Path("a.ann"))
    assert str(error.value).startswith("a.ann, line 7: ")
    assert problem in str(error.value)


def test_folders(tmp_path: Path) -> None:
    """A flat folder and PolNeAR's two folders are read; of two annotators the first."""
    event = "E1\tAttribution:T3 Source:T2 Cue:T3 Content:T1\n"
    flat, corpus = tmp_path / "flat", tmp_path / "corpus"
    for folder in (flat, corpus / "text", corpus / "attributions"):
        folder.mkdir(parents=True)
    for text in (flat / "one.txt", corpus / "text" / "one.txt"):
        text.write_bytes(TEXT.encode())
    for ann in (flat / "one.ann", corpus / "attributions" / "one_bo.ann"):
        ann.write_bytes((BOUND + event).encode())
    (corpus / "attributions" / "one_zoe.ann").write_bytes(BOUND.encode())
    for folder in (flat, corpus):
        (article,) = load_gold(folder)
        assert article.id == "one"
        assert getattr(article, "triples", None) == (QUOTE,)


def test_folder_without_annotations(tmp_path: Path) -> None:
    """A folder without annotations is refused with what to name instead."""
    with pytest.raises(GoldInvalid, match="name the folder that holds them"):
        load_gold(tmp_path)


def test_missing_text(tmp_path: Path) -> None:
    """An annotation file without its text is refused."""
    (tmp_path / "one.ann").write_text(BOUND)
    with pytest.raises(GoldInvalid, match=r"one\.txt: cannot be read"):
        load_gold(tmp_path)
