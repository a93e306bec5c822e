"""Where something was uttered: the words of a language that name a channel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quoth.model import ChannelKind


@dataclass(frozen=True, slots=True, eq=False)
class ChannelPattern:
    """Words that name a channel: group `words` of `pattern`, tried only where one of `triggers` stands (lower case)."""

    kind: ChannelKind
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChannelRules:
    """How a language names channels.

    `adjuncts` stand anywhere in the cue's sentence ("in a statement"); `addressees` begin in the cue ("told the BBC").
    `verbs` are cue words that name their channel ("tweeted"). `voices` are head nouns of sources that are themselves
    the channel ("the letter").
    `after_head` ends participles that follow such a noun ("the treaty signed in May"). `handle` is an account's name.
    """

    adjuncts: tuple[ChannelPattern, ...]
    addressees: tuple[ChannelPattern, ...]
    verbs: Mapping[str, ChannelKind]
    voices: Mapping[str, ChannelKind]
    handle: re.Pattern[str]
    after_head: tuple[str, ...]
