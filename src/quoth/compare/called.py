"""What they are called: the labels and roles of each actor, by article and voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quoth.compare.speakers import Cast, Speaker, same_name
from quoth.model import Attribution, LabelKind, Record, Span
from quoth.resolve.across import names_role

MARKS = "\"'“”‘’«»„`,. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """Words that one voice puts on an actor in one article; a `role` is what the article says the actor is.

    `voice` is empty for the outlet's own. `attribution` holds the words, None in the outlet's own voice.
    """

    article: str
    kind: LabelKind | Literal["role"]
    span: Span
    words: str
    voice: tuple[Speaker, ...] = ()
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One actor with all that the articles call it, by article and place; `speaker` if it speaks in one of them."""

    name: str
    speaker: Speaker | None
    callings: tuple[Calling, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that have words for the actor."""
        return frozenset(calling.article for calling in self.callings)


def called(records: Sequence[Record], cast: Cast) -> tuple[Called, ...]:
    """The actors that an article puts a label on, or that two give a role; those of most articles first."""
    found: defaultdict[Speaker | str, list[Calling]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.id):
        for target, calling in (*_labels(record, cast), *_roles(record, cast)):
            found[_known(target, found, cast)].append(calling)
    rows = [
        Called(
            name=target if isinstance(target, str) else target.name,
            speaker=None if isinstance(target, str) else target,
            callings=tuple(sorted(callings, key=lambda calling: (calling.article, calling.span, calling.words))),
        )
        for target, callings in found.items()
    ]
    return tuple(sorted(filter(_tells, rows), key=lambda row: (-len(row.articles), -len(row.callings), row.name)))


def _tells(row: Called) -> bool:
    """Whether a row shows something: a label, or roles in different words."""
    labels = any(calling.kind != "role" for calling in row.callings)
    return labels or (len(row.articles) > 1 and len({calling.words.casefold() for calling in row.callings}) > 1)


def _labels(record: Record, cast: Cast) -> Iterator[tuple[Speaker | str, Calling]]:
    held = {attribution.id: attribution for attribution in record.attributions}
    for label in record.labels:
        if label.target is None:
            continue
        attribution = held[label.attribution] if label.attribution else None
        speaker = cast.named(record, label.target.source) if label.target.source else None
        calling = Calling(
            article=record.id,
            kind=label.kind,
            span=label.span,
            words=" ".join(label.span.of(record.article.text).split()).strip(MARKS),
            voice=cast.of(record, attribution) if attribution else (),
            attribution=attribution,
        )
        yield (speaker if speaker and speaker.kind else " ".join(label.target.name.split())), calling


def _roles(record: Record, cast: Cast) -> Iterator[tuple[Speaker | str, Calling]]:
    """The roles of persons and organisations, where the article has their words in one piece."""
    text = record.article.text
    for source in record.sources:
        if not source.resolved or source.kind not in {"person", "organisation"}:
            continue
        for role in filter(names_role, source.roles):
            at = text.find(role)
            if at >= 0 and role.strip():
                span = Span(at, at + len(role))
                words = " ".join(role.split())
                yield cast.named(record, source.id), Calling(article=record.id, kind="role", span=span, words=words)


def _known(target: Speaker | str, found: dict[Speaker | str, list[Calling]], cast: Cast) -> Speaker | str:
    """Who a target is: a speaker by one of its names, else an actor that an article before called so."""
    if isinstance(target, Speaker):
        return target
    speakers = [one for one in cast.speakers if one.kind in {"person", "organisation"}]
    meant = [one for one in speakers if any(same_name(target, name, one.kind) for name in one.called)]
    if len(meant) == 1:
        return meant[0]
    return next((one for one in found if isinstance(one, str) and same_name(target, one, "person")), target)
