"""Was it said? A quote against everything that the library holds."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from quoth.compare import Appearance, Check
from quoth.store import ArticleUnknown, Library
from quoth.web.at_desk import TheDesk
from quoth.web.places import article_address, words_at
from quoth.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An appearance with the address of its words, None where the library holds several articles of that id."""

    appearance: Appearance
    address: str | None

    @property
    def flags(self) -> tuple[str, ...]:
        """What changed that matters: a negation, a number, a name."""
        return tuple(sorted({flag for piece in self.appearance.changes for flag in piece.flags}))


@router.get("/check")
async def check(request: Request, desk: TheDesk, quote: str = "", by: str = "") -> Response:
    """The form; with a quote, the verdict, the word diff and every appearance."""
    asked = quote.replace("\r\n", "\n").strip()
    if not asked:
        return render(request, "check.html", quote=quote, by=by, answer=None, placed=(), wrong="")
    try:
        answer = await desk.check(asked, by.strip() or None)
    except ValueError as error:
        return render(request, "check.html", status=422, quote=quote, by=by, answer=None, placed=(), wrong=str(error))
    placed = await desk.ask(lambda library: _placed(library, answer))
    return render(request, "check.html", quote=quote, by=by, answer=answer, placed=placed, wrong="")


def _placed(library: Library, answer: Check) -> tuple[Placed, ...]:
    return tuple(Placed(appearance=one, address=_address(library, one)) for one in answer.appearances)


def _address(library: Library, appearance: Appearance) -> str | None:
    article = appearance.article
    try:
        key = library.reader.shown_key(library.reader.key(article.url or article.id))
    except ArticleUnknown:
        return None
    return article_address(key, words_at(article.text, appearance.spans[0]))
