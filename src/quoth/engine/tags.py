"""The tags that the encoder gives to wordpieces, and which tag may follow which."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""BIO over the three roles: the row order of the tag head, of the transition scores and of the training labels."""

START = len(TAGS)
"""The row of the transition scores for the beginning of a window."""


def begin(role: int) -> int:
    """The tag that opens a span of `role`."""
    return 1 + 2 * role


def inside(role: int) -> int:
    """The tag that continues a span of `role`."""
    return 2 + 2 * role


def may_follow(before: int, tag: int) -> bool:
    """Whether `tag` may stand after `before` (a tag, or `START`): I- only after B- or I- of its own role."""
    continues = tag > 0 and tag % 2 == 0
    return not continues or before in (tag - 1, tag)
