"""The description of the API, made from the handlers, the schema of the record and the shape of errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from quoth.compare import FORMAT
from quoth.errors import Reason
from quoth.model import schema
from quoth.web.problem import MEDIA_TYPE, Kind

_LISTS = ("articles", "heard", "families", "called", "figures", "dates")
RECORD: Mapping[str, str] = {"$ref": "#/components/schemas/Record"}
COMPARISON: Mapping[str, object] = {
    "title": "Comparison",
    "description": "docs/compare.md describes every field.",
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "articles", "heard", "families", "called", "figures", "dates"],
    "properties": {
        "schema": {"const": FORMAT},
        **{name: {"type": "array", "items": {"type": "object"}} for name in _LISTS},
    },
}
"""Articles side by side."""

READ_LINE: Mapping[str, object] = {
    "oneOf": [
        {
            "type": "object",
            "required": ["file", "record"],
            "additionalProperties": False,
            "properties": {"file": {"type": "string"}, "record": RECORD},
        },
        {"$ref": "#/components/schemas/RefusedInput"},
    ]
}
"""One article of a file, as one line tells it."""

_PROBLEM = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "enum": [kind.uri for kind in Kind]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened, and what to do."},
        "reason": {"type": "string", "enum": [reason.value for reason in Reason], "description": "Why an input was refused."},
        "errors": {
            "type": "array",
            "description": "The fields that are not as they should be.",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["where", "detail"],
                "properties": {"where": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}

PROBLEMS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What went wrong.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}
"""What every operation may answer instead."""


def content(description: str, media_type: str, of: Mapping[str, object]) -> dict[int | str, dict[str, Any]]:
    """The answer of an operation that is not made by a model."""
    return {200: {"description": description, "content": {media_type: {"schema": of}}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of `app`, made once."""
    if not app.openapi_schema:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas |= {"Record": _record(), "Problem": _PROBLEM}
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for operation in (one for path in document["paths"].values() for one in path.values()):
            operation["responses"].pop("422", None)
        document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{}, {"token": []}]
        app.openapi_schema = document
    return app.openapi_schema


def _record() -> dict[str, Any]:
    """The schema of the record, its references made to lead to their places in the document."""
    written = json.dumps(schema()).replace('"#/$defs/', '"#/components/schemas/Record/$defs/')
    record: dict[str, Any] = json.loads(written)
    return {name: value for name, value in record.items() if name not in {"$schema", "$id"}}
