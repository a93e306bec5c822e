"""Sketches of texts, by which copies of one text are told without comparing every two (MinHash, Broder 1997)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.model import Article
from quoth.store.agency import credited_agency
from quoth.store.words import indexed_words

BANDS = 32
ROWS = 3
"""Texts half of whose shingles are shared agree in a whole band with probability 0.99; with a tenth shared, 0.03."""

SHINGLE = 3
"""So many words side by side are compared as one."""

FEWEST_WORDS = 30
"""A shorter text is never called a copy: too many short notices are alike by chance."""

COPY = 0.5
WIRE_COPY = 0.4
"""From these shares of common shingles on two texts are copies: any two, or two that credit one agency, which papers cut."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's shingles, `BANDS` times `ROWS` of them, and the agency that it credits."""

    hashes: bytes
    agency: str | None

    def bands(self) -> frozenset[int]:
        """Numbers of which copies share at least one, and other texts hardly any."""
        size = 4 * ROWS
        pieces = (self.hashes[start : start + size] for start in range(0, len(self.hashes), size))
        return frozenset(_number(bytes([band]) + piece) for band, piece in enumerate(pieces))

    def copies(self, others: Sequence[Sketch]) -> list[bool]:
        """For each of `others` whether it is one of a copy of the same text; two always agree on it."""
        hashes = np.frombuffer(b"".join(other.hashes for other in others), "<u4").reshape(-1, BANDS, ROWS)
        same = hashes == np.frombuffer(self.hashes, "<u4").reshape(BANDS, ROWS)
        least = [WIRE_COPY if self.agency and self.agency == other.agency else COPY for other in others]
        found: list[bool] = ((same.mean(axis=(1, 2)) >= np.array(least)) & same.all(axis=2).any(axis=1)).tolist()
        return found


def sketch(article: Article) -> Sketch | None:
    """The sketch of an article, the same in every process and version; None for a text too short for one."""
    words = indexed_words(article.text)
    if len(words) < FEWEST_WORDS:
        return None
    shingles = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    found = np.fromiter((zlib.crc32(shingle.encode()) for shingle in shingles), np.uint64, len(shingles))
    # each pair of numbers is a hash of its own: multiply and add modulo 2 ** 64, keep the upper half
    hashes = found * _FACTORS
    hashes += _SUMMANDS
    return Sketch((hashes.min(axis=1) >> np.uint64(32)).astype("<u4").tobytes(), credited_agency(article))


def _number(piece: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(piece, digest_size=8).digest()) >> 1


def _numbers(part: slice) -> npt.NDArray[np.uint64]:
    """A column of numbers that are the same for ever, one for each hash."""
    digests = (hashlib.sha256(f"quoth sketch {number}".encode()).digest() for number in range(BANDS * ROWS))
    return np.array([[int.from_bytes(digest[part])] for digest in digests], np.uint64)


_FACTORS = _numbers(slice(0, 8)) | np.uint64(1)
_SUMMANDS = _numbers(slice(8, 16))
