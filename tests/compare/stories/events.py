"""Invented articles on invented events, made by chance: each event has names and words of its own, each article some of them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from quoth.model import Article

FIRST_DAY = date(2026, 5, 4)
SYLLABLES = "vel mor tan kil sor ben lak hem rud pol nis gar".split()
SHARED = "harbour council mayor police report people talks union office budget minister storm bridge ferry market".split()


def event_words(event: int) -> list[str]:
    """Names that belong to one event."""
    chance = random.Random(f"event {event}")
    return ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(12)]


def told(event: int, number: int, days: int | None) -> Article:
    """An article on an event, so many days after the first day, or without a date."""
    chance = random.Random(f"{event} {number}")
    own, shared = event_words(event), [f"{word}{event % 3}" for word in SHARED]
    words = chance.choices(own, k=14) + chance.choices(shared, k=12) + chance.choices(SHARED, k=25)
    chance.shuffle(words)
    published = None if days is None else (FIRST_DAY + timedelta(days=days)).isoformat()
    return Article(text=" ".join(words) + ".", title=" ".join(chance.sample(own, 3)), published=published)
