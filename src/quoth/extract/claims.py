"""What quotation marks add to what the engine found: whole quotations, and quotations that nobody was given.

"We had no choice," she said. "None at all."        the second quotation belongs to the first
“The storm came fast. | “Nobody was ready.”          speech over paragraphs: opened twice, closed once
"We sail," he said. | "Nobody stays behind."          a paragraph that is a quotation, behind one that tells whose its own is
He said: | "We have no choice at all."                introduced by a cue right before it: that cue's words
A heading: "Nobody told us about it"                  a quote with no source named
The meeting ended. "No comment." The hall emptied.    as short as it is, a sentence of its own: a quote, too
The "experts" have gone home.                         too short to be speech: the labels see whether it is scare quotes
She wrote "The Long Way Back From Eastport".          the title of a work, which nobody says
'Legends of the Quay.'                                a heading between paragraphs, in marks of its own
"It sank." She said | it was late.                    a quotation that has ended is not of the cue behind it

A quotation is accounted for once: as content, as a label, or else as a name, a title or a mention, which stays what the
text around it is. The last are left out on purpose, since a wrong attribution costs a reader more than a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.extract.draft import Draft, behind_colon
from quoth.extract.places import Places
from quoth.extract.quotations import Quotation, letters_in
from quoth.model import Span, merged, trimmed, without

SPEECH_WORDS = 5
"""A quotation of fewer words that the engine gave nobody is no speech, unless it is a sentence of its own."""

TITLE_LETTERS = 4
"""Words of so many letters have a capital in the title of a work; shorter ones ("of", "the") need none."""

HEADING_WORDS = 8
"""A paragraph of more words is no heading."""

NEAR_WORDS = 6
"""The most words between an attribution and a quotation of the same paragraph that goes on with it."""

UNCLAIMED_CONFIDENCE = 0.4

_CLOSING = frozenset("”\"’'»")

_Role = tuple[int, bool]
"""The position of a draft, and whether the span is its content (else its cue or source)."""


def claim_quotations(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """The drafts with their quotations whole, and a draft for every speech-like quotation that was in none."""
    headings = Places((one.span, None) for one in quotations if _is_heading(text, one))
    spoken = [_without_headings(text, _without_ended(text, draft), headings) for draft in drafts]
    made = _with_whole_quotations(text, [draft for draft in spoken if draft.content], quotations)
    taken = _places(made)
    speaking = sorted((n for n, draft in enumerate(made) if draft.cue), key=lambda n: made[n].content[-1].start, reverse=True)
    last: int | None = None
    before: Quotation | None = None
    for quotation in quotations:
        while speaking and made[speaking[-1]].content[-1].start < quotation.span.start:
            last = _later(last, speaking.pop(), made)
        if _is_speech(text, quotation) and not _is_claimed(text, quotation.span, taken, made):
            if last is not None and behind_colon(text, made[last]) == quotation.span.start:
                made[last] = replace(made[last], content=(quotation.span,))
            elif last is not None and _goes_on(text, made[last], before, quotation.span):
                made[last] = replace(made[last], content=merged((*made[last].content, quotation.span)))
            else:
                made.append(_unclaimed(quotation.span))
        before = quotation
    return made


def _without_ended(text: str, draft: Draft) -> Draft:
    """`draft` without the words before it that end a sentence or a paragraph, if others stand behind it.

    In PolNeAR, people put such words into no attribution.
    """
    roles = (*draft.cue, *draft.source_span)
    if not roles:
        return draft
    first, last = min(span.start for span in roles), max(span.end for span in roles)
    behind = tuple(span for span in draft.content if span.end > first)
    if not any(span.start >= last for span in behind):
        return draft
    before = (span for span in draft.content if span.end <= first and not _ended(text, span, first))
    return replace(draft, content=(*before, *behind))


def _is_heading(text: str, quotation: Quotation) -> bool:
    """Whether it is a paragraph of its own in single marks, with the capitals of a title: 'Legends of the Quay'."""
    words = quotation.span.of(text).split()
    return quotation.single and len(words) <= HEADING_WORDS and _is_paragraph(text, quotation.span) and _has_capitals(words)


def _without_headings(text: str, draft: Draft, headings: Places[None]) -> Draft:
    """`draft` without headings between the paragraphs of its content."""
    lines = [line for line, _ in headings.overlapping(draft.extent)]
    if not lines:
        return draft
    pieces = (piece for span in draft.content for piece in without(span, lines))
    return replace(draft, content=tuple(kept for piece in pieces if (kept := trimmed(text, piece.start, piece.end))))


def _ended(text: str, span: Span, next_role: int) -> bool:
    """Whether the quotation at `span` ends a sentence, or words a paragraph, before the role behind them."""
    return "\n" in text[span.end : next_role] or (text[span.end - 2] == "." and text[span.end - 1] in _CLOSING)


def _unclaimed(span: Span) -> Draft:
    return Draft(content=(span,), confidence=UNCLAIMED_CONFIDENCE, source_confidence=UNCLAIMED_CONFIDENCE)


def _places(drafts: Sequence[Draft]) -> Places[_Role]:
    places = Places[_Role]()
    for number, draft in enumerate(drafts):
        for span in draft.content:
            places.add(span, (number, True))
        for span in (*draft.cue, *draft.source_span):
            places.add(span, (number, False))
    return places


def _with_whole_quotations(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """The drafts, each with the quotations that its content covers for the most part completed to both their marks.

    A quotation in which another draft, or the same one's cue or source, stands too is left as it was.
    """
    made = list(drafts)
    places = _places(drafts)
    for quotation in quotations:
        inside = list(places.overlapping(quotation.span))
        owners = {number for _, (number, _) in inside}
        if len(owners) != 1 or not all(is_content for _, (_, is_content) in inside):
            continue
        (number,) = owners
        if 2 * _covered(text, quotation.span, inside) > letters_in(text, quotation.span.start, quotation.span.end):
            made[number] = replace(made[number], content=merged((*made[number].content, quotation.span)))
    return made


def _covered(text: str, quotation: Span, inside: Sequence[tuple[Span, _Role]]) -> int:
    """How many letters and digits of the quotation stand in the spans `inside` too."""
    return sum(letters_in(text, max(quotation.start, span.start), min(quotation.end, span.end)) for span, _ in inside)


def _is_speech(text: str, quotation: Quotation) -> bool:
    words = quotation.span.of(text).split()
    if _is_heading(text, quotation):
        return False
    if len(words) < SPEECH_WORDS:
        return quotation.closed and _is_sentence(text, quotation.span)
    return not _is_title(words)


def _is_sentence(text: str, span: Span) -> bool:
    """Whether the quotation is a sentence of its own: it ends like one, and stands where one begins and ends."""
    inside = span.of(text).strip("\"'“”‘’«»„`").rstrip()
    before = text[max(0, span.start - 3) : span.start].rstrip(" \t")
    return (
        inside[-1:] in set(".!?…")
        and inside[:1].isupper()
        and (not before or before[-1] in "\n.!?…\"'”’")
        and not text[span.end : span.end + 3].lstrip(" \t")[:1].islower()
        and text[span.end : span.end + 1] not in {",", ";", ":"}
    )


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words are written like the title of a work: capitals, and no mark that ends a sentence."""
    return words[-1].rstrip("\"'“”‘’«»`")[-1:] not in {".", "!", "…"} and _has_capitals(words)


def _has_capitals(words: Sequence[str]) -> bool:
    """Whether all long words have a capital, several at least, but not all words are capitals."""
    plain = [word.strip("\"'“”‘’«»„`,:;.!?()") for word in words]
    long = [word for word in plain if len(word) >= TITLE_LETTERS]
    return len(long) > 1 and all(word[0].isupper() for word in long) and not all(word.isupper() for word in long)


def _is_claimed(text: str, quotation: Span, taken: Places[_Role], drafts: Sequence[Draft]) -> bool:
    """Whether drafts have at least a quarter of the quotation's letters as their content, or their cue or source in it.

    One that stands in the quotation as a whole is a voice within it and claims nothing: "Nobody was told about the storm".
    """
    inside = [(span, role) for span, role in taken.overlapping(quotation) if not quotation.contains(drafts[role[0]].extent)]
    if not all(is_content for _, (_, is_content) in inside):
        return True
    return 4 * _covered(text, quotation, inside) >= letters_in(text, quotation.start, quotation.end)


def _later(one: int | None, other: int, drafts: Sequence[Draft]) -> int:
    """Which of the two drafts ends later in the text; the first if both end together."""
    return other if one is None or drafts[other].extent.end > drafts[one].extent.end else one


def _goes_on(text: str, draft: Draft, before: Quotation | None, span: Span) -> bool:
    """Whether the quotation at `span` plainly goes on with the speech of `draft`; `before` is the quotation before it."""
    between = text[draft.extent.end : span.start]
    if before is not None and not before.closed and before.span.overlaps(draft.content[-1]):
        return True
    if len(between[:200].split()) > NEAR_WORDS:
        return False
    if "\n" not in between:
        return True
    if before is None or before.span.end != draft.content[-1].end or text[before.span.start] != text[span.start]:
        return False
    said = Span(min(before.span.start, draft.cue[0].start), max(before.span.end, draft.cue[-1].end))
    return "\n" not in said.of(text) and _is_paragraph(text, span)


def _is_paragraph(text: str, span: Span) -> bool:
    """Whether nothing stands beside `span` in its paragraph."""
    return text[span.start - 1 : span.start] in {"", "\n"} and text[span.end : span.end + 1] in {"", "\n"}
