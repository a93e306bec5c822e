"""Labels: words that characterise an actor with a judgement, by word lists and the noun phrase around them.

Precision before recall: a word is a label only where an actor stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extract.called import called
from quoth.extract.label_targets import labelled_by
from quoth.extract.noun_phrases import Phrase, has_at_most, split_words
from quoth.extract.places import Places
from quoth.extract.quotations import Quotation
from quoth.extract.scare_quotes import scare_quote
from quoth.extract.sentences import find_sentences
from quoth.language.base import Language
from quoth.model import Label, LabelKind, Span, Spans

WORD = re.compile(r"\w+(?:-\w+)*")
LONGEST = 4
"""Words beyond which a quotation says something of an actor rather than naming it."""


def find_labels(text: str, quotations: Sequence[Quotation], contents: Spans, language: Language) -> tuple[Label, ...]:
    """The labels of `text`, whose `quotations` are known, in order and each without its attribution.

    `contents` are the contents of the article's attributions: words in quotation marks there are quoted, not held at a
    distance. A label's target is the actor as worded, None where only its place shows that an actor is meant.
    """
    found: list[Label] = []
    said = Places((content, None) for content in contents)
    quoted = Places((quotation.span, quotation) for quotation in quotations)
    for sentence in find_sentences(text, language.sentences):
        touching = [quotation for _, quotation in quoted.overlapping(sentence)]
        brief = [one for one in touching if sentence.contains(one.span) and has_at_most(LONGEST, text, one.span)]
        if not brief and language.labels.openers.isdisjoint(WORD.findall(sentence.of(text).lower())):
            continue
        phrase = split_words(text, sentence, language, tuple(quotation.span for quotation in touching))
        if not phrase.shouts():
            found += _worded(phrase)
            found += filter(None, (called(phrase, quotation) for quotation in brief))
            unsaid = (quotation for quotation in brief if not any(said.overlapping(quotation.span)))
            found += filter(None, (scare_quote(phrase, quotation) for quotation in unsaid))
    return _joined(text, found)


def _worded(phrase: Phrase) -> Iterator[Label]:
    labels = phrase.language.labels
    for at, word in enumerate(phrase.words):
        if word.lower not in labels.openers or _in_name(phrase, at):
            continue
        for end in _ends(phrase, at):
            found = labelled_by(phrase, at, end)
            if found:
                span = Span(word.span.start, phrase.words[end - 1].span.end)
                yield Label(span=span, kind=_kind(phrase.term(at, end), phrase), target=found.target)
                break


def _in_name(phrase: Phrase, at: int) -> bool:
    """Whether the word at `at` is part of a name: "the Heroes' Gate", known as "Bandit Odo"."""
    if not at or not phrase.words[at].text[0].isupper():
        return False
    before = phrase.words[at - 1].text
    noun = phrase.lower(at) not in phrase.language.labels.adjectives
    return before.isalnum() or ((noun or before == ",") and phrase.is_name(at + 1))


def _ends(phrase: Phrase, at: int) -> Iterator[int]:
    """Where the labels end that begin at `at`, the longest first."""
    for term in phrase.language.labels.terms.get(phrase.lower(at), ()):
        if all(phrase.lower(at + place) == word for place, word in enumerate(term)):
            yield at + len(term)
    if phrase.lower(at) in phrase.language.labels.single:
        yield at + 1


def _kind(term: str, phrase: Phrase) -> LabelKind:
    labels = phrase.language.labels
    return "distancing" if term in labels.distancing | labels.doubting | labels.qualifying else "epithet"


def _joined(text: str, labels: list[Label]) -> tuple[Label, ...]:
    """The labels in order; "infamous ringleader" is one label, "alleged ringleader" puts the noun at a distance too."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.span.start, -label.span.end)):
        last = kept[-1] if kept else None
        if last and last.span.overlaps(label.span):
            continue
        beside = last is not None and text[last.span.end : label.span.start] == " "
        if last and beside and last.kind == "distancing":
            continue
        if last and beside and last.kind == label.kind:
            kept[-1] = replace(last, span=Span(last.span.start, label.span.end), target=label.target or last.target)
        else:
            kept.append(label)
    return tuple(kept)
