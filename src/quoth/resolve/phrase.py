"""What a source span is as a noun phrase: a pronoun, a name, a joint source, or a description with a head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from quoth.language.people import Number, People, Pronoun
from quoth.model import SourceKind, Span
from quoth.resolve.nouns import is_body, is_role, is_topic
from quoth.resolve.words import Word, Words

_BREAKS = re.compile(r"[,;:(—–\n]|--|\s-\s")
"""What stands between a noun phrase and what only adds to it."""
_NO_NOUN = ("ed", "ing", "ly")
"""Endings of a word behind a noun that is none of a compound: "the report published"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source span, looked at. `core` ends before the first comma, preposition or relative clause.

    `named` is the phrase without a relative clause or what stands behind a comma: what to call the one described.
    """

    span: Span
    words: Sequence[Word]
    core: Sequence[Word]
    named: Span
    head: Word
    definite: bool
    indefinite: bool

    @property
    def behind(self) -> Sequence[Word]:
        """The words behind the head."""
        return [word for word in self.words if word.start > self.head.start]

    @property
    def bare(self) -> bool:
        """Whether the core is its head alone: "the court", "officials"."""
        return len(self.core) == 1


def look_at(words: Words, span: Span, people: People) -> Phrase | None:
    """The phrase at `span`; None if it has no word."""
    inside = words.within(span)
    while len(inside) > 1 and inside[0].folded in people.relative:
        inside = inside[1:]
    while len(inside) > 1 and inside[-1].folded in people.emphatic:  # Ida Quell herself
        inside = inside[:-1]
    if not inside:
        return None
    first = inside[0].folded
    determined = len(inside) > 1 and first in people.determiners and inside[1].folded not in people.heads_end_at
    body = inside[1:] if determined else inside
    body = body[_number_at(words, body, people) :]
    core = _core(words, body, people)
    return Phrase(
        span=span,
        words=inside,
        core=core,
        named=_named(words, inside, people),
        head=_head(core, people),
        definite=determined and first not in people.indefinite,
        indefinite=determined and first in people.indefinite,
    )


def _number_at(words: Words, body: Sequence[Word], people: People) -> int:
    """How many words before a number say that it is a limit or an estimate: "more than | half of them"."""
    bound = people.nouns.bounds.match(words.text, body[0].start, body[-1].end)
    at = next((number for number, word in enumerate(body) if bound and word.start >= bound.end()), 0)
    counted = body[at].text[0].isdigit() or body[at].folded in people.nouns.counts | people.nouns.shares
    return at if counted else 0


def _named(words: Words, inside: Sequence[Word], people: People) -> Span:
    for before, word in pairwise(inside):
        clause = word.folded in people.relative and before.folded != "of"  # all of whom
        if clause or _BREAKS.search(words.text, before.ends, word.start):
            return Span(inside[0].start, before.end)
    percent = words.text.startswith("%", inside[-1].end)
    return Span(inside[0].start, inside[-1].end + percent)


def _head(core: Sequence[Word], people: People) -> Word:
    """The last word of the core, or the last one before it that is a known noun ("survivors rescued", not "movie mogul")."""
    last = core[-1]
    known = next((word for word in reversed(core) if not word.owns and is_known_noun(word.folded, people)), last)
    beside = len(core) > 1 and known is core[-2] and known.folded in people.nouns.documents and last.text.islower()
    no_noun = last.folded.endswith(_NO_NOUN) or last.folded in people.participles or last.folded in people.pronouns
    return last if beside and not no_noun else known


def is_known_noun(noun: str, people: People) -> bool:
    """Whether a noun, lower case, is one of those that tell what kind of source it names."""
    return noun in people.nouns.known


def _core(words: Words, body: Sequence[Word], people: People) -> Sequence[Word]:
    """`body` up to the first preposition, clause or comma; an adverb carries a participle on ("a recently published book")."""
    number = 1
    while number < len(body):
        before, word = body[number - 1], body[number]
        if _BREAKS.search(words.text, before.ends, word.start):
            return body[:number]
        adverb = before.folded.endswith("ly") and not is_known_noun(before.folded, people)
        if word.folded in people.heads_end_at and not adverb:
            noun = _behind_name(body, number, people)
            if noun is None:
                return body[:number]
            number = noun
        if word.folded.endswith("ing") and not word.capital and is_known_noun(before.folded, people):
            return body[:number]  # sanctions targeting the islands
        number += 1
    return body


def _behind_name(body: Sequence[Word], preposition: int, people: People) -> int | None:
    """The number of the noun behind a body's name in which a preposition stands: "a Bank of Selbry | spokeswoman".

    None if there is none, or no such name.
    """
    head, of = body[preposition - 1], body[preposition]
    if not (head.capital and is_body(head, people)) and not (of.folded == "for" and is_topic(head, people)):
        return None
    at = preposition
    while at < len(body) and (body[at].capital or body[at].folded in people.name_prepositions) and body[at].follows:
        at += 1
        if body[at - 1].owns:
            break  # the Ministry of Fisheries' spokeswoman
    nouns = takewhile(lambda word: word.follows and not word.capital and word.folded not in people.heads_end_at, body[at:])
    owner = at < len(body) and body[at - 1].owns
    return at if owner or any(is_known_noun(word.folded, people) or is_role(word.folded, people) for word in nouns) else None


def pronoun_of(phrase: Phrase, people: People) -> Pronoun | None:
    """The pronoun that the phrase is, if it is nothing more; "US" and "IT" in capitals are none."""
    first = phrase.words[0]
    if first.acronym and first.folded in people.countries:
        return None
    if len(phrase.words) == 1 or (len(phrase.core) == 1 and phrase.core[0] is first and not _named_behind(phrase)):
        return people.pronouns.get(first.folded)
    return None


def _named_behind(phrase: Phrase) -> bool:
    """Whether a name ends a phrase that a pronoun opens: "one of them, Runa Telle"."""
    return phrase.words[-1].capital and phrase.words[-1] is not phrase.words[0]


def canonical(noun: str, people: People) -> str:
    """One noun for all variants of a role or body ("spokeswoman" -> "spokesman")."""
    return people.nouns.same_role.get(noun, noun)


def kind_of(phrase: Phrase, people: People) -> SourceKind:
    """The kind of source that a description's head noun names; "a group of lawyers" is a group."""
    head = phrase.head
    if head.capital and head.folded in people.organisation_words and head is not phrase.words[0]:
        return "organisation"
    counted = _kind_of_counted(phrase, people)
    if counted:
        return counted
    nouns = people.nouns
    tests: tuple[tuple[frozenset[str], SourceKind], ...] = (
        (nouns.documents, "document"),
        (nouns.organisations, "organisation"),
        (nouns.roles, "unnamed"),
        (nouns.vague_roles, "unnamed"),
        (nouns.groups, "group"),
        (nouns.stand_ins, "organisation"),
    )
    by_default: SourceKind = "group" if number_of(head, people) == "plural" and not is_role(head.folded, people) else "unnamed"
    return next((kind for listed, kind in tests if head.folded in listed), by_default)


def _kind_of_counted(phrase: Phrase, people: People) -> SourceKind | None:
    """The kind of a phrase whose head only counts or shapes what follows: "36 percent", "a group of", "the text of"."""
    head, nouns = phrase.head.folded, people.nouns
    if head in nouns.shares or (head.isdigit() and phrase.head is phrase.words[-1]):
        return "group"  # 36 percent, 68%
    following = phrase.behind
    if following and following[0].folded in ("of", "in") and (head.isdigit() or head in nouns.counts):
        return "group"  # three of her aides, seven in 10
    if not following or following[0].folded != "of":
        return None
    return "group" if head in nouns.numbers_of else "document" if head in nouns.texts_of else None


def number_of(head: Word, people: People) -> Number:
    """Plural for words in -s and the irregular ones."""
    folded = head.folded
    if folded in people.nouns.irregular_plurals or (head.capital and folded[:-1] in people.countries):
        return "plural"
    return "plural" if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) else "singular"


def is_undetermined_role(phrase: Phrase, people: People) -> bool:
    """Whether a phrase says what one person is, with no article: "former port historian"."""
    if phrase.definite or phrase.indefinite:
        return False
    return is_role(phrase.head.folded, people) and number_of(phrase.head, people) == "singular"
