"""The articles of the library: added, shown, and compared with what they were."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Response

from quoth.errors import InputRefused
from quoth.store import ArticleUnknown, Library, Version, changes
from quoth.web.api.answers import ChangedWords, KeptArticle, KeptFiles, RefusedInput, VersionInfo, json_of
from quoth.web.api.bodies import ToAdd, Words
from quoth.web.api.forms import AboutFiles, Files
from quoth.web.api.openapi import RECORD, content
from quoth.web.api.reading import read_one
from quoth.web.at_desk import TheDesk
from quoth.web.uploads import taken

router = APIRouter(tags=["articles"])

Name = Annotated[
    str,
    Query(
        alias="article", min_length=1, max_length=4096, description="Key, address or id of an article.",
        examples=["https://coast-ledger.example/velm"],
    ),
]  # fmt: skip
Number = Annotated[int | None, Query(ge=1, description="Which version; the newest if not given.")]


@router.post("/articles", status_code=201)
async def add(body: ToAdd, desk: TheDesk) -> KeptArticle:
    """Read a text or a page, and keep its record: as a new article, or as a new version of one."""
    kept = await desk.keep(await read_one(body, desk), body.collection)
    return KeptArticle(key=kept.key, added=kept.added)


@router.post("/articles/files", status_code=201)
async def add_files(
    files: Files, desk: TheDesk, about: Annotated[AboutFiles, Depends()], collection: Annotated[Words, Form()] = ""
) -> KeptFiles:
    """Read the articles in the files, and keep their records; what is no article is named, and the others are kept."""
    answer = KeptFiles(kept=[], refused=[])
    for upload in await taken(files, desk.settings.limits):
        for read in await desk.read_upload(upload, about.given()):
            if isinstance(read, InputRefused):
                answer.refused.append(RefusedInput(file=upload.name, reason=read.reason, detail=str(read)))
            else:
                kept = await desk.keep(read, collection)
                answer.kept.append(KeptArticle(key=kept.key, added=kept.added))
    return answer


@router.get("/articles/record", responses=content("The record.", "application/json", RECORD), response_class=Response)
async def record(desk: TheDesk, article: Name, version: Number = None) -> Response:
    """The record of an article, corrected as people decided: who says what in it, in whose words."""
    return json_of(await desk.recall(("record", article, version), lambda library: _written(library, article, version)))


@router.get("/articles/versions")
async def versions(desk: TheDesk, article: Name) -> list[VersionInfo]:
    """The texts that an article has had, oldest first."""
    found = await desk.ask(lambda library: library.reader.versions(library.reader.key(article)))
    return [VersionInfo.model_validate(version) for version in found]


@router.get("/articles/changes")
async def changed(desk: TheDesk, article: Name, old: Number = None, new: Number = None) -> list[ChangedWords]:
    """What one version of an article attributes otherwise than another; the newest and the one before it if not given."""

    def question(library: Library) -> list[ChangedWords]:
        later = _version(library, article, new)
        earlier = _version(library, article, old or max(1, later.number - 1))
        return [ChangedWords.model_validate(change) for change in changes(earlier.record, later.record)]

    return await desk.ask(question)


def _written(library: Library, article: str, number: int | None) -> bytes:
    return _version(library, article, number).record.to_json().encode("utf-8", "replace")


def _version(library: Library, article: str, number: int | None) -> Version:
    """One version of an article; raises `ArticleUnknown`."""
    found = library.reader.versions(library.reader.key(article))
    wanted = number or len(found)
    for version in found:
        if version.number == wanted:
            return version
    raise ArticleUnknown(f"{article}: it has no version {wanted}, but {len(found)}")
