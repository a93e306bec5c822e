"""From what a person says is right, in words of an article, to the judgements that keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quoth.model import Attribution, Label, Record, Span
from quoth.store.hits import BREAK
from quoth.store.judgement import Anchor, AnchorRole, Correction, Judgement, Role, RoleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What is right of an attribution; what is None stays as it is.

    `source` is the source's name, "" for nobody who is named. `words` are those of a role, "" for none.
    """

    source: str | None = None
    words: Mapping[Role, str]
    not_attributed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """Puts right what the library shows of the article with `key`; `reason` is kept with it."""

    record: Record
    key: str
    reason: str

    def label(self, words: str, kind: str) -> Judgement:
        """That `words` are a label of `kind`, or none for "". Raises `ValueError` if the article has not got them."""
        return self._judgement("label", self._anchor("label", words, 0), kind)

    def relabelled(self, label: Label, kind: str) -> Judgement:
        """That `label` is of another `kind`, or no label for ""."""
        return self._judgement("label", Anchor.at(self.record.article, "label", label.span), kind)

    def attribution(self, found: Attribution, right: Right) -> Iterator[Judgement]:
        """What is right of `found`; its content comes last, since the others go by it.

        Raises `ValueError` for words that the article has not got, and for a content without words.
        """
        where = Anchor.at(self.record.article, "content", found.content[0])
        if right.not_attributed:
            yield self._judgement("not attributed", where, "")
        if right.source is not None:
            yield self._judgement("source", where, right.source)
        for role, words in sorted(right.words.items(), key=lambda pair: pair[0] == "content"):
            if role == "content" and not words:
                raise ValueError("a content has words; if it is none, say that it is not attributed")
            yield self._judgement("span", where, RoleWords(role, self._anchors(role, words, found.start)).to_json())

    def holding(self, words: str) -> Attribution:
        """The innermost attribution in whose content `words` stand; raises `ValueError` if they stand in none."""
        places = list(_places(self.record.article.text, words))
        holding = [
            (len(span), one) for one in self.record.attributions for span in one.content if any(map(span.contains, places))
        ]
        if not holding:
            raise ValueError(f"{words!r} stand in no content of this article")
        return min(holding, key=lambda pair: pair[0])[1]

    def _anchors(self, role: Role, words: str, near: int) -> tuple[Anchor, ...]:
        """Where `words` stand, in pieces if they are written as those of a discontinuous role are."""
        if not words:
            return ()
        whole = any(_places(self.record.article.text, words))
        return tuple(self._anchor(role, piece, near) for piece in ([words] if whole else words.split(BREAK)))

    def _anchor(self, role: AnchorRole, words: str, near: int) -> Anchor:
        """Where `words` stand, nearest to the offset `near`."""
        nearest = min(_places(self.record.article.text, words), key=lambda span: abs(span.start - near), default=None)
        if nearest is None:
            raise ValueError(f"the article has not got the words {words!r}")
        return Anchor.at(self.record.article, role, nearest)

    def _judgement(self, kind: Correction, where: Anchor, value: str) -> Judgement:
        return Judgement(kind=kind, value=value, reason=self.reason, article_key=self.key, anchor=where)


def _places(text: str, words: str) -> Iterator[Span]:
    """Where `words` stand in `text`; one line break or more counts as white space does."""
    written = r"\s+".join(map(re.escape, words.split()))
    return (Span(*match.span()) for match in re.finditer(written, text) if match[0])
