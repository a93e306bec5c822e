"""What can be wrong with a library as a whole."""

from __future__ import annotations

from quoth.errors import QuothError


class LibraryUnusable(QuothError):
    """A library cannot be opened: the message says where it lies, what is wrong and what to do."""


class ArticleUnknown(QuothError):
    """No article of the library has this address or id."""
