"""What a person decided: a correction of a record, a suppression, who is the same actor, which articles are one story."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal, get_args

from rapidfuzz.distance import Postfix, Prefix

from quoth.errors import RecordInvalid
from quoth.model import Article, LabelKind, Span

Correction = Literal["source", "span", "label", "not attributed"]
"""Of one article: another source; other words of a role; another kind of a label, or none; no attribution at all."""

JudgementKind = Literal[Correction, "suppress", "restore", "same", "different", "rename", "merge", "split"]
"""A correction; a name that must not be shown, or may be shown again; two actors are the same or not; another name;
stories are one event, or two."""

Role = Literal["content", "cue", "source_span"]
AnchorRole = Literal[Role, "label", "figure", "time", "mention"]

BLACK = "█"
"""Stands for each character of a name that is not shown."""

_CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of an article that can be found again when offsets have moved: a W3C text quote and text position selector.

    >>> article = Article(text="“We are ready,” harbour master Lena Okafor said.")
    >>> Anchor.at(article, "cue", Span(43, 47)).exact
    'said'
    """

    role: AnchorRole
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @classmethod
    def at(cls, article: Article, role: AnchorRole, span: Span) -> Anchor:
        """The anchor of the words of `article` at `span`."""
        text = article.text
        return cls(
            role=role,
            exact=span.of(text),
            prefix=text[max(0, span.start - _CONTEXT) : span.start],
            suffix=text[span.end : span.end + _CONTEXT],
            start=span.start,
            end=span.end,
        )

    def to_json(self) -> str:
        """The anchor as selectors of the W3C Web Annotation Data Model, with the role beside them."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        position = {"type": "TextPositionSelector", "start": self.start, "end": self.end}
        return json.dumps({"role": self.role, "selector": [quote, position]}, ensure_ascii=False)

    def find(self, text: str) -> Span | None:
        """Where the words stand in `text`: at their place, else where most of what was around them is; None if nowhere.

        A name that was blacked out when the anchor was made is whatever stands there.
        """
        words = re.compile(re.escape(self.exact).replace(BLACK, r"\S"))
        if words.fullmatch(text, self.start, self.end):
            return Span(self.start, self.end)
        starts = [match.start() for match in words.finditer(text)]
        best = max(starts, key=lambda start: (self._around(text, start), -abs(start - self.start)), default=None)
        return None if best is None else Span(best, best + len(self.exact))

    def _around(self, text: str, start: int) -> int:
        """How many characters directly before and after the words at `start` are those that were there."""
        end = start + len(self.exact)
        before = Postfix.similarity(self.prefix, text[max(0, start - _CONTEXT) : start])
        return before + Prefix.similarity(self.suffix, text[end : end + _CONTEXT])

    @classmethod
    def from_json(cls, written: str) -> Anchor:
        """The anchor that `to_json` wrote."""
        row = json.loads(written)
        quote, position = row["selector"]
        return cls(
            role=row["role"],
            exact=quote["exact"],
            prefix=quote["prefix"],
            suffix=quote["suffix"],
            start=position["start"],
            end=position["end"],
        )


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words that an attribution's content, cue or source span has by a correction; none where it has no such words."""

    role: Role
    anchors: tuple[Anchor, ...] = ()

    def to_json(self) -> str:
        """The role and its anchors, as the value of a judgement."""
        return json.dumps([self.role, [anchor.to_json() for anchor in self.anchors]], ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str) -> RoleWords:
        """What `to_json` wrote; raises `RecordInvalid`."""
        try:
            role, anchors = json.loads(written)
            words = cls(role, tuple(map(Anchor.from_json, anchors)))
        except (ValueError, KeyError, TypeError) as error:
            raise RecordInvalid(f"{written!r} are no words of a role: {error}") from error
        if role not in get_args(Role) or (role == "content" and not anchors):
            raise RecordInvalid(f"{written!r} must name the words of a content, or those or none of a cue or source_span")
        return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision, kept for ever: `value` is what is right instead, `reason` why, `made_at` when (set by the library).

    `article_key` and `anchor` are None where it holds for the whole library. A correction needs both: its anchor is the
    content of the attribution (for a label, the words of the label), and its value the source's name ("" for no source),
    the label's kind ("" for no label), or, for a span, what `RoleWords.to_json` gives.

    >>> Judgement(kind="rename", value="Lena Okafor", reason="the outlet corrected her name").kind
    'rename'
    """

    kind: JudgementKind
    value: str
    reason: str
    article_key: str | None = None
    anchor: Anchor | None = None
    made_at: str = ""

    def __post_init__(self) -> None:
        if self.kind not in get_args(JudgementKind):
            raise RecordInvalid(f"judgement.kind is {self.kind!r}; allowed are {', '.join(get_args(JudgementKind))}")
        if self.anchor and not self.article_key:
            raise RecordInvalid("a judgement with an anchor needs the key of the article that it lies in")
        if self.kind in get_args(Correction) and not self.anchor:
            raise RecordInvalid(f"a judgement of the kind {self.kind!r} needs the anchor of the words that it corrects")
        if self.kind in {"suppress", "restore"} and not re.search(r"\w", self.value):
            raise RecordInvalid(f"{self.value!r} is no name that could be suppressed or restored")
        if self.kind == "label" and self.value not in {"", *get_args(LabelKind)}:
            raise RecordInvalid(f"a label is of the kind {', '.join(get_args(LabelKind))}, or '' for none, not {self.value!r}")
        if self.kind == "span":
            RoleWords.from_json(self.value)
