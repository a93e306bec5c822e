"""Whether a site reserves text and data mining, as the TDM Reservation Protocol says it (W3C community group, 2024).

A site says so in /.well-known/tdmrep.json, in a header of an answer, or in a meta tag of a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from protego import Protego

RULES_PATH = "/.well-known/tdmrep.json"

_FIELD = "tdm-reservation"
_RESERVED = "1"
_MOST_RULES = 1000
_META = re.compile(rb"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    pattern: Protego
    reserved: bool


@dataclass(frozen=True, slots=True)
class Reservations:
    """What a site's tdmrep.json says about its addresses; nothing, if there is no such file."""

    rules: tuple[_Rule, ...] = ()

    @classmethod
    def parse(cls, content: bytes) -> Reservations:
        """The rules in `content`, in order, up to 1,000; what is no rule is ignored."""
        try:
            rows = json.loads(content)
        except (ValueError, RecursionError):
            return cls()
        rules = [_rule(row) for row in rows[:_MOST_RULES]] if isinstance(rows, list) else []
        return cls(tuple(rule for rule in rules if rule))

    def reserve(self, url: str) -> bool:
        """Whether the first rule that fits the path of `url` reserves it."""
        return next((rule.reserved for rule in self.rules if not rule.pattern.can_fetch(url, "*")), False)


def page_reserved(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether a page reserves itself: its last word is the meta tag, else the header."""
    said = headers.get(_FIELD, "")
    for tag in _META.finditer(body):
        attributes = {name.lower(): b"".join(values) for name, *values in _ATTRIBUTE.findall(tag.group())}
        if attributes.get(b"name", b"").strip().lower() == _FIELD.encode():
            said = attributes.get(b"content", b"").decode("ascii", "replace")
    return said.strip() == _RESERVED


def _rule(row: object) -> _Rule | None:
    """The rule in `row`; its location is a pattern such as those of a robots.txt, and matched as one."""
    location = row.get("location") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(location, str) or len(location.split()) != 1:
        return None
    pattern = Protego.parse(f"User-agent: *\nDisallow: {location}")
    return _Rule(pattern=pattern, reserved=str(row.get(_FIELD)) == _RESERVED)
