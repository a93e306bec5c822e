"""BBC Citron's JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from quoth.model import Record, Span
from tests.export.test_exporters import written


def document(record: Record, extract: int | None = None) -> dict[str, Any]:
    """The one document that is written of `record`."""
    loaded: dict[str, Any] = json.loads(written("citron", record, extract=extract))
    return loaded


def spans(found: object) -> list[dict[str, Any]]:
    """Every span in a document, however deep."""
    if isinstance(found, dict):
        return [found] if "start" in found else [span for value in found.values() for span in spans(value)]
    return [span for value in found for span in spans(value)] if isinstance(found, list) else []


def test_a_quote_has_cue_sources_and_contents(sample_record: Record) -> None:
    """The spans are those of the attribution, in the order of the record."""
    quote = document(sample_record)["quotes"][2]
    said = sample_record.attributions[2]
    assert quote["cue"] == {"start": said.cue[0].start, "end": said.cue[0].end, "text": "told"}
    assert [span["text"] for span in quote["sources"]] == ["Lena Okafor, the union's chair"]
    assert [(span["start"], span["end"]) for span in quote["contents"]] == [(span.start, span.end) for span in said.content]
    assert (quote["id"], quote["confidence"]) == ("a3", "1.0000")


def test_every_span_has_its_words(sample_record: Record) -> None:
    """With the text, each span's words are those at its place, as Citron needs them for training."""
    found = document(sample_record)
    assert found["text"] == sample_record.article.text
    assert len(spans(found)) > 20
    assert all(found["text"][span["start"] : span["end"]] == span["text"] for span in spans(found))


def test_a_pronoun_is_resolved_to_where_the_name_stands(sample_record: Record) -> None:
    """Coreferences are the names of whoever is not named in the source span."""
    quotes = {quote["id"]: quote for quote in document(sample_record)["quotes"]}
    assert [span["text"] for span in quotes["a4"]["sources"]] == ["She"]
    assert [span["text"] for span in quotes["a4"]["coreferences"]] == ["Lena Okafor"]
    assert quotes["a3"]["coreferences"] == quotes["a7"]["coreferences"] == []
    assert ["Lena Okafor", "She"] in [[span["text"] for span in group] for group in document(sample_record)["coreference_groups"]]


def test_only_quotes_with_a_cue_are_written(sample_record: Record) -> None:
    """The attribution without a cue is left out, and a cue in pieces is one span."""
    split = Span(sample_record.attributions[8].cue[0].start, sample_record.attributions[8].cue[0].start + 2)
    last = replace(sample_record.attributions[8], cue=(split, Span(split.end + 1, split.end + 3)))
    quotes = document(replace(sample_record, attributions=(*sample_record.attributions[:8], last)))["quotes"]
    assert [quote["id"] for quote in quotes] == ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a9"]
    assert quotes[-1]["cue"]["text"] == "found"


def test_an_extract_keeps_positions_and_leaves_the_text_out(sample_record: Record) -> None:
    """A cut content ends with an ellipsis, a span after it has no words, and both keep their places."""
    found = document(sample_record, extract=3)
    first, second = found["quotes"][2]["contents"]
    assert (first["text"], second["text"]) == ('"We have waited …', "…")
    assert [Span(span["start"], span["end"]) for span in (first, second)] == [*sample_record.attributions[2].content]
    assert "text" not in found
