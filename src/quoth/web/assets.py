"""Styles, scripts and fonts of the package, under addresses that change when their bytes do."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from starlette.responses import Response

_FOLDERS = ("quoth.export", "quoth.web")
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Assets:
    """The files by their names, all of them in memory: no name leads to a file that is not among them.

    `digest` stands for all of them, so that a style may name a font by a relative address.
    """

    held: Mapping[str, bytes]
    digest: str

    @classmethod
    def of_package(cls) -> Self:
        """The files of `static/` in the report and in the pages; one of the pages goes before the report's."""
        held = {name: content for package in _FOLDERS for name, content in _walk(files(package).joinpath("static"), "")}
        digest = hashlib.sha256()
        for name in sorted(held):
            digest.update(name.encode() + b"\0" + hashlib.sha256(held[name]).digest())
        return cls(held, digest.hexdigest()[:16])

    def url(self, name: str) -> str:
        """Where `name` is served; raises `KeyError` for what is not there, which no template should name."""
        if name not in self.held:
            raise KeyError(f"{name} is no file of static/")
        return f"/static/{self.digest}/{name}"

    def response(self, digest: str, name: str) -> Response | None:
        """The file called `name`, None if there is none; to be kept for ever if it is asked for by its digest of now."""
        content = self.held.get(name)
        if content is None:
            return None
        cached = _FOR_EVER if digest == self.digest else "no-cache"
        return Response(content, media_type=_media_type(name), headers={"Cache-Control": cached})


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()


def _media_type(name: str) -> str:
    suffix = name[name.rfind(".") :]
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
