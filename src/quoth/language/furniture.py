"""Page furniture: what belongs to the page, not to the article."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """How the furniture of pages in one language reads. The first three match a whole stripped line with `fullmatch`.

    `line` is one line of furniture ("Your Comment", "Read more: …"). `links` is a heading under which links to other
    articles stand ("Most read"). `wall` is what a page says instead of its article ("Log in to continue").
    `by` begins a byline ("By "), `names_end` stands between its names (" and "); a word of `no_names`, in lower case,
    shows that a byline names no person ("staff").
    """

    line: re.Pattern[str]
    links: re.Pattern[str]
    wall: re.Pattern[str]
    by: re.Pattern[str]
    names_end: re.Pattern[str]
    no_names: frozenset[str]


def any_line(*wordings: str) -> re.Pattern[str]:
    """A pattern for lines that read like one of `wordings`, whatever their case.

    A wording is a regular expression in which a space is any white space and "…" up to 160 characters, none of them
    a double quotation mark: a line that quotes somebody is no furniture, unless it begins like a link.
    """
    joined = "|".join(f"(?:{wording})" for wording in wordings)
    return re.compile(joined.replace(" ", r"(?:\s+)").replace("…", '[^"“”]{0,160}'), re.IGNORECASE)
