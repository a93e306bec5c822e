"""Whose words a label is: the source's if they are quoted or plainly its own, else the outlet's.

"Lenz is a thug," said Vell.                  quoted: Vell's
Vell said the thug Odo Lenz had fled.         an indirect report is in the outlet's wording: nobody's but the outlet's
Vell called Lenz a thug.                      the label is what Vell says: Vell's
Vell said Lenz was a thug.                    likewise
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.extract.cues import lemmas
from quoth.extract.draft import Draft, draft_id
from quoth.extract.nesting import Voices
from quoth.extract.quotations import Quotation
from quoth.language.base import Language
from quoth.model import Label, Span

_WORD = re.compile(r"[\w’'-]+")
_BEFORE = 60
"""Characters before a label among which stand the words that predicate it."""
_AT_START = 4
"""Words beside a label beyond which the content is more than the label's own phrase ("a violent mob")."""


def voiced_labels(
    text: str, labels: Sequence[Label], drafts: Sequence[Draft], quotations: Sequence[Quotation], language: Language
) -> tuple[Label, ...]:
    """The labels, each with the attribution whose source uses its words; None for the outlet."""
    voices = Voices(drafts)

    def voiced(label: Label) -> Label:
        number = voices.at(label.span)
        if number is None:
            return label
        own = _is_quoted(label.span, drafts, number, quotations) or _is_said(text, label.span, drafts[number], language)
        return replace(label, attribution=draft_id(number)) if own else label

    return tuple(voiced(label) for label in labels)


def _is_quoted(span: Span, drafts: Sequence[Draft], number: int, quotations: Sequence[Quotation]) -> bool:
    """Whether quotation marks or an embedded post show the words to be those of the draft or of one around it."""
    around: int | None = number
    while around is not None:
        draft = drafts[around]
        if draft.manner == "direct" or (draft.manner == "mixed" and any(q.span.contains(span) for q in quotations)):
            return True
        around = draft.parent
    return False


def _is_said(text: str, span: Span, draft: Draft, language: Language) -> bool:
    """Whether the source says just this of the actor: it calls, brands or hails it so, or predicates it."""
    content = next(content for content in draft.content if content.contains(span))
    before = [word.lower() for word in _WORD.findall(text[max(content.start, span.start - _BEFORE) : span.start])]
    while before and before[-1] in language.labels.articles | language.labels.adjectives:
        before.pop()
    if before and before[-1] in language.labels.linking:
        return True
    if _calls(text, draft, language):
        return len(before) <= _AT_START
    return not before and len(_WORD.findall(text[span.end : content.end])) <= _AT_START


def _calls(text: str, draft: Draft, language: Language) -> bool:
    words = [word for span in draft.cue for word in _WORD.findall(span.of(text))]
    return any(lemma in language.labels.calling for word in words for lemma in lemmas(word, language.cues))
