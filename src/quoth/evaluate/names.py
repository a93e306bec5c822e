"""Whether two sources bear the same name, by the rule of the record metrics."""

from __future__ import annotations

import re

from quoth.model import Source

_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "president", "prime", "minister", "senator", "sen", "rep", "gov",
        "governor", "general", "gen", "col", "judge", "professor", "prof", "king", "queen", "prince", "the", "a", "an",
    ]
)  # fmt: skip
_WORD = re.compile(r"[\w'’.-]+")


def same_name(gold: Source | None, made: Source | None) -> bool:
    """Whether `made` names the same who as `gold`; two absent sources do.

    Equal after folding case, quotation marks and titles; or one name's words within the other's; or, for a person, one
    of them the other's last name alone.
    """
    if gold is None or made is None:
        return gold is None and made is None
    wanted, found = _words(gold.name), _words(made.name)
    if not wanted or not found:
        return wanted == found
    if _within(found, wanted) or (_within(wanted, found) and len(found) <= len(wanted) + 3):
        return True
    return gold.kind == "person" and wanted[-1] == found[-1] and min(len(wanted), len(found)) == 1


def _within(some: list[str], others: list[str]) -> bool:
    return set(some) <= set(others)


def _words(name: str) -> list[str]:
    folded = name.casefold().replace("’", "'").replace("`", "'")
    return [word.removesuffix("'s") for word in _WORD.findall(folded) if word.strip(".") not in _TITLES]
