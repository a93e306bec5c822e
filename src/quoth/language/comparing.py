"""Words by which what several articles say of one event is compared, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False)
class ComparingWords:
    """Lower-case words and endings.

    `light` words stand in every sentence, so that two utterances that share them have nothing in common. A word without
    the first of `endings` that it has, if `shortest_stem` letters are left, is what its forms share.

    `opening` words join what is reported to its cue ("that"). `happenings` are what happens to the people or things that are
    counted, with the words that say so: "killed" with "died" and "deaths"; `vague_happenings` those that say so where no
    other word does ("taken"). `growing` are those of which a later count has no less. `persons` are nouns that say of those
    counted only that they are people. `measures` are units that count no things of their own kind ("times", "percent").

    Behind `noun_ends` a unit says no more of what is counted ("tons of oil"). `partitives` are pairs of words by which a
    figure counts some of others ("50 of the girls").
    """

    light: frozenset[str]
    opening: frozenset[str]
    endings: tuple[str, ...]
    shortest_stem: int
    happenings: Mapping[str, frozenset[str]]
    vague_happenings: Mapping[str, frozenset[str]]
    growing: frozenset[str]
    persons: frozenset[str]
    measures: frozenset[str]
    noun_ends: frozenset[str]
    partitives: frozenset[tuple[str, str]]
