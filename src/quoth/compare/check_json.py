"""A check as plain values, for JSON. `docs/check.md` describes every field."""

from __future__ import annotations

from quoth.compare.check import Appearance, Check
from quoth.compare.differences import Piece
from quoth.model import Span

Json = dict[str, object]


def check_to_dict(check: Check) -> Json:
    """`check` as the plain values of its JSON; spans are `[start, end]` in code points of the article's text."""
    return {
        "quote": check.quote,
        "by": check.by,
        "verdict": check.verdict,
        "appearances": [_appearance(appearance) for appearance in check.appearances],
    }


def _appearance(appearance: Appearance) -> Json:
    article = appearance.article
    return {
        "verdict": appearance.verdict,
        "article": {
            "id": article.id,
            "url": article.url,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
        },
        "spans": [_pair(span) for span in appearance.spans],
        "words": appearance.words,
        "sources": [{"name": source.name, "kind": source.kind, "resolved": source.resolved} for source in appearance.sources],
        "asked": appearance.asked,
        "attributed": bool(appearance.attributions),
        "share": round(appearance.share, 3),
        "diff": [_piece(piece) for piece in appearance.diff],
    }


def _piece(piece: Piece) -> Json:
    return {
        "kind": piece.kind,
        "quote": piece.quote,
        "article": piece.article,
        "span": _pair(piece.span) if piece.span else None,
        "place": piece.place,
        "marked": piece.marked,
        "flags": list(piece.flags),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
