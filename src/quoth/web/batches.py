"""What one visitor gave to be read at once: the drafts that came of it, and what was refused."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from quoth.errors import InputRefused
from quoth.model import Record
from quoth.readers.recent import Recent
from quoth.web.drafts import Drafts
from quoth.web.errors import DraftUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The ids of drafts, in the order in which their articles came, and why other inputs are none."""

    drafts: tuple[str, ...]
    refusals: tuple[InputRefused, ...]


class Batches:
    """The batches that were read last; older ones are forgotten. `drafts` holds their records."""

    def __init__(self, most: int, drafts: Drafts) -> None:
        self._held: Recent[Batch] = Recent(most)
        self._drafts = drafts
        self._lock = Lock()

    def hold(self, opened: Iterable[Record | InputRefused]) -> str:
        """The id under which what was opened is found again."""
        drafts: list[str] = []
        refusals: list[InputRefused] = []
        for one in opened:
            if isinstance(one, Record):
                drafts.append(self._drafts.hold(one))
            else:
                refusals.append(one)
        batch = secrets.token_urlsafe(12)
        with self._lock:
            self._held[batch] = Batch(drafts=tuple(drafts), refusals=tuple(refusals))
        return batch

    def get(self, batch: str) -> Batch:
        """The batch that is held under `batch`; raises `DraftUnknown`."""
        with self._lock:
            held = self._held.get(batch)
        if held is None:
            raise DraftUnknown(f"{batch}: nothing is held under this id any more; read the articles again")
        return held

    def records(self, batch: str) -> tuple[Record, ...]:
        """The records of a batch; raises `DraftUnknown` where one of them is held no more."""
        return tuple(self._drafts.get(draft) for draft in self.get(batch).drafts)

    def drop(self, batch: str) -> None:
        """Forget a batch and its records, if it is held."""
        with self._lock:
            held = self._held.pop(batch, None)
        for draft in held.drafts if held else ():
            self._drafts.drop(draft)
