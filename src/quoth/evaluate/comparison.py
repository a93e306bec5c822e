"""Gold and made attributions of one article side by side: what every attribution metric starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quoth.evaluate.characters import Characters, characters, manner, quoted
from quoth.evaluate.head import head
from quoth.evaluate.matching import SOFT, best_first, jaccard, jaccard_of_sizes
from quoth.evaluate.triple import ROLES, Role, Triple
from quoth.model import Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The triples of one side. `attributions` are those with a content; `contents` and `manners` run parallel to them."""

    triples: tuple[Triple, ...]
    roles: Mapping[Role, tuple[Characters, ...]]
    attributions: tuple[Triple, ...]
    contents: tuple[Characters, ...]
    manners: tuple[Manner, ...]

    def all_of(self, role: Role) -> Characters:
        """The characters of `role` in any triple."""
        return frozenset[int]().union(*self.roles[role])

    def of_manner(self, wanted: Manner) -> list[Characters]:
        """The contents of one manner."""
        return [chars for chars, found in zip(self.contents, self.manners, strict=True) if found == wanted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both sides of one article; `match` pairs indices of gold contents with made ones (Jaccard of 0.5 or more)."""

    text: str
    gold: Side
    made: Side
    match: Mapping[int, int]


def compare(text: str, gold: Sequence[Triple], made: Sequence[Triple]) -> Comparison:
    """The two sides of one article with their contents matched one to one."""
    mask = quoted(text)
    ours, theirs = _side(text, gold, mask), _side(text, made, mask)
    match = best_first(ours.contents, theirs.contents, jaccard_of_sizes, SOFT)
    return Comparison(text=text, gold=ours, made=theirs, match=match)


def _side(text: str, triples: Sequence[Triple], mask: bytearray) -> Side:
    roles = {role: tuple(characters(triple.role(role), text) for triple in triples) for role in ROLES}
    kept = [i for i, chars in enumerate(roles["content"]) if chars]
    contents = tuple(roles["content"][i] for i in kept)
    return Side(
        triples=tuple(triples),
        roles=roles,
        attributions=tuple(triples[i] for i in kept),
        contents=contents,
        manners=tuple(manner(chars, text, mask) for chars in contents),
    )


def sources_agree(text: str, gold: Triple, made: Triple, *, by_word: bool = False) -> bool:
    """Whether two attributions have the same source span.

    Both have none, or the spans are alike (Jaccard of 0.5 or more), or the made one covers the head of the gold one; with
    `by_word`, an equal head word elsewhere in the article is enough.
    """
    wanted, found = characters(gold.source, text), characters(made.source, text)
    if not wanted or not found:
        return not wanted and not found
    if jaccard(wanted, found) >= SOFT:
        return True
    gold_head = head(gold.source, text)
    if gold_head is None:
        return False
    if any(at in found for at in range(gold_head.span.start, gold_head.span.end)):
        return True
    made_head = head(made.source, text) if by_word else None
    return made_head is not None and made_head.word == gold_head.word
