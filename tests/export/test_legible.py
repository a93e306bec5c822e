"""What may reach a screen, and values in a reader's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.export.legible import day, figure_value, legible, number, percent
from quoth.model import Figure, Span

THIN = "\u202f"


@given(st.text(st.characters(codec=None)))
def test_legible_keeps_every_offset_and_no_command(text: str) -> None:
    """The text keeps its length, and neither escapes, nor direction overrides, nor lone surrogates are left."""
    shown = legible(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\x1b\x9b\x00\x07\x7f\r\u202e\u2066\u2067\u200f")
    shown.encode("utf-8")


def test_ordinary_text_stays_as_it_is() -> None:
    """Line ends, tabs, accents, joined emoji and other scripts are not touched."""
    text = "Zoë\tsaid\n“नमस्ते” 👩\u200d🚀 שלום 𝄞"
    assert legible(text) == text


@pytest.mark.parametrize(
    ("share", "words"), [(0.314, f"31{THIN}%"), (0.0, f"0{THIN}%"), (0.001, f"under 1{THIN}%"), (1.0, f"100{THIN}%")]
)
def test_percent(share: float, words: str) -> None:
    """Shares are whole percentages with a thin space; a trace is not rounded to nothing."""
    assert percent(share) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(17000, f"17{THIN}000"), (0.2, "0.2"), (2.5e6, f"2{THIN}500{THIN}000"), (-3, "-3"), (float("inf"), "inf")],
)
def test_number(value: float, words: str) -> None:
    """Thousands are parted by thin spaces."""
    assert number(value) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(span=Span(0, 1), value=None, unit="crates"), "no exact number of crates"),
        (Figure(span=Span(0, 1), value=(5, 7), unit="%"), "5 to 7 %"),
        (Figure(span=Span(0, 1), value=3, bound="at least", currency="EUR"), "at least 3 EUR"),
    ],
)
def test_figure_value(figure: Figure, words: str) -> None:
    """A figure is said with its bound, currency and unit."""
    assert figure_value(figure) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2026-05-04", "4 May 2026"), ("2026-05-04T09:30:00Z", "4 May 2026"), ("last week", "last week"), ("2025-SP", "2025-SP")],
)
def test_day(iso: str, words: str) -> None:
    """Dates are said in words; what is no date stays."""
    assert day(iso) == words
