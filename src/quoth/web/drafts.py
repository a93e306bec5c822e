"""Records that were read and neither kept nor thrown away yet."""

from __future__ import annotations

import secrets
from threading import Lock

from quoth.model import Record
from quoth.readers.recent import Recent
from quoth.web.errors import DraftUnknown


class Drafts:
    """The records that were read last, each under an id that nobody guesses; older ones are forgotten."""

    def __init__(self, most: int) -> None:
        self._held: Recent[Record] = Recent(most)
        self._lock = Lock()

    def hold(self, record: Record) -> str:
        """The id under which `record` is found again."""
        draft = secrets.token_urlsafe(12)
        with self._lock:
            self._held[draft] = record
        return draft

    def get(self, draft: str) -> Record:
        """The record that is held under `draft`; raises `DraftUnknown`."""
        with self._lock:
            record = self._held.get(draft)
        if record is None:
            raise DraftUnknown(f"{draft}: nothing is held under this id any more; read the article again")
        return record

    def drop(self, draft: str) -> None:
        """Forget what is held under `draft`, if anything is."""
        with self._lock:
            self._held.pop(draft, None)
