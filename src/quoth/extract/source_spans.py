"""The words that name a source: without what the outlet adds about it, and as the grammar of its sentence has them.

WICK, May 3 — Ana Breel said it held.                     where and when it was written is the outlet's
9:05 a.m. Ana Breel says it held.                         and when she spoke
Not everybody on the quay agreed.                         a denial belongs to the words that it denies
Ana Breel, who runs the quay, said it held.               a relative clause is the outlet's
She called it a trick, saying it would fail.              a participle goes on with the voice that encloses it
Ana Breel spoke, and said it would pass. Odo Lenz left.   not Odo Lenz's: he stands in another sentence
Calling it late, Ana Breel said she would wait.           of a participle at its beginning, the subject
Ana Breel has been accused of theft.                      of whom it is said in the passive, does not say it
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quoth.extract.beside import is_nobodys, is_passive, source_beside, source_in_cue, written_before
from quoth.extract.draft import Draft
from quoth.extract.nesting import Voices
from quoth.extract.noun_phrases import split_words
from quoth.extract.places import Places
from quoth.extract.quotations import Quotation
from quoth.language.base import Language
from quoth.language.people import People
from quoth.model import Span, Spans, trimmed, without

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:,?\s[A-Z][\w.'’-]{0,20}){0,4}(?:,?\s\d{1,2})?\s?(?:\([A-Z][\w ]{1,20}\)\s?)?(?:—|–|--|-)\s+(?=\w)"
)
"""Capitals at a line's start, before a dash: "WICK, May 3 (KXBC) —"."""
_BEHIND_COMMA = re.compile(r",\s*(\w+)")
_COMMA = re.compile(r" ?, ")
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\b(\w+)\s\Z")
_APART = frozenset(',"”’')
_CLAUSES = 600
"""Characters before a cue in which somebody may speak with whose voice it goes on."""
_LONGEST_JOIN = 8
"""Characters of the longest conjunction or preposition of interest, and the blank behind it."""
_LONGEST_SUBJECT = 160


def as_named(text: str, source: Spans, people: People) -> Spans:
    """`source` without what the outlet adds: a dateline, a time, a relative clause; and with the "not" of "not everybody"."""
    source = _without_relative_clause(text, _without_time(text, _without_dateline(text, source), people), people)
    denied = source and people.denied.search(text, max(0, source[0].start - _LONGEST_JOIN), source[0].end)
    return (Span(denied.start(), source[0].end), *source[1:]) if denied and denied.end() == source[0].start else source


def _without_time(text: str, source: Spans, people: People) -> Spans:
    """`source` without the time of day before it, nor the day or the year behind it, unless that may belong to other words."""
    if not source:
        return source
    clock = people.clock_before.match(text, source[0].start, source[0].end)
    first = Span(clock.end(), source[0].end) if clock and clock.end() < source[0].end else source[0]
    when = people.when_behind.search(text, first.start + 1, first.end)
    others = people.heads_end_at - people.office_prepositions
    if when and others.isdisjoint(text[first.start : when.start()].casefold().split()):
        first = Span(first.start, when.start())
    return (first, *source[1:])


def _without_relative_clause(text: str, source: Spans, people: People) -> Spans:
    """`source` without a relative clause behind a comma at its end."""
    return tuple(_cut(text, span, people.relative) for span in source)


def _cut(text: str, span: Span, relative: frozenset[str]) -> Span:
    match = _relative_clause(relative).search(text, span.start + 1, span.end)
    return (trimmed(text, span.start, match.start()) if match else None) or span


@cache
def _relative_clause(relative: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(relative))
    return re.compile(rf",\s+(?:{words})\s[^,]*$", re.IGNORECASE)


def _without_dateline(text: str, source: Spans) -> Spans:
    """`source` without the place where the outlet writes from, if it opens a line with it."""
    opening = source and (source[0].start == 0 or text[source[0].start - 1] == "\n")
    match = _DATELINE.match(text, source[0].start, source[0].end) if opening else None
    return (Span(match.end(), source[0].end), *source[1:]) if match else source


def with_possible_sources(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Span], quotations: Sequence[Quotation], language: Language
) -> list[Draft]:
    """The drafts; one that has no source, or none that can be its own, has the one that the grammar gives it, if any."""
    return _Sources(text, drafts, sentences, quotations, language).all()


class _Sources:
    """The sources of one text's drafts, as its grammar has them."""

    def __init__(
        self, text: str, drafts: Sequence[Draft], sentences: Sequence[Span], quotations: Sequence[Quotation], language: Language
    ) -> None:
        self._text, self._drafts, self._sentences, self._language = text, drafts, sentences, language
        self._quoted = Places((quotation.span, None) for quotation in quotations)
        self._starts = [sentence.start for sentence in sentences]
        self._voices = Voices(drafts)
        self._taken = Places((span, None) for draft in drafts for span in (*draft.cue, *draft.content))
        self._sources = Places((span, None) for draft in drafts for span in draft.source_span)

    def all(self) -> list[Draft]:
        """The drafts with their sources."""
        made = list(self._drafts)
        for number, draft in enumerate(self._drafts):
            if not draft.cue:
                continue
            source = self._source(draft)
            enclosing = self._voices.around(draft)
            if not source and enclosing is not None and self._goes_on(draft):
                source = self._drafts[enclosing].source_span
                made[enclosing] = _without(self._text, made[enclosing], draft)
            made[number] = _with_source(self._text, made[number], source)
        return made

    def _source(self, draft: Draft) -> Spans:
        text, cue, language = self._text, draft.cue[0], self._language
        sentence = self._sentence(cue)
        if shown := written_before(text, cue, sentence, language):
            return (shown,)
        if draft.source_span and not self._stands_elsewhere(draft):
            return () if is_passive(text, draft.cue, language) and not self._is_agent(draft) else draft.source_span
        if is_nobodys(text, cue, language):
            return ()
        if beside := source_beside(text, cue, sentence, language) or source_in_cue(text, cue, language):
            return (beside,)
        if not (draft.source_span or self._is_joined(cue)):
            return self._behind(draft, sentence)
        return self._speaking(cue) or self._subject(cue, sentence)

    def _is_agent(self, draft: Draft) -> bool:
        """Whether the source of a passive is who did it: "was accused by the board"."""
        start = draft.source_span[0].start
        return start >= draft.cue[0].end and self._word_before(start) in self._language.people.agents

    def _word_before(self, place: int) -> str:
        before = _LAST_WORD.search(self._text, max(0, place - _LONGEST_JOIN), place)
        return before[1].casefold() if before else ""

    def _stands_elsewhere(self, draft: Draft) -> bool:
        """Whether the source of `draft` stands in another sentence than its cue, or in its own content."""
        sentence = self._sentence(draft.cue[0])
        if any(content.contains(span) for content in draft.content for span in draft.source_span):
            return True
        return draft.source_span[-1].end <= sentence.start or sentence.end <= draft.source_span[0].start

    def _is_joined(self, cue: Span) -> bool:
        """Whether a conjunction right before `cue` joins it to what somebody did before."""
        return self._word_before(cue.start) in self._language.people.joining

    def _goes_on(self, draft: Draft) -> bool:
        """Whether the cue of `draft` goes on with the voice that encloses it: "called it a trick, saying it would fail".

        Right behind a noun it may be that one's: "people saying it would fail"; in quotation marks it is the quoted one's.
        """
        cue = draft.cue[0]
        apart = self._text[max(0, cue.start - 2) : cue.start].rstrip()[-1:] in _APART
        ending = cue.of(self._text).endswith(self._language.sentences.participle_endings)
        return apart and ending and not any(self._quoted.overlapping(cue))

    def _behind(self, draft: Draft, sentence: Span) -> Spans:
        """The source behind the comma after `draft`, if that opens the sentence: "Calling it late, | Ana Breel | said …"."""
        first, last, ending = draft.cue[0], draft.extent.end, self._language.sentences.participle_endings
        opens = first.start == sentence.start and first.of(self._text).split()[0].endswith(ending)
        comma = _COMMA.match(self._text, last) if opens else None
        found = self._sources.overlapping(Span(comma.end(), comma.end() + 1)) if comma else ()
        return next(((span,) for span, _ in found if comma and span.start == comma.end()), ())

    def _speaking(self, cue: Span) -> Spans:
        """The source before `cue` that another draft has, in the same sentence and in the words of the same voice."""
        start, voice = max(self._sentence(cue).start, cue.start - _CLAUSES), self._voices.at(cue)
        before = Span(start, cue.start) if start < cue.start else cue
        found = [
            span for span, _ in self._sources.overlapping(before)
            if before.contains(span) and self._voices.at(span) == voice
        ]  # fmt: skip
        return (max(found),) if found else ()

    def _subject(self, cue: Span, sentence: Span) -> Spans:
        """What opens the sentence and goes on to the cue, if nobody speaks in between: "Ana Breel, a friend, said".

        With what a comma adds only if that is a name or begins like one: not in "Ana Breel, speaking on the quay, said".
        """
        subject = trimmed(self._text, sentence.start, cue.start, ", ")
        if subject is None or len(subject) > _LONGEST_SUBJECT or any(self._taken.overlapping(subject)):
            return ()
        if self._is_joined(cue):
            return self._first_subject(subject)
        opening = _FIRST_WORD.match(self._text, subject.start)
        people = self._language.people
        if opening is None or opening[0].casefold() in people.heads_end_at | people.never_in_names - people.determiners:
            return ()
        for comma in _BEHIND_COMMA.finditer(self._text, subject.start, subject.end):
            if not (comma[1][0].isupper() or comma[1] in people.determiners):
                return (Span(subject.start, comma.start()),)
        return _without_time(self._text, (subject,), people)

    def _first_subject(self, clause: Span) -> Spans:
        """What opens a clause to which another verb is joined: "Ana Breel missed the boat and" said.

        A pronoun, a name, or what stands before a common verb: "The boat is late and".
        """
        words, people = split_words(self._text, clause, self._language), self._language.people
        if words.lower(0) in people.subjects:
            return (words.words[0].span,)
        if words.is_determiner(0):
            verb = next((at for at, word in enumerate(words.words) if word.lower in people.finite), 0)
            return (Span(clause.start, words.words[verb - 1].span.end),) if verb else ()
        name = words.name_from(0)
        return (name.span,) if name and name.span and not words.owns(len(name.name.split()) - 1) else ()

    def _sentence(self, cue: Span) -> Span:
        return self._sentences[max(0, bisect_right(self._starts, cue.start) - 1)] if self._sentences else cue


def _with_source(text: str, draft: Draft, source: Spans) -> Draft:
    """`draft` with that source, which its cue no longer covers."""
    (first, *others) = draft.cue
    if source == draft.source_span:
        return draft
    if not source or not first.contains(source[-1]):
        return replace(draft, source_span=source)
    verb = trimmed(text, source[-1].end, first.end)
    return replace(draft, source_span=source, cue=(verb, *others)) if verb else draft


def _without(text: str, draft: Draft, other: Draft) -> Draft:
    """`draft` without the cue and the content of `other`, unless it would be left with nothing."""
    taken = Span(other.cue[0].start, max(span.end for span in (*other.cue, *other.content)))
    pieces = (piece for span in draft.content for piece in without(span, [taken]))
    kept = tuple(left for piece in pieces if (left := trimmed(text, piece.start, piece.end, ",;: ")))
    return replace(draft, content=kept) if kept else draft
