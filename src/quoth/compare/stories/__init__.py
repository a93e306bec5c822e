"""Articles -> stories: which articles are on one event.

`signature` takes from an article what it shows of its event; `settle` places articles among those before them, on any
`Shelf`: `MemoryShelf` here, tables in a library.
"""

from quoth.compare.stories.dates import UNDATED
from quoth.compare.stories.decisions import STORY_DECISION_KINDS, Decided, StoryDecision, StoryDecisionKind
from quoth.compare.stories.links import INDEXED, SHARED, SHARED_UNDATED, WINDOW, Likeness, margins
from quoth.compare.stories.placing import Place, Shelf, settle
from quoth.compare.stories.shelf import MemoryShelf, group
from quoth.compare.stories.signature import Signature, signature

__all__ = [
    "INDEXED",
    "SHARED",
    "SHARED_UNDATED",
    "STORY_DECISION_KINDS",
    "UNDATED",
    "WINDOW",
    "Decided",
    "Likeness",
    "MemoryShelf",
    "Place",
    "Shelf",
    "Signature",
    "StoryDecision",
    "StoryDecisionKind",
    "group",
    "margins",
    "settle",
    "signature",
]
