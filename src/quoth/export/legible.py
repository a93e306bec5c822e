"""Words of an article made safe to show, and values in a reader's words."""

from __future__ import annotations

import re
from datetime import datetime

from quoth.export.time_words import day_in_words, in_words
from quoth.model import Figure, Time

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
THIN = "\N{NARROW NO-BREAK SPACE}"
DIRECTION_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_COMMANDS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{DIRECTION_CONTROLS}]")
"""Controls (Cc) but line ends and tabs, surrogates (Cs), and what changes the direction."""


def legible(text: str) -> str:
    """`text` with the same offsets, without characters that command a screen.

    Terminal escapes, other control characters, direction overrides (U+202E shows what follows backwards) and lone
    surrogates become U+FFFD, a carriage return a space. Line ends and tabs stay.
    """
    if text.isprintable():
        return text
    return _COMMANDS.sub(lambda command: " " if command[0] == "\r" else REPLACEMENT, text)


def percent(share: float) -> str:
    """A share between 0 and 1 in words: "31 %", "under 1 %"."""
    if 0 < share < 0.005:
        return f"under 1{THIN}%"
    return f"{share * 100:.0f}{THIN}%"


def part(share: float) -> str:
    """A share between 0 and 1 as a length of a drawing: "31.25%"."""
    return f"{share * 100:.6g}%"


def number(value: float) -> str:
    """A number with thin spaces between thousands."""
    shown = f"{value:,.0f}" if value == value // 1 else f"{value:,.10g}"
    return shown.replace(",", THIN)


def figure_value(figure: Figure) -> str:
    """What a figure says: "more than 17 000 citizens", "5 to 7 %", "no exact number"."""
    if figure.value is None:
        value = "no exact number" + (" of" if figure.unit else "")
    elif isinstance(figure.value, tuple):
        value = " to ".join(number(bound) for bound in figure.value)
    else:
        value = number(figure.value)
    parts = (figure.bound, value, figure.currency, figure.unit)
    return legible(" ".join(part for part in parts if part))


def time_value(time: Time) -> str:
    """What a time expression says: "4 May 2026, night", "9 months", "every Monday"."""
    return in_words(legible(time.value), repeated=time.type == "SET") if time.value else "date not known"


def day(iso: str) -> str:
    """An ISO 8601 date or date and time as a day in words; what is no such date stays as it is."""
    try:
        return day_in_words(datetime.fromisoformat(iso))
    except ValueError:
        return iso
