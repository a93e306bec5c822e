"""What can be wrong with a request, beside what can be wrong with an article or a library."""

from __future__ import annotations

from quoth.errors import QuothError


class Busy(QuothError):
    """More is asked than can be done at a time; the same request may succeed a little later."""


class TooSlow(QuothError):
    """The answer takes longer than anybody is kept waiting for."""


class DraftUnknown(QuothError):
    """No record is held under this id: it was thrown away, or too many were read since."""
