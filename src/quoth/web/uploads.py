"""Files of a form -> uploads."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from quoth.web.intake import Upload
from quoth.web.settings import Limits


async def taken(files: Sequence[UploadFile], limits: Limits) -> list[Upload]:
    """What was sent, in its order; a form with more files than are allowed is refused before any of them is read."""
    if len(files) > limits.uploads:
        raise HTTPException(413, f"{len(files)} files; at most {limits.uploads} may be sent at a time")
    return [Upload.of(file.filename, await file.read()) for file in files]
