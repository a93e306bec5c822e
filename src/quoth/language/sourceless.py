"""Words by which a language attributes something to nobody in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourceless:
    """Patterns of cues without a source; each matches the cue alone.

    `predicate`: what follows the cue, with the subject before it, is the content ("has been proven", "is said to").
    `adverb`: the clause around it is ("reportedly").
    `passive`: a cue that ends so says something of the words before it, which are not its source ("was accused of").
    `subject_stops`: words that begin a new clause, so that the subject stands behind them.
    """

    predicate: re.Pattern[str]
    adverb: re.Pattern[str]
    passive: re.Pattern[str]
    subject_stops: frozenset[str]
