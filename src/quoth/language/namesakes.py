"""How a language tells namesakes apart, and knows one actor by two names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """Everything of a language that joining the sources of many articles needs beside `People`; all lower case."""

    fields: Mapping[str, str]
    """Word of a role -> the field of life that it belongs to: "striker" -> "sport"."""
    single_offices: frozenset[str]
    """Roles that one person holds at a time, so that with a surname alone they tell who it is: "president"."""
    short_given_names: Mapping[str, str]
    """Given name that stands for another -> that other: "bob" -> "robert"."""
    birth_name_words: frozenset[str]
    """Words before a name that somebody bore earlier: "née"."""
    generations: Mapping[str, str]
    """Word behind a name that tells father from son -> one spelling of it: "jnr" -> "jr"."""
    body_endings: frozenset[str]
    """Words at the end of a body's name that it is often named without: "inc", "group"."""
    common_body_words: frozenset[str]
    """Words of which names of bodies are made everywhere: "supreme", "harbour"."""
    spellings: Mapping[str, str]
    """Word that is spelled in two ways -> one of them: "labor" -> "labour"."""
