"""Where things are served: the addresses of pages, and of words in an article, which hold when it is read again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_letters, digits

from quoth.model import Span
from quoth.store import Hit
from quoth.store.hits import BREAK

_EXACT = 90
_AROUND = 24
_WORD = re.compile(r"\S+")
_ESCAPED = [chr(byte) if chr(byte) in f"{ascii_letters}{digits}_.-~" else f"%{byte:02X}" for byte in range(256)]


def escaped(text: str) -> str:
    """`text` as a part of an address; quicker than `urllib.parse.quote`, and without its exceptions.

    >>> escaped("a/b – c")
    'a%2Fb%20%E2%80%93%20c'
    """
    return "".join(map(_ESCAPED.__getitem__, text.encode("utf-8", "replace")))


def fields_in_address(fields: Mapping[str, str]) -> str:
    """Fields as what stands behind the question mark, or the hash, of an address."""
    return "&".join(f"{name}={escaped(value)}" for name, value in fields.items())


def article_address(key: str, fragment: str = "") -> str:
    """The page of the article that the library knows by `key`."""
    return f"/article?key={escaped(key)}" + (f"#{fragment}" if fragment else "")


def source_address(actor: str) -> str:
    """The page of an actor."""
    return f"/source?id={escaped(actor)}"


def outlet_address(name: str) -> str:
    """The page of an outlet."""
    return f"/outlet?name={escaped(name)}"


def story_address(story: str) -> str:
    """The page of a story, by its id or an article of it."""
    return f"/story?id={escaped(story)}"


def words_at(text: str, span: Span) -> str:
    """A fragment that names the role and the words of a content in `text`: those it begins with, and a little around them.

    It leads there as long as the words stand in the article, wherever they stand and however they are read.

    >>> words_at("“We are ready,” Lena Okafor said.", Span(0, 15))
    'content=%E2%80%9CWe%20are%20ready%2C%E2%80%9D&after=Lena%20Okafor%20said.'
    """
    return _fragment(text[: span.start], span.of(text), text[span.end :])


def words_of_hit(hit: Hit) -> str:
    """The fragment of what a search found; what follows the first piece of a discontinuous content is not known."""
    first, *others = hit.content.split(BREAK)
    return _fragment(hit.before, first, "" if others else hit.after)


def _fragment(before: str, content: str, after: str) -> str:
    line = content.strip().split("\n")[0]
    exact = _first_words(line, _EXACT)
    rest = content.strip()[len(exact) :] + after
    parts = {"content": exact, "before": _last_words(before, _AROUND), "after": _first_words(rest, _AROUND)}
    return fields_in_address({name: words for name, words in parts.items() if words})


def _first_words(text: str, most: int) -> str:
    """The whole words among the first `most` characters, at least a part of the first one, as one line."""
    words = _WORD.findall(text[: most + 1])
    if len(words) > 1 and len(text) > most and not text[most].isspace():
        words.pop()
    return " ".join(words)[:most]


def _last_words(text: str, most: int) -> str:
    return _first_words(text[-most - 1 :][::-1], most)[::-1]
