"""Feeds followed over time: each round gives what is new or changed since the last one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers.article import Given
from quoth.readers.feed import Entry, articles, entries
from quoth.readers.recent import Recent
from quoth.readers.url import UNKNOWN, Validators
from quoth.readers.visitor import Visitor

MOST_SEEN = 20_000
"""Addresses that a follower remembers; the oldest is forgotten first, and would be fetched again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of a page that was fetched: what its server called it, and when its feed said that it changed."""

    validators: Validators = UNKNOWN
    changed: str | None = None


@dataclass(slots=True, kw_only=True)
class Follower:
    """Reads what is new in feeds. It asks for a feed, and for an article that changed, only if it is not what it was."""

    visitor: Visitor
    seen: Recent[Seen] = field(default_factory=lambda: Recent(MOST_SEEN))

    def new(self, feed: str, given: Given) -> Iterator[Article | InputRefused]:
        """The articles of the feed at address `feed` that were not given before, or why they are none.

        An article is remembered when the next one is asked for, so that a round that breaks off can be made up for;
        one whose page could not be fetched is tried again in the next round.
        """
        try:
            visited = self.visitor.visit(feed, self._known(feed).validators)
            announced = entries(visited.page) if visited.page else []
        except InputRefused as refusal:
            yield refusal
            return
        complete = True
        for entry in announced:
            if entry.address not in self.seen or self._known(entry.address).changed != entry.changed:
                yield from self._read(entry, given)
                complete = complete and entry.address in self.seen
        if complete:
            self.seen[feed] = Seen(validators=visited.validators)

    def _read(self, entry: Entry, given: Given) -> Iterator[Article | InputRefused]:
        validators = UNKNOWN
        try:
            visited = self.visitor.visit(entry.address, self._known(entry.address).validators)
            validators = visited.validators
            if visited.page:
                yield from articles(entry, visited.page, given)
        except InputRefused as refusal:
            yield refusal
            if refusal.reason is Reason.NOT_FETCHED:
                return
        self.seen[entry.address] = Seen(validators=validators, changed=entry.changed)

    def _known(self, address: str) -> Seen:
        return self.seen.get(address, Seen())


def save(seen: Recent[Seen], path: Path) -> None:
    """Write what was seen to a file, which is whole at any moment."""
    written = path.with_name(path.name + ".part")
    written.write_text(json.dumps({address: asdict(one) for address, one in seen.items()}, indent=0), "utf-8")
    written.replace(path)


def load(path: Path) -> Recent[Seen]:
    """What was seen when `path` was written; nothing, if there is no such file. Raises `InputRefused` for another file."""
    seen: Recent[Seen] = Recent(MOST_SEEN)
    if not path.exists():
        return seen
    try:
        for address, one in json.loads(path.read_text("utf-8")).items():
            seen[address] = Seen(validators=Validators(**one["validators"]), changed=one["changed"])
    except (OSError, ValueError, AttributeError, TypeError, KeyError) as error:
        raise InputRefused(Reason.MALFORMED, str(path), "not a file of what was seen; name another one") from error
    return seen
