"""Whether a text is confidently not English."""

from __future__ import annotations

import unicodedata

SHORTEST = 200
"""Characters below which no text is called foreign: names and quotations weigh too much in it."""

_SAMPLE = 20_000
_MARGIN = 0.5
"""Log-probability by which another language must beat English, per byte.

Lists of names and of figures in English news stay below 0.2, real German or Dutch of the same length is above 1.5.
"""


def foreign_language(text: str) -> str | None:
    """The code of the language that `text` is confidently in if that is not English, else None.

    Two detectors must agree that it is not English: a fast one, then an accurate one that is loaded on first need.
    """
    if len(text) < SHORTEST:
        return None
    from resiliparse.parse.lang import detect_fast

    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    fast, _ = detect_fast(sample)
    return None if fast == "en" else _confirmed(sample)


def _confirmed(sample: str) -> str | None:
    import py3langid

    scores = dict(py3langid.rank(sample))
    best = max(scores, key=lambda code: float(scores[code]))
    margin = float(scores[best]) - float(scores["en"])
    return str(best) if margin > _MARGIN * len(sample.encode("utf-8", "replace")) else None
