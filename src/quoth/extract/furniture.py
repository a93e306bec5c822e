"""Lines of a plain text that belong to the page it was copied from, not to the article."""

from __future__ import annotations

import re

from quoth.language.furniture import Furniture
from quoth.model import Span


def find_furniture(text: str, furniture: Furniture) -> tuple[Span, ...]:
    """The furniture lines of `text`. They stay in the text, but are in no attribution and in no own voice."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return tuple(Span(*line.span()) for line in lines if furniture.line.fullmatch(line.group().strip()))
