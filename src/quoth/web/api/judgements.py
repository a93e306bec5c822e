"""What people decided about articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from quoth.errors import RecordInvalid
from quoth.model import Article
from quoth.store import Anchor, Judgement, Library, RoleWords
from quoth.store.corrections import corrected
from quoth.store.judgement import AnchorRole
from quoth.web.api.answers import Changed, KeptJudgement
from quoth.web.api.bodies import Place, ToJudge
from quoth.web.at_desk import TheDesk

router = APIRouter(prefix="/judgements", tags=["judgements"])


@router.get("")
async def judgements(
    desk: TheDesk, article: Annotated[str | None, Query(max_length=4096, description="Key, address or id of one.")] = None
) -> list[KeptJudgement]:
    """All judgements, or those of one article, in the order in which they were made."""

    def question(library: Library) -> list[KeptJudgement]:
        key = None if article is None else library.reader.key(article)
        return [_kept(judgement) for judgement in library.reader.judgements(key)]

    return await desk.ask(question)


@router.post("", status_code=201)
async def judge(body: ToJudge, desk: TheDesk) -> Changed:
    """Keep a correction, for good: from now on the article is shown and found as it says."""

    def question(library: Library) -> Changed:
        key = library.reader.key(body.article)
        record = library.reader.versions(key)[-1].record
        judgement = _judgement(body, key, record.article)
        if corrected(record, [judgement]) == record:
            raise RecordInvalid(
                f"it changes nothing: {body.at.exact!r} are not the words of an attribution or label that is wrong"
            )
        return Changed(articles=library.writer.judge(judgement))

    return await desk.ask(question)


def _judgement(body: ToJudge, key: str, article: Article) -> Judgement:
    if body.role:
        value = RoleWords(body.role, tuple(_anchor(article, body.role, place) for place in body.words)).to_json()
    else:
        value = body.value
    at = _anchor(article, "label" if body.kind == "label" else "content", body.at)
    return Judgement(kind=body.kind, value=value, reason=body.reason, article_key=key, anchor=at)


def _anchor(article: Article, role: AnchorRole, place: Place) -> Anchor:
    """The words at `place`, where they stand now; raises `RecordInvalid` where the article has not got them."""
    given = Anchor(
        role=role, exact=place.exact, prefix=place.prefix, suffix=place.suffix, start=place.start,
        end=place.start + len(place.exact),
    )  # fmt: skip
    span = given.find(article.text)
    if span is None:
        raise RecordInvalid(f"the article has not got the words {place.exact!r}")
    return Anchor.at(article, role, span)


def _kept(judgement: Judgement) -> KeptJudgement:
    return KeptJudgement(
        kind=judgement.kind, value=judgement.value, reason=judgement.reason, article_key=judgement.article_key,
        exact=judgement.anchor.exact if judgement.anchor else None, made_at=judgement.made_at,
    )  # fmt: skip
