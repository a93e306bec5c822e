"""The REST API: one module a resource, all of it below `PREFIX`. `docs/api.md` describes it."""

from __future__ import annotations

from fastapi import APIRouter

PREFIX = "/api/v1"
DESCRIPTION = "Who says what, in whose words: articles read, kept, searched, checked and compared."

router = APIRouter(prefix=PREFIX)
