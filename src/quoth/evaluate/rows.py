"""Rows of JSONL files of annotated articles; every complaint names file and line."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoth.errors import GoldInvalid

_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a JSONL file, with the place it stands at."""

    path: Path
    line: int
    fields: Mapping[str, Any]

    def invalid(self, problem: str) -> GoldInvalid:
        """The error for `problem`, to be raised."""
        return GoldInvalid(f"{self.path}, line {self.line}: {problem}")

    def text(self, field: str) -> str:
        """The string in `field`; raises `GoldInvalid` if there is none."""
        found = self.fields.get(field)
        if not isinstance(found, str):
            raise self.invalid(f"{field!r} must be a string, not {described(found)}")
        return found

    def optional_text(self, field: str) -> str | None:
        """The string in `field`, None where it is absent or null."""
        return None if self.fields.get(field) is None else self.text(field)

    def objects(self, field: str) -> list[Mapping[str, Any]]:
        """The JSON objects listed in `field`."""
        found = self.fields.get(field)
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            raise self.invalid(f"{field!r} must be a list of objects, not {described(found)}")
        return found

    def texts(self, field: str) -> tuple[str, ...]:
        """The strings listed in `field`."""
        found = self.fields.get(field)
        if not isinstance(found, list) or not all(isinstance(entry, str) for entry in found):
            raise self.invalid(f"{field!r} must be a list of strings, not {described(found)}")
        return tuple(found)


def described(found: object) -> str:
    """`found` as JSON, cut to what fits into a message."""
    shown = json.dumps(found, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of `path`, which may be gzipped; blank lines are skipped. Raises `GoldInvalid`."""
    refuse_kept_back(path)
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise GoldInvalid(f"{path}, line {number}: not JSON: {error}") from error
        if not isinstance(fields, dict):
            raise GoldInvalid(f"{path}, line {number}: not a JSON object but {described(fields)}")
        yield Row(path, number, fields)


def refuse_kept_back(path: Path) -> None:
    """Raises `GoldInvalid` for PolNeAR's test split: it is for one last look, not for development."""
    parts = [_WORDS.split(part.casefold()) for part in path.absolute().parts]
    corpus = next((i for i, words in enumerate(parts) if "polnear" in words), len(parts))
    if any("test" in words for words in parts[corpus:]):
        raise GoldInvalid(f"{path}: PolNeAR's test split is kept back; use the dev split")


def _lines(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n")
    except (OSError, EOFError) as error:
        raise GoldInvalid(f"{path}: cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise GoldInvalid(f"{path}: not UTF-8: byte {error.start}") from error
