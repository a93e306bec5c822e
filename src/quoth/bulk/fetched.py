"""Files of a crawl, here or elsewhere, as streams."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from quoth.errors import InputRefused, MissingExtra, Reason

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_TRIES = 3


def file_system(address: str) -> tuple[AbstractFileSystem, str]:
    """What fsspec opens `address` with, and the path in it. Raises `MissingExtra` or, for an unknown scheme, `InputRefused`."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtra("bulk", f"reading {address}") from error
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:  # fsspec names the package that a scheme needs
        raise InputRefused(Reason.NOT_READABLE, address, f"cannot be opened: {error}") from error
    return system, str(path)


@contextmanager
def opened(file: str) -> Iterator[IO[bytes]]:
    """The bytes of `file`. One that lies elsewhere is fetched whole first: a broken line must not look like damage.

    Raises `InputRefused` where it cannot be had.
    """
    if "://" not in file:
        with _local(file) as stream:
            yield stream
        return
    with tempfile.TemporaryDirectory(prefix="quoth-") as folder:
        copy = Path(folder) / "fetched"
        _fetch(file, copy)
        with copy.open("rb") as stream:
            yield stream


def _local(file: str) -> IO[bytes]:
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise InputRefused(Reason.NOT_READABLE, file, f"cannot be read: {error.strerror}") from error


def _fetch(address: str, copy: Path) -> None:
    system, path = file_system(address)
    for attempt in range(1, _TRIES + 1):
        try:
            system.get_file(path, str(copy))
        except Exception as error:  # every file system of fsspec has errors of its own
            if attempt == _TRIES:
                raise InputRefused(Reason.NOT_FETCHED, address, f"not fetched: {type(error).__name__}: {error}") from error
        else:
            return
