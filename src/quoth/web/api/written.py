"""Records that somebody sends -> records, if they are any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from quoth.errors import RecordInvalid
from quoth.model import Record, schema

_SHOWN = 300


def record_of(written: Mapping[str, object]) -> Record:
    """The record that `written` is; raises `RecordInvalid`, which names the field that does not fit the schema."""
    error = best_match(_validator().iter_errors(written))
    if error is not None:
        raise RecordInvalid(f"record {error.json_path}: {error.message[:_SHOWN]}")
    return Record.from_json(json.dumps(written))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())
