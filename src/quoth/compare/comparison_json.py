"""A comparison as plain values, for JSON. `docs/compare.md` describes every field."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.compare.called import Called, Calling
from quoth.compare.comparison import FORMAT, Comparison
from quoth.compare.differences import Piece
from quoth.compare.families import Family, Version
from quoth.compare.heard import Cell, Hearing
from quoth.compare.quantities import Claim, Quantity
from quoth.compare.speakers import Speaker
from quoth.model import Record, Span, Spans

Json = dict[str, object]


def comparison_to_dict(comparison: Comparison) -> Json:
    """`comparison` as the plain values of its JSON (`quoth/comparison/1`); spans count code points of the article's text."""
    return {
        "schema": FORMAT,
        "articles": [_article(record, comparison.own_voice[record.id]) for record in comparison.records],
        "heard": [_hearing(hearing) for hearing in comparison.hearings],
        "families": [_family(family) for family in comparison.families],
        "called": [_called(row) for row in comparison.called],
        "figures": [_quantity(quantity) for quantity in comparison.figures],
        "dates": [_quantity(quantity) for quantity in comparison.dates],
    }


def _article(record: Record, own_voice: float | None) -> Json:
    article = record.article
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "own_voice": own_voice if own_voice is None else round(own_voice, 3),
    }


def _speaker(speaker: Speaker) -> Json:
    return {"name": speaker.name, "kind": speaker.kind}


def _speakers(speakers: Iterable[Speaker]) -> list[Json]:
    return [_speaker(speaker) for speaker in speakers]


def _hearing(hearing: Hearing) -> Json:
    return {
        "speaker": _speaker(hearing.speaker),
        "called": list(hearing.speaker.called),
        "cells": [_cell(cell) for cell in hearing.cells],
        "missing": list(hearing.missing),
    }


def _cell(cell: Cell) -> Json:
    return {
        "article": cell.article,
        "words": cell.words,
        "quoted": cell.quoted,
        "named": cell.named,
        "attributions": [attribution.id for attribution in cell.attributions],
    }


def _family(family: Family) -> Json:
    return {"versions": [_version(version) for version in family.versions]}


def _version(version: Version) -> Json:
    return {
        "article": version.article,
        "attribution": version.attribution.id if version.attribution else None,
        "spans": _pairs(version.spans),
        "words": version.words,
        "speakers": _speakers(version.speakers),
        "cue": version.cue,
        "stance": version.stance,
        "manner": version.manner,
        "how": version.how,
        "differences": list(version.differences),
        "diff": [_piece(piece) for piece in version.diff],
    }


def _piece(piece: Piece) -> Json:
    return {
        "kind": piece.kind,
        "version": piece.quote,
        "longest": piece.article,
        "place": piece.place,
        "marked": piece.marked,
        "flags": list(piece.flags),
    }


def _called(row: Called) -> Json:
    return {
        "name": row.name,
        "speaks": row.speaker is not None,
        "callings": [_calling(calling) for calling in row.callings],
    }


def _calling(calling: Calling) -> Json:
    return {
        "article": calling.article,
        "kind": calling.kind,
        "words": calling.words,
        "span": _pair(calling.span),
        "voice": _speakers(calling.voice),
        "attribution": calling.attribution.id if calling.attribution else None,
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "what": quantity.what,
        "unit": quantity.unit,
        "agreement": quantity.agreement,
        "claims": [_claim(claim) for claim in quantity.claims],
    }


def _claim(claim: Claim) -> Json:
    return {
        "article": claim.article,
        "span": _pair(claim.span),
        "words": claim.words,
        "value": list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        "bound": claim.bound,
        "published": claim.published,
        "voice": _speakers(claim.voice),
        "attribution": claim.attribution.id if claim.attribution else None,
        "earlier": claim.earlier,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Spans) -> list[list[int]]:
    return [_pair(span) for span in spans]
