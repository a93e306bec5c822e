"""`quoth mcp`: the library for an assistant, over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption, ModelOption
from quoth.errors import MissingExtra


def mcp(*, location: LibraryOption = None, model: ModelOption = "best") -> None:
    """Let an assistant read, search and check, by the Model Context Protocol on standard input and output."""
    if find_spec("mcp") is None:
        raise MissingExtra("web", "quoth mcp")
    from quoth.web.assistants import create_server
    from quoth.web.settings import Settings

    open_library(location).close()
    create_server(Settings(library=location, model=model)).run()
