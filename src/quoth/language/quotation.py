"""Quotation marks of a language: which open, which close, which do both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Pairs of marks (`double` for what is said, `single` for marks within it or in British style).

    `straight` are marks that open and close alike.
    """

    double: tuple[tuple[str, str], ...]
    single: tuple[tuple[str, str], ...]
    straight: frozenset[str]
