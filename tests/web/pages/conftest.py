"""A server in front of a library with the invented articles, and a browser that notices every complaint."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
import uvicorn

from quoth.model import Article
from quoth.pipeline import Reader
from quoth.readers import Given, open_source
from quoth.store import Library
from quoth.web.app import create_app
from quoth.web.settings import Limits, Rate, Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

EXAMPLES = Path(__file__).parents[3] / "examples"
UNHURRIED = Rate(burst=10_000, a_second=10_000.0)


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it is, and the library behind it."""

    address: str
    library: Library


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Served]:
    """A server on this machine whose library holds the articles of `examples/`."""
    location = str(tmp_path_factory.mktemp("library") / "library.sqlite")
    with Library.open(location) as library:
        for article in examples("*.html"):
            library.writer.add(reader.read(article))
        with serving(location) as address:
            yield Served(address, library)


def examples(pattern: str) -> Iterator[Article]:
    """The invented articles whose files match `pattern`, in the order of their names."""
    for path in sorted(EXAMPLES.glob(pattern)):
        for article in open_source(str(path), Given()):
            assert isinstance(article, Article)
            yield article


def _is_expected(message: ConsoleMessage) -> bool:
    """Whether a browser only tells that the page itself says what is wrong."""
    document = message.page.url.partition("#")[0] if message.page else ""
    return message.text.startswith("Failed to load resource: the server responded with a status of 4") and (
        message.location["url"] == document
    )


@contextmanager
def serving(location: str) -> Iterator[str]:
    """The address of a server in front of the library at `location`, on a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settings = Settings(library=location, port=port, limits=Limits(requests=UNHURRIED, costly=UNHURRIED))
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def window(chromium: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """Opens a page of the server."""
    with opening(chromium, served.address) as opened:
        yield opened


@contextmanager
def opening(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the server at `address`; at the end nothing may have been logged, and nothing asked of another host."""
    contexts = []
    complaints: list[str] = []

    def opened(
        path: str, *, width: int = 1440, scheme: Literal["light", "dark"] = "light", scripts: bool = True, expected: int = 200
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts, base_url=address
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: None if _is_expected(message) else complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((address, "data:")) else complaints.append(request.url))
        answer = page.goto(path)
        assert answer
        assert answer.status == expected
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
