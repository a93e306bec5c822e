"""The process in which pages are read: it may be killed at any page, and another one goes on.

It takes one question after another from standard input, a page or an article, and answers on standard output.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import IO

from quoth.bulk.memory import peak_memory
from quoth.bulk.pages import Page
from quoth.errors import InputRefused, Reason
from quoth.language import LANGUAGES
from quoth.model import Article, Record
from quoth.pipeline import Reader
from quoth.readers import Given
from quoth.readers.encoding import decode
from quoth.readers.foreign import foreign_language
from quoth.readers.formats import format_of

EXCHANGE = "exchange"
"""The step in which questions and answers go from process to process, and all that belongs to no other."""

LONGEST = 300_000
"""Characters of an article; the longest in newspapers have a third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How pages are read. With `language` given, they are taken to be in it."""

    model: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a page or of an article, the CPU seconds of each step, and the most memory held so far."""

    made: Article | Record | InputRefused
    seconds: Mapping[str, float]
    memory: int


@dataclass(slots=True, kw_only=True)
class _Steps:
    """The CPU seconds of the steps of one question."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done within for step `name`."""
        before = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - before


def answer(question: Page | Article, settings: Settings, reader: Reader) -> Answer:
    """A page's article, an article's record, or why there is none."""
    steps = _Steps()
    made: Article | Record | InputRefused
    try:
        made = _article(question, settings, steps) if isinstance(question, Page) else _record(question, reader, steps)
    except InputRefused as refusal:
        made = refusal
    except MemoryError:
        made = InputRefused(Reason.TOO_LARGE, _where(question), "takes more memory than any article needs")
    except Exception as error:  # noqa: BLE001 (the boundary: the failure is named, the rest goes on)
        made = InputRefused(Reason.FAILED, _where(question), f"could not be read: {type(error).__name__}: {error}")
    return Answer(made=made, seconds=steps.seconds, memory=peak_memory())


def _article(page: Page, settings: Settings, steps: _Steps) -> Article:
    given = Given(language=settings.language)
    with steps.step("language"):
        if settings.language is None:
            _check_language(page)
    with steps.step("extraction"):
        payload = page.payload()
        opened = next(format_of(payload).read(payload, given))
    if isinstance(opened, InputRefused):
        raise opened
    return opened


def _check_language(page: Page) -> None:
    """Refuse a page whose main words are surely not English: a twentieth of the work of finding its article."""
    from resiliparse.extract.html2text import extract_plain_text

    markup = decode(page.body, page.where, (page.charset,))
    foreign = foreign_language(extract_plain_text(markup, main_content=True))
    if foreign:
        supported = ", ".join(sorted(LANGUAGES))
        raise InputRefused(Reason.LANGUAGE, page.where, f"language {foreign} not supported (supported: {supported})")


def _record(article: Article, reader: Reader, steps: _Steps) -> Record:
    if len(article.text) > LONGEST:
        raise InputRefused(Reason.TOO_LARGE, _where(article), f"longer than {LONGEST:,} characters, which no article is")
    with steps.step("engine"):
        return reader.read(article)


def _where(question: Page | Article) -> str:
    return question.where if isinstance(question, Page) else question.url or question.id


def serve(questions: IO[bytes], answers: IO[bytes], settings: Settings) -> None:
    """Answer until no more is asked; what is sent first says that the model is loaded."""
    reader = Reader(settings.model, threads=1)
    _send(None, answers)
    told = time.process_time()
    while True:
        try:
            question = pickle.load(questions)  # noqa: S301 (written by the process that started this one)
        except EOFError:
            return
        made = answer(question, settings, reader)
        before, told = told, time.process_time()
        exchange = told - before - sum(made.seconds.values())
        _send(replace(made, seconds={**made.seconds, EXCHANGE: exchange}), answers)


def _send(what: Answer | None, answers: IO[bytes]) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def main() -> None:
    """The process: its settings are its arguments."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the driver, which ends its workers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    try:
        serve(sys.stdin.buffer, answers, Settings(model=sys.argv[1], language=sys.argv[2] or None))
    except BrokenPipeError:  # whoever asked was killed
        os._exit(1)
