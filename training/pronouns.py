"""Pronouns of annotated documents, the words before them that each may mean, and which of these are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.gum import Document
from quoth.extract.quotations import find_quotations
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.language.people import People, Pronoun
from quoth.model import Span
from quoth.resolve.phrase import look_at
from quoth.resolve.words import Word, Words

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

REACH = 300
"""Words back that a pronoun may point."""
OPENING = 4
"""Words at a sentence's start that count as its opening."""
DISTANCES = np.array([1, 2, 3, 4, 6, 10, 20])
"""Edges of the classes of sentences between a pronoun and what it means."""
HE, SHE, IT, THEY, OTHER_PRONOUN, DEFINITE, INDEFINITE, SMALL, NAME, PLURAL, PLAIN = range(11)
"""Kinds of words; the first four are also the classes of pronouns that ask."""
CLASSES = 4
PLACES = 4
"""What is known of a word's place: opens its sentence, is quoted, is quoted like the pronoun, and how many words lie between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pronouns and the words before them, nearest first: arrays of shape (pronouns, words), `asking` and `classes` (pronouns,).

    `asking` and `words` are offsets into the text, `places` has a last axis more. What is not `real` fills the rows up.
    """

    asking: Ints
    classes: Ints
    words: Ints
    real: Bools
    kinds: Ints
    distances: Ints
    places: npt.NDArray[np.float32]
    right: Bools


def pairs_of(document: Document) -> Pairs:
    """The pronouns of the third person in `document` that mean what a word within reach means."""
    language = load_language("en")
    words = Words(document.text)
    kinds = np.array([kind_of_word(word, language.people) for word in words.all], dtype=np.int64)
    chain = _chains(document, words, language.people)
    asking = np.flatnonzero((kinds <= THEY) & (chain >= 0))
    at = asking[:, None] - 1 - np.arange(REACH)
    real, at = at >= 0, np.maximum(at, 0)
    right = (chain[at] == chain[asking][:, None]) & real
    some = right.any(axis=1)
    asking, at, real, right = asking[some], at[some], real[some], right[some]
    starts = np.array([word.start for word in words.all], dtype=np.int64)
    sentence = _number([found.start for found in find_sentences(document.text, language.sentences)], starts)
    opens = np.arange(len(starts)) - np.searchsorted(sentence, sentence) < OPENING
    quoted = _within([quotation.span for quotation in find_quotations(document.text, language.quotation)], starts)
    between = np.broadcast_to(np.log1p(np.arange(REACH)) / 3, at.shape)
    places = np.stack([opens[at], quoted[at], quoted[at] & quoted[asking][:, None], between], axis=-1)
    return Pairs(
        asking=starts[asking],
        classes=kinds[asking],
        words=starts[at],
        real=real,
        kinds=kinds[at],
        distances=np.digitize(sentence[asking][:, None] - sentence[at], DISTANCES),
        places=places.astype(np.float32),
        right=right,
    )


def kind_of_word(word: Word, people: People) -> int:
    """What a word is to somebody who looks for whom a pronoun means."""
    pronoun = people.pronouns.get(word.folded)
    if pronoun and not word.acronym:
        return _class(pronoun) if pronoun.person == "third" else OTHER_PRONOUN
    if word.folded in people.determiners:
        return INDEFINITE if word.folded in people.indefinite else DEFINITE
    if word.folded in people.heads_end_at:
        return SMALL
    return NAME if word.capital else PLURAL if word.folded[-1] == "s" else PLAIN


def _class(pronoun: Pronoun) -> int:
    if pronoun.number == "plural":
        return THEY
    return IT if not pronoun.human else SHE if pronoun.gender == "female" else HE


def _chains(document: Document, words: Words, people: People) -> Ints:
    """For each word the chain of the shortest mention that it is the head of, or a name in; -1 for none."""
    chain = np.full(len(words.all), -1)
    mentions = [(span, number) for number, spans in enumerate(document.chains) for span in spans]
    for span, number in sorted(mentions, key=lambda mention: -len(mention[0])):
        chain[_pointed_to(words, span, people)] = number
    return chain


def _pointed_to(words: Words, span: Span, people: People) -> list[int]:
    """The positions of a mention's words that are pointed to: its head, and names in it ("its head, Ida Quell")."""
    phrase = look_at(words, span, people)
    if phrase is None:
        return []
    kinds = [(word, kind_of_word(word, people)) for word in phrase.words]
    clause = next((number for number, (_, kind) in enumerate(kinds) if number and kind in (SMALL, OTHER_PRONOUN)), len(kinds))
    return [words.position(word.start) for word, kind in kinds[:clause] if kind == NAME or word is phrase.head]


def _number(starts: Sequence[int], places: Ints) -> Ints:
    """The number of the stretch that each of `places` lies in; `starts` are those of the stretches."""
    return np.maximum(np.searchsorted(np.array(starts), places, side="right") - 1, 0)


def _within(spans: Sequence[Span], places: Ints) -> Bools:
    if not spans:
        return np.zeros(len(places), dtype=np.bool_)
    at = _number([span.start for span in spans], places)
    return (places >= np.array([span.start for span in spans])[at]) & (places < np.array([span.end for span in spans])[at])
