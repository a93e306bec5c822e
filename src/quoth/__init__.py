"""Quoth reads news and writes down who says what, in whose words.

>>> import quoth
>>> record = quoth.read("“We are ready,” harbour master Lena Okafor said.")
>>> attribution = record.attributions[0]
>>> record.source(attribution).name, attribution.manner, record.words(attribution.content)
('Lena Okafor', 'direct', '“We are ready,”')
"""

from typing import TYPE_CHECKING

from quoth.errors import InputRefused, QuothError
from quoth.model import Article, Attribution, Record, Source, Span
from quoth.pipeline import Reader, read

if TYPE_CHECKING:
    from quoth.store import Library, Search

__all__ = [
    "Article",
    "Attribution",
    "InputRefused",
    "Library",
    "QuothError",
    "Reader",
    "Record",
    "Search",
    "Source",
    "Span",
    "read",
]


def __getattr__(name: str) -> object:
    """`Library` and `Search`, imported on use: the database's packages take longer than the rest together."""
    if name in {"Library", "Search"}:
        import quoth.store

        return getattr(quoth.store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
