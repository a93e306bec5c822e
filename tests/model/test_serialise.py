"""Records as JSON and back, and the JSON Schema that describes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quoth.errors import RecordInvalid
from quoth.model import (
    Article,
    Attribution,
    AttributionId,
    Channel,
    Figure,
    Label,
    MadeBy,
    Record,
    Source,
    SourceId,
    Span,
    Target,
    Time,
    dump_record,
    load_record,
    record_to_dict,
    schema,
)

TEXT = "“Wait,” Mira Sol said. “The ☂ barge sank in 1998 with 20 crates.” 𝄞"
MAYBE = st.none() | st.text(max_size=8)
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)).map(lambda at: Span(at[0], min(len(TEXT), at[0] + at[1])))
ROLES = st.lists(SPANS, max_size=3, unique=True).map(tuple)
SHARE = st.floats(0, 1)
VALIDATOR = Draft202012Validator(schema())


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record of one text: ids are known, spans lie inside, everything else is free."""
    source_ids = [SourceId(f"s{n}") for n in range(draw(st.integers(0, 3)))]
    ids = [AttributionId(f"a{n}") for n in range(draw(st.integers(0, 3)))]
    source, attribution = st.sampled_from([None, *source_ids]), st.sampled_from([None, *ids])
    channel = st.builds(Channel, kind=st.sampled_from(["post", "court", "news conference"]), span=st.none() | SPANS)
    target = st.builds(Target, name=st.text(max_size=8), span=st.none() | SPANS, source=source)
    number = st.integers(-9, 10**12) | st.floats(allow_nan=False, allow_infinity=False)
    value = st.none() | number | st.tuples(number, number)
    currency = st.none() | st.sampled_from(["EUR", "USD"])
    words = st.text(max_size=5)
    articles = st.builds(
        Article, text=st.just(TEXT), id=words, url=MAYBE, outlet=MAYBE, title=MAYBE, title_span=st.none() | SPANS,
        byline=st.lists(words, max_size=2).map(tuple), published=MAYBE,
    )  # fmt: skip
    sources = [
        st.builds(
            Source, id=st.just(name), name=words, kind=st.sampled_from(["person", "group", "unnamed"]),
            affiliation=MAYBE, resolved=st.booleans(), roles=st.lists(words, max_size=2).map(tuple), mentions=ROLES,
            members=st.sets(st.sampled_from(source_ids)).map(tuple),
        )
        for name in source_ids
    ]  # fmt: skip
    attributions = [
        st.builds(
            Attribution, id=st.just(name), manner=st.sampled_from(["direct", "mixed", "indirect"]), content=ROLES.filter(bool),
            cue=ROLES, source_span=ROLES, source=source, attitude=st.sampled_from(["assertion", "eventuality"]),
            stance=st.sampled_from(["distance", "endorse"]), channel=st.none() | channel, parent=attribution,
            confidence=SHARE, source_confidence=SHARE,
        )
        for name in ids
    ]  # fmt: skip
    kind, time_type = st.sampled_from(["epithet", "scare-quotes"]), st.sampled_from(["DATE", "SET"])
    labels = st.builds(Label, span=SPANS, kind=kind, target=st.none() | target, attribution=attribution)
    figures = st.builds(Figure, span=SPANS, value=value, bound=MAYBE, unit=MAYBE, currency=currency, attribution=attribution)
    times = st.builds(Time, span=SPANS, type=time_type, value=MAYBE, attribution=attribution)
    return Record(
        article=draw(articles),
        made_by=MadeBy(quoth="0.1.0", model="best", weights="sha256:0"),
        sources=tuple(draw(some) for some in sources),
        attributions=tuple(draw(some) for some in attributions),
        labels=tuple(draw(st.lists(labels, max_size=2))),
        figures=tuple(draw(st.lists(figures, max_size=2))),
        times=tuple(draw(st.lists(times, max_size=2))),
        own_voice=draw(ROLES),
    )


@given(records())
def test_a_record_comes_back_equal_from_its_json(record: Record) -> None:
    """Dumping and loading loses and changes nothing, on one line or indented."""
    assert load_record(dump_record(record)) == record
    assert load_record(dump_record(record, indent=2)) == record


@given(records())
def test_every_dumped_record_fits_the_schema(record: Record) -> None:
    """The JSON Schema accepts whatever the program writes."""
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(dump_record(record)))] == []


def test_the_schema_is_a_valid_schema() -> None:
    """The schema obeys JSON Schema 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_every_field_of_the_schema_is_described_required_and_closed() -> None:
    """No field goes without a description, no object takes unknown fields."""
    found: list[str] = []

    def walk(part: dict[str, Any], where: str) -> None:
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, where
            assert set(part["required"]) == set(part["properties"]), where
            for name, field in part["properties"].items():
                found.append(f"{where}.{name}")
                assert field.get("description"), f"{where}.{name}"
                walk(field, f"{where}.{name}")

    walk(schema(), "record")
    for name, definition in schema()["$defs"].items():
        walk(definition, name)
    assert len(found) > 50


def test_a_full_record_fits_the_schema(sample_record: Record) -> None:
    """The invented article, in which every field is used, validates."""
    assert [error.message for error in VALIDATOR.iter_errors(record_to_dict(sample_record))] == []


Breaking = Callable[[dict[str, Any]], object]
BROKEN: dict[str, Breaking] = {
    "another schema": lambda row: row.update(schema="quoth/record/2"),
    "a missing field": lambda row: row.pop("own_voice"),
    "an unknown field": lambda row: row["article"].update(mood="grim"),
    "an unknown manner": lambda row: row["attributions"][0].update(manner="shouted"),
    "an unknown channel": lambda row: row["attributions"][2]["channel"].update(kind="pigeon"),
    "an unknown kind of source": lambda row: row["sources"][0].update(kind="dog"),
    "no content": lambda row: row["attributions"][0].update(content=[]),
    "a negative offset": lambda row: row.update(own_voice=[[-1, 4]]),
    "a span of three": lambda row: row.update(own_voice=[[1, 4, 9]]),
    "a span of text": lambda row: row.update(own_voice=[["1", "4"]]),
    "too much confidence": lambda row: row["attributions"][0].update(confidence=1.5),
    "a currency in words": lambda row: row["figures"][0].update(currency="crowns"),
    "a range of three": lambda row: row["figures"][0].update(value=[1, 2, 3]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_schema_rejects(name: str, sample_record: Record) -> None:
    """A record broken in one place does not validate."""
    row = json.loads(dump_record(sample_record))
    BROKEN[name](row)
    assert list(VALIDATOR.iter_errors(row))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not a record"),
        ('{"schema": "quoth/record/9"}', "not a record of the schema 'quoth/record/1'"),
        ('{"schema": "quoth/record/1", "id": "x"}', "KeyError at 'made_by'"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(line: str, words: str) -> None:
    """Loading something else raises `RecordInvalid`, which says what is wrong."""
    with pytest.raises(RecordInvalid, match=words):
        load_record(line)
