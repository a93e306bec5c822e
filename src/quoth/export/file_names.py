"""Names of files made of the ids of articles."""

from __future__ import annotations

import re

LONGEST = 100
UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)


class FileNames:
    """Gives every id a name of its own, of letters, digits, _ . and - alone, so that it leads out of no folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, article_id: str) -> str:
        """A name for `article_id`, another one each time, without a suffix: "sha256:ab" gives "sha256_ab"."""
        name = UNSAFE.sub("_", article_id).strip("._")[:LONGEST] or "article"
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return free
