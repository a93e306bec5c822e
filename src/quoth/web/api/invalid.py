"""What is wrong with a request, told by its field like all that the framework finds itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi.exceptions import RequestValidationError


@contextmanager
def invalid(*place: str) -> Iterator[None]:
    """A `ValueError` within becomes that of the field at `place`, for example `"query", "cursor"`."""
    try:
        yield
    except ValueError as error:
        raise RequestValidationError([{"loc": place, "msg": str(error), "type": "value_error"}]) from error
