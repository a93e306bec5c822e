"""From bytes to characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from quoth.errors import InputRefused, Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive in a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"WARC/": "a web archive",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_CONTROL_SHARE = 0.01


def decode(content: bytes, where: str, declared: Sequence[str | None] = ()) -> str:
    """The characters of `content`, without a byte order mark; `declared` are encodings that its sender named.

    A byte order mark decides, then UTF-8 if the bytes are UTF-8 (one in ten multi-byte characters may be damaged),
    then what was declared, then what the bytes look like. Raises `InputRefused` for binary and undecodable bytes.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_with_mark(content[len(mark) :], encoding, where), where)
    wide = _utf16_without_mark(content)
    if wide:
        return _checked(content.decode(wide, "replace"), where)
    _refuse_binary(content, where)
    for encoding, errors in _candidates(content, declared):
        try:
            return _checked(content.decode(encoding, errors), where)
        except (UnicodeError, LookupError):  # LookupError: an encoding that Python does not have
            continue
    raise InputRefused(Reason.NOT_DECODABLE, where, "not decodable: the bytes are neither UTF-8 nor another known encoding")


def _with_mark(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"not decodable: it begins as {encoding} but byte {error.start} is not"
        raise InputRefused(Reason.NOT_DECODABLE, where, detail) from error


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 of mostly Latin letters has a NUL in every second byte."""
    sample = content[: 4096 & ~1]
    if len(sample) < 4 or len(content) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.8 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.8 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _refuse_binary(content: bytes, where: str) -> None:
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise InputRefused(Reason.BINARY, where, f"binary: {kind}, not a text")
    at = content.find(b"\0")
    if at >= 0:
        raise InputRefused(Reason.BINARY, where, f"binary: byte {at} is NUL, which no text has")


def _candidates(content: bytes, declared: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    """Encodings to try, the likeliest first, each with what to do about bytes that are wrong in it."""
    yield "utf-8", "strict"
    if _damaged_utf8(content):
        yield "utf-8", "replace"
    from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

    for name in declared:
        if name and not name.lower().startswith("utf-16"):  # such a page would be full of NULs
            yield map_encoding_to_html5(name) or "utf-8", "strict"
    detected = detect_encoding(content) or "utf-8"
    if detected != "macintosh" and _mostly_ascii(content[:100_000]):
        yield "cp1252", "replace"  # a few quotation marks, accents or stray bytes: too little for a detector
    yield detected, "strict"


def _mostly_ascii(content: bytes) -> bool:
    return sum(byte > 127 for byte in content) * 10 < len(content)


def _damaged_utf8(content: bytes) -> bool:
    """A page cut in the middle of a character, or with one wrong byte pasted in, is still UTF-8."""
    characters = content.decode("utf-8", "replace")
    damaged = characters.count("\ufffd")
    return damaged * 10 <= sum(character > "\x7f" for character in characters) - damaged


def _checked(text: str, where: str) -> str:
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > 2 and controls > _CONTROL_SHARE * len(text):
        detail = f"not decodable: {controls} of {len(text)} characters are control characters"
        raise InputRefused(Reason.NOT_DECODABLE, where, detail)
    return text
