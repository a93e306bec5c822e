"""The one place behind pages, REST API and assistants where articles are read and the library is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from quoth.compare import Check, Comparison, check, compare, quote_words
from quoth.errors import InputRefused, Reason
from quoth.model import Article, Record
from quoth.pipeline import Reader
from quoth.readers import Given, article_from_text
from quoth.readers.network import PublicTransport
from quoth.readers.url import Fetcher
from quoth.store import Added, Library, Page, Search, article_key
from quoth.store.flatten import storable
from quoth.web.batches import Batches
from quoth.web.drafts import Drafts
from quoth.web.intake import Upload, linked, uploaded
from quoth.web.memory import Memory
from quoth.web.settings import Settings
from quoth.web.workers import Workers

MOST_COMPARED = 50
"""So many articles are put side by side at a time."""

T = TypeVar("T")

_LOG = logging.getLogger("quoth.web")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record that the library holds from now on: its key there, and what adding it did."""

    key: str
    added: Added
    record: Record


class Desk:
    """Reads articles and asks the library, for everybody who comes in by web.

    Every method that works waits for its turn on few threads; it raises `Busy` or `TooSlow` instead of queueing without
    end. The model is loaded when the first article is read. `drafts` holds what was read and is not kept yet,
    `batches` which of it came in together.
    """

    def __init__(self, settings: Settings, library: Library, fetcher: Fetcher) -> None:
        limits = settings.limits
        self.settings = settings
        self.drafts = Drafts(limits.drafts)
        self.batches = Batches(limits.drafts, self.drafts)
        self._library = library
        self._stamp = library.stamp()
        self._memory = Memory(self._stamp)
        self._fetcher = fetcher
        self._loading = Lock()
        self._fetching = Workers("fetch", threads=limits.fetchers, waiting=limits.waiting, seconds=limits.seconds)
        self._reading = Workers("read", threads=limits.readers, waiting=limits.waiting, seconds=limits.seconds)
        self._exporting = Workers("export", threads=limits.exporters, waiting=0, seconds=limits.export_seconds)
        self._asking = Workers("ask", threads=limits.askers, waiting=limits.waiting, seconds=limits.seconds)

    @classmethod
    def open(cls, settings: Settings, fetcher: Fetcher | None = None) -> Desk:
        """The desk in front of the library that `settings` name, which is made if need be; raises `LibraryUnusable`.

        `fetcher` is what follows links; if None, one that never leaves the public internet.
        """
        follows = fetcher or Fetcher(transport=PublicTransport(ports=settings.limits.ports))
        return cls(settings, Library.open(settings.library), follows)

    async def read_text(self, text: str, given: Given) -> Record:
        """The record of a text; raises `InputRefused`."""
        return await self._reading.run(lambda: self._reader.read(article_from_text(text, given)))

    async def read_link(self, address: str, given: Given) -> Record:
        """The record of the page at `address`; raises `InputRefused`."""
        article = await self._fetching.run(lambda: linked(address, given, self._fetcher))
        return await self._reading.run(lambda: self._reader.read(article))

    async def read_upload(self, upload: Upload, given: Given) -> tuple[Record | InputRefused, ...]:
        """The record of each article in a file, or why it is none."""
        return await self._reading.run(lambda: tuple(map(self._record, uploaded(upload, given, self._fetcher))))

    async def keep(self, record: Record, collection: str = "") -> Kept:
        """Add a record to the library."""

        def work(library: Library) -> Kept:
            added = library.writer.add(record, collection)
            return Kept(key=storable(article_key(record.article, collection)), added=added, record=record)

        return await self.ask(work)

    async def search(self, search: Search) -> Page:
        """The attributions that `search` finds, up to its limit."""
        return await self.ask(lambda library: library.reader.search(search))

    async def check(self, quote: str, by: str | None = None) -> Check:
        """Whether the library has `quote`, in which words and by whom; raises `ValueError` for what is no quote."""
        quote_words(quote)
        return await self.recall(("check", quote, by), lambda library: check(quote, library.reader.candidates(quote), by))

    async def compare(self, articles: Sequence[str], records: Sequence[Record] = ()) -> Comparison:
        """Articles of the library, named by key, address or id, and other records side by side.

        Raises `ArticleUnknown`, and `ValueError` for fewer than two different articles.
        """
        held = await self.ask(lambda library: [_newest(library, article) for article in articles])
        return await self.work(lambda: compare([*held, *records]))

    async def compare_story(self, name: str) -> Comparison:
        """The articles of a story side by side, copies of one text once.

        Raises `StoryUnknown`, and `ValueError` for a story of one text, or of more than `MOST_COMPARED`.
        """
        story = await self.ask(lambda library: library.reader.story(name))
        texts = [article.key for article in story.articles if article.copy_of is None]
        if len(texts) > MOST_COMPARED:
            raise ValueError(f"the story has {len(texts)} articles; at most {MOST_COMPARED} are compared")
        return await self.compare(texts)

    async def ask(self, question: Callable[[Library], T]) -> T:
        """What `question` gives when it is put to the library, on another thread."""
        return await self._asking.run(lambda: question(self._library))

    async def recall(self, asked: Hashable, question: Callable[[Library], T]) -> T:
        """What `ask` gives, or gave to whoever asked the same of the library as it is; `question` must only ask."""
        return await self._asking.run(lambda: self._memory.recall(asked, lambda: question(self._library)))

    async def export(self, task: Callable[[], T]) -> T:
        """What `task` gives, which may take long; few can be done at a time, and `Busy` is raised beyond those."""
        return await self._exporting.run(task)

    @property
    def library(self) -> Library:
        """The library itself, for a task that runs on a thread of its own already."""
        return self._library

    async def work(self, task: Callable[[], T]) -> T:
        """What `task` gives: work that keeps a processor busy, in the queue of reading."""
        return await self._reading.run(task)

    def close(self) -> None:
        """Give up threads and library; whatever was added is kept already."""
        for workers in (self._fetching, self._reading, self._exporting, self._asking):
            workers.close()
        self._stamp.close()
        self._library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def _reader(self) -> Reader:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> Reader:
        return Reader(self.settings.model)

    def _record(self, opened: Article | InputRefused) -> Record | InputRefused:
        """The record of one article among several; a failure of ours is told like a refusal, so that the others are done."""
        if isinstance(opened, InputRefused):
            return opened
        try:
            return self._reader.read(opened)
        except Exception as error:  # noqa: BLE001 (the boundary: the failure is named, the rest goes on)
            _LOG.exception("an article could not be read")
            detail = f"could not be read: {type(error).__name__} (this is an error in Quoth)"
            return InputRefused(Reason.FAILED, opened.id, detail)


def _newest(library: Library, article: str) -> Record:
    return library.reader.versions(library.reader.key(article))[-1].record
