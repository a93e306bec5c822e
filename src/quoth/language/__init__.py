"""What Quoth knows of each language: one folder of data a language, one line in this table."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from quoth.language.base import Language

__all__ = ["LANGUAGES", "Language", "load_language"]

LANGUAGES = {"en": "quoth.language.en:ENGLISH"}
"""Language code -> where its data lies, imported on use."""


@cache
def load_language(code: str) -> Language:
    """The data of language `code`; raises `ValueError`, which names the languages there are."""
    if code not in LANGUAGES:
        raise ValueError(f"language {code!r} is not supported; supported are: {', '.join(LANGUAGES)}")
    module, _, name = LANGUAGES[code].partition(":")
    language: Language = getattr(import_module(module), name)
    return language
