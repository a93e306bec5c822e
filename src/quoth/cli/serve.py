"""`quoth serve`: the pages and the REST API, on this machine unless something else is asked for."""

from __future__ import annotations

import socket
import threading
import webbrowser
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption, ModelOption
from quoth.errors import MissingExtra, QuothError
from quoth.web.settings import HOST, PORT, RATE, Limits, Settings, is_loopback

_PARTS = ("fastapi", "uvicorn", "python_multipart")


def serve(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    *,
    location: LibraryOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on; any but this machine's own needs a token.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes one that is free.")] = PORT,
    names: Annotated[
        list[str] | None, typer.Option("--name", help="Another host name that it is reached under; may be given again.")
    ] = None,
    token: Annotated[str | None, typer.Option(envvar="QUOTH_TOKEN", help="What everybody has to know who comes in.")] = None,
    password_file: Annotated[Path | None, typer.Option(metavar="FILE", help="The token is the first line of this file.")] = None,
    rate: Annotated[float, typer.Option(min=1, help="So many requests a second one client may make.")] = RATE,
    model: ModelOption = "best",
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Show the first page in a browser.")] = True,
) -> None:
    """Show the library as pages, and answer programs by a REST API."""
    if any(find_spec(part) is None for part in _PARTS):
        raise MissingExtra("web", "quoth serve")
    word = token or (_first_line(password_file) if password_file else None)
    if word is None and not is_loopback(host):
        detail = f"{host} can be reached from other machines; --token or --password-file must keep strangers out"
        raise typer.BadParameter(detail, param_hint="--host")
    open_library(location).close()
    with _listening(host, port) as listener:
        settings = Settings(
            library=location, model=model, host=host, port=listener.getsockname()[1], token=word, names=tuple(names or ()),
            limits=Limits.at_rate(rate),
        )  # fmt: skip
        _run(settings, listener, open_browser=open_browser)


def _first_line(path: Path) -> str:
    try:
        line = path.read_text("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeError) as error:
        raise typer.BadParameter(f"{path}: cannot be read: {error}", param_hint="--password-file") from error
    if not line:
        raise typer.BadParameter(f"{path}: its first line is empty", param_hint="--password-file")
    return line


def _listening(host: str, port: int) -> socket.socket:
    """A socket that accepts connections already, so that a browser which comes early waits for the first page."""
    try:
        family, *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise QuothError(f"{host}, port {port}: cannot listen there: {error.strerror}; name another with --port") from error


def _run(settings: Settings, listener: socket.socket, *, open_browser: bool) -> None:
    import uvicorn

    from quoth.web.app import create_app

    place = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{place}:{settings.port}/"
    config = uvicorn.Config(create_app(settings), log_level="warning", access_log=False, server_header=False)
    typer.echo(f"Quoth is at {address} until Ctrl-C")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
