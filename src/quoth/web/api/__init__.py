"""The REST API: one module a resource, all of it below `PREFIX`. `docs/api.md` describes it."""

from __future__ import annotations

from fastapi import APIRouter

from quoth.web.api import (
    actors,
    articles,
    checking,
    comparing,
    exports,
    judgements,
    library,
    outlets,
    reading,
    searching,
    stories,
)
from quoth.web.api.openapi import PROBLEMS

PREFIX = "/api/v1"
DESCRIPTION = "Who says what, in whose words: articles read, kept, searched, checked and compared."

router = APIRouter(prefix=PREFIX, responses=PROBLEMS)
for resource in (reading, articles, searching, checking, comparing, stories, actors, outlets, judgements, exports, library):
    router.include_router(resource.router)
