"""Which articles are the same one: canonical addresses and the keys of the library."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from quoth.model import Article

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga"})
_TRACKING_PREFIX = "utm_"
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


def canonical_url(url: str) -> str:
    """`url` as every link to the same page spells it; what is no http(s) address is only stripped.

    Always https, the host in lower case, no fragment, no default port, no tracking parameters, the query sorted.

    >>> canonical_url("HTTP://Coast-Ledger.example:80/velm?utm_source=post&page=2&b=1#top")
    'https://coast-ledger.example/velm?b=1&page=2'
    """
    stripped = url.strip()
    try:
        parts = urlsplit(stripped)
        port = parts.port
    except ValueError:  # a bracket without its other half, a port that is no number
        return stripped
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return stripped
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.rstrip(".")
    place = host if port in {None, _DEFAULT_PORTS[scheme]} else f"{host}:{port}"
    fields = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    query = urlencode(sorted(field for field in fields if not _is_tracking(field[0])), errors="surrogateescape")
    return urlunsplit(("https", place, quote(parts.path or "/", safe=_PATH_SAFE), query, ""))


def article_key(article: Article, collection: str = "") -> str:
    """What the library knows `article` by: its canonical address, else its collection and id.

    >>> article_key(Article(text="The quay is safe, Lena Okafor said.", id="7"), "wire")
    'id:wire/7'
    """
    return f"url:{canonical_url(article.url)}" if article.url else id_key(article.id, collection)


def same_article(one: Article, other: Article) -> bool:
    """Whether the two have the same text and the same metadata, however their address is spelled."""
    return replace(one, url=other.url) == other and _same_page(one.url, other.url)


def id_key(article_id: str, collection: str = "") -> str:
    """The key of an article without an address; a slash in the collection's name cannot be taken for the divider."""
    return f"id:{quote(collection, safe='')}/{article_id}"


def _same_page(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and canonical_url(one) == canonical_url(other))


def _is_tracking(field: str) -> bool:
    lowered = field.lower()
    return lowered in _TRACKING or lowered.startswith(_TRACKING_PREFIX)
