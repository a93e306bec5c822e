"""Quoted words that somebody calls an actor: called Odo Lenz a "rude, tiresome man", denounced the rebels as "thugs"."""

from __future__ import annotations

from bisect import bisect_left

from quoth.extract.apposition import calls
from quoth.extract.noun_phrases import Phrase, word_start
from quoth.extract.quotations import Quotation
from quoth.model import Label, Span, Target

APART = 4
"""Words before the actor's among which the verb stands: "called the young senator a ..."."""


def called(phrase: Phrase, quotation: Quotation) -> Label | None:
    """The label that `quotation`, a few words of the sentence `phrase`, is if a verb of calling puts it on an actor."""
    opening, closing = (bisect_left(phrase.words, at, key=word_start) for at in (quotation.span.start, quotation.span.end))
    inside = [at for at in range(opening, closing) if phrase.words[at].text[0].isalnum()]
    if not inside or not all(phrase.words[at].text.islower() for at in inside):
        return None
    labels = phrase.language.labels
    end = _before_as(phrase, opening)
    if end == opening and phrase.lower(inside[0]) not in labels.articles:
        return None
    target = _actor_before(phrase, end)
    if target is None and phrase.lower(end - 1) not in labels.objects:
        return None
    if not _is_called(phrase, end - len(target.name.split()) if target else end - 1):
        return None
    first = inside[1] if len(inside) > 1 and phrase.lower(inside[0]) in labels.articles else inside[0]
    return Label(span=Span(phrase.words[first].span.start, phrase.words[inside[-1]].span.end), kind="epithet", target=target)


def _before_as(phrase: Phrase, opening: int) -> int:
    """Where "a", "as" or "as a" begins that leads into the quotation at `opening`; `opening` if none does."""
    labels = phrase.language.labels
    end = opening - (phrase.lower(opening - 1) in labels.articles_of_new)
    return end - (phrase.lower(end - 1) in labels.as_words)


def _actor_before(phrase: Phrase, end: int) -> Target | None:
    """The name or noun for an actor that ends just before `end`."""
    if name := phrase.name_to(end):
        return None if phrase.owns(end - 1) else name
    return phrase.noun(end - 1) if phrase.is_actor(end - 1) else None


def _is_called(phrase: Phrase, start: int) -> bool:
    """Whether what begins at `start` is the object of a verb of calling."""
    for at in range(start - 1, max(-1, start - 1 - APART), -1):
        if calls(phrase, at):
            return True
        if not phrase.lower(at).isalpha() or phrase.lower(at) in phrase.language.people.heads_end_at:
            return False
    return False
