"""The quote families of a comparison: the same words as each article prints them."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.compare import Family, Version
from quoth.export.comparison.parts import Line, Piece, Utterance
from quoth.export.comparison.scene import Scene, who
from quoth.export.legible import legible


def utterance(scene: Scene, count: int, family: Family) -> Utterance:
    """One quote family."""
    order = list(scene.records)
    others = sorted(family.versions[1:], key=lambda version: (order.index(version.article), version.spans))
    lines = tuple(_line(scene, version) for version in (family.longest, *others))
    return Utterance(number=count, outlets=len(family.articles), lines=lines)


def _line(scene: Scene, version: Version) -> Line:
    return Line(
        outlet=scene.names[version.article],
        who=who(version.speakers),
        colour=scene.colour(version.speakers),
        cue=legible(version.cue),
        version=version,
        pieces=tuple(_pieces(version)),
        address=scene.address(version.article, version.attribution, version.spans[0]),
    )


def _pieces(version: Version) -> Iterator[Piece]:
    """The words of a version with those that it cut, within its quotation marks; the longest one as it is."""
    said = [piece.quote for piece in version.diff if piece.quote]
    if not said:
        yield Piece(kind="same", words=legible(version.words))
        return
    before, behind = version.words.find(said[0]), version.words.rfind(said[-1]) + len(said[-1])
    yield from _marks(version.words[:before] if before > 0 else "")
    for piece in version.diff:
        if piece.kind == "same":
            yield Piece(kind="same", words=legible(piece.quote))
            continue
        if piece.article:
            yield Piece(kind="cut", words=legible(piece.article))
        if piece.quote:
            yield Piece(kind="own", words=legible(piece.quote))
    yield from _marks(version.words[behind:])


def _marks(text: str) -> Iterator[Piece]:
    """Punctuation at the edge of a version, without words such as the "that" of reported speech."""
    marks = "".join(character for character in text if not character.isalnum() and not character.isspace())
    if marks:
        yield Piece(kind="mark", words=legible(marks))
