"""Relative clauses without a relative pronoun: "The plan you have mentioned does not exist".

What was mentioned is the plan; the engine may take the main verb behind the clause for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.extract.draft import Draft
from quoth.language.base import Language
from quoth.language.people import People
from quoth.model import Span

_WORD = re.compile(r"[\w’'-]+")
_LONGEST = 8
"""Words of the longest phrase that is meant."""
_REACH = 80
_ADVERBS = 2
"""The most words between the clause and the main verb."""


def with_bare_relatives(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    """The drafts; the content of one that is such a clause is what stands before it."""
    return [_of_phrase(text, draft, language) for draft in drafts]


def _of_phrase(text: str, draft: Draft, language: Language) -> Draft:
    if len(draft.cue) != 1 or len(draft.source_span) != 1 or len(draft.content) != 1:
        return draft
    (source,), (cue,), (content,) = draft.source_span, draft.cue, draft.content
    beside = text[source.end : cue.start] == " " and text[cue.end : content.start] == " "
    if (
        not beside
        or source.of(text).casefold() not in language.people.pronouns
        or not _opens_with_verb(text, content, language.people)
    ):
        return draft
    phrase = _phrase_before(text, source.start, language)
    return replace(draft, content=(phrase,)) if phrase else draft


def _opens_with_verb(text: str, content: Span, people: People) -> bool:
    words = _WORD.finditer(text, content.start, content.end)
    return any(word.group().casefold() in people.finite for _, word in zip(range(_ADVERBS + 1), words, strict=False))


def _phrase_before(text: str, end: int, language: Language) -> Span | None:
    """The noun phrase that ends at `end`: from its determiner, with nothing but words in between."""
    people = language.people
    stops = people.finite | people.pronouns.keys() | language.sourceless.subject_stops
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))
    after = end
    for number, word in enumerate(reversed(words[-_LONGEST:])):
        folded = word.group().casefold()
        if text[word.end() : after] != " ":
            return None
        if number and folded in people.determiners:
            return Span(word.start(), end - 1)
        if folded in stops or (number == 0 and folded.endswith(language.sentences.past_ending)):
            return None
        after = word.start()
    return None
