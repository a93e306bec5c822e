"""Correcting an article: another source, other words, another label, or none at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Form
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoth.export.page import Page, Paragraph, page
from quoth.export.reading import Note
from quoth.model import Label, LabelKind, Record, Span
from quoth.store import ArticleUnknown, Judgement, Library
from quoth.store.correcting import Correcting, Right
from quoth.store.judgement import Role
from quoth.web.at_desk import TheDesk
from quoth.web.places import article_address, words_at
from quoth.web.templating import render

router = APIRouter(prefix="/article/fix")

REASON = "corrected on the page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One attribution or label of an article, in its paragraph; `note` is None for a label, `label` for an attribution.

    `key` is the article's as it is shown, `held` as the library has it: they differ where a suppressed name is in it.
    """

    key: str
    held: str
    record: Record
    paragraph: Markup
    note: Note | None = None
    label: Label | None = None

    @property
    def words(self) -> dict[Role, str]:
        """The words of each role of an attribution."""
        if self.note is None:
            return {}
        found = self.note.attribution
        roles = {"content": found.content, "cue": found.cue, "source_span": found.source_span}
        return {role: self.record.words(spans) for role, spans in roles.items()}  # type: ignore[misc]

    @property
    def source(self) -> str:
        """The name of the source, "" where none is named."""
        return self.note.voice.source.name if self.note and self.note.voice.source else ""

    @property
    def place(self) -> str:
        """Where the part is on the article's page."""
        span = self.note.attribution.content[0] if self.note else self.label.span if self.label else Span(0, 1)
        return article_address(self.key, words_at(self.record.article.text, span))


@router.get("")
async def form(request: Request, desk: TheDesk, key: str, note: str = "", label: str = "") -> Response:
    """What is shown now, to be put right."""
    part = await desk.ask(lambda library: _part(library, key, note, label))
    return _form(request, part)


@router.post("")
async def fix(  # noqa: PLR0913 (a form has as many fields as it has)
    request: Request,
    desk: TheDesk,
    *,
    key: str,
    note: str = "",
    label: str = "",
    source: Annotated[str, Form()] = "",
    content: Annotated[str, Form()] = "",
    cue: Annotated[str, Form()] = "",
    source_span: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    action: Annotated[str, Form()] = "",
) -> Response:
    """Keep what is right from now on, and lead back to the words."""
    part = await desk.ask(lambda library: _part(library, key, note, label))
    correcting = Correcting(record=part.record, key=part.held, reason=reason.strip() or REASON)
    words: dict[Role, str] = {"source_span": source_span, "cue": cue, "content": content}
    try:
        if part.label:
            made = [correcting.relabelled(part.label, kind)] if kind != part.label.kind else []
        elif part.note and action == "not attributed":
            made = list(correcting.attribution(part.note.attribution, Right(words={}, not_attributed=True)))
        else:
            made = _judgements(part, correcting, source, words)
    except ValueError as error:
        return _form(request, part, status=422, wrong=str(error), given={"source": source, "reason": reason, **_named(words)})
    if not made:
        return _form(request, part, status=422, wrong="Nothing was changed. Say what is right, or go back.")
    await desk.ask(lambda library: [library.writer.judge(judgement) for judgement in made])
    return RedirectResponse(part.place, 303)


def _judgements(part: Part, correcting: Correcting, source: str, words: dict[Role, str]) -> list[Judgement]:
    """What differs from what the part is now."""
    if part.note is None:
        return []
    given = {role: " ".join(said.split()) for role, said in words.items()}
    changed = {role: said for role, said in given.items() if said != " ".join(part.words[role].split())}
    name = " ".join(source.split())
    right = Right(source=name if name != part.source else None, words=changed)
    return list(correcting.attribution(part.note.attribution, right))


def _form(request: Request, part: Part, *, status: int = 200, wrong: str = "", given: dict[str, str] | None = None) -> Response:
    shown = {"source": part.source, "reason": "", **_named(part.words), **(given or {})}
    kinds = get_args(LabelKind)
    return render(request, "fix.html", status=status, part=part, given=shown, wrong=wrong, kinds=kinds)


def _named(words: Mapping[Role, str]) -> dict[str, str]:
    return {str(role): said for role, said in words.items()}


def _part(library: Library, name: str, note: str, label: str) -> Part:
    """The attribution with the anchor `note`, or the label at `label` ("12-30"); raises `ArticleUnknown`."""
    held = library.reader.key(name)
    record = library.reader.versions(held)[-1].record
    shown = page(record, 1)
    of_note = next((one for one in shown.reading.notes if one.anchor == note), None)
    of_label = next((one for one in record.labels if f"{one.span.start}-{one.span.end}" == label), None)
    span = of_note.attribution.content[0] if of_note else of_label.span if of_label else None
    if span is None:
        raise ArticleUnknown("the article has no such part any more: it was corrected or read again; open it and choose anew")
    beside = _around(shown, span)
    key = library.reader.shown_key(held)
    return Part(key=key, held=held, record=record, paragraph=beside, note=of_note, label=None if of_note else of_label)


def _around(shown: Page, span: Span) -> Markup:
    """The paragraph in which `span` begins."""
    parts: list[Paragraph] = [*filter(None, [shown.title]), *shown.paragraphs]
    return next((part.html for part in parts if part.span.contains(Span(span.start, span.start + 1))), Markup())
