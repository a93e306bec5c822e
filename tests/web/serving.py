"""A real server on a port of this machine, for clients that speak HTTP themselves."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn

from quoth.readers.url import Fetcher
from quoth.web.app import create_app
from quoth.web.settings import Settings


@contextmanager
def served(settings: Settings, fetcher: Fetcher | None = None) -> Iterator[str]:
    """The address of a server as `settings` describe it, but at a port that is free; it ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        config = uvicorn.Config(create_app(replace(settings, port=port), fetcher), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(20)
