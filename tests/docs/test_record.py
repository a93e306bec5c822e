"""`docs/record.md` and the JSON Schema say the same."""

from __future__ import annotations

import json

import jsonschema
import pytest

from quoth.export.rows import COLUMNS
from quoth.model import Record, schema
from tests.docs.pages import code, first_cells, section

PAGE = "docs/record.md"
SCHEMA = schema()
OBJECTS = {
    "Record": SCHEMA,
    "made_by": SCHEMA["properties"]["made_by"],
    **{name: definition for name, definition in SCHEMA["$defs"].items() if definition["type"] == "object"},
}


@pytest.mark.parametrize("name", OBJECTS)
def test_every_field_is_documented(name: str) -> None:
    """A section has every field of its object, in the order of the schema, and no other."""
    assert first_cells(section(PAGE, f"## {name}")) == list(OBJECTS[name]["properties"])


@pytest.mark.parametrize("name", OBJECTS)
def test_every_allowed_value_is_documented(name: str) -> None:
    """A field with a closed list of values names all of them."""
    rows = section(PAGE, f"## {name}").split("\n")
    for field, definition in OBJECTS[name]["properties"].items():
        row = next(row for row in rows if row.startswith(f"| `{field}`"))
        assert [value for value in definition.get("enum", []) if f"`{value}`" not in row] == []


def test_the_example_is_a_record() -> None:
    """The example on the page fits the schema and loads, and every span of its own voice is a sentence."""
    (example,) = code(PAGE, "json")
    jsonschema.validate(json.loads(example), SCHEMA)
    record = Record.from_json(example)
    assert [record.words((span,)) for span in record.own_voice] == ["The quay was calm."]
    assert json.loads(record.to_json()) == json.loads(example)


def test_every_column_is_documented() -> None:
    """The columns of CSV and XLSX stand on the page, in order."""
    columns = section(PAGE, "## As a table").strip().split("\n\n")[1]
    assert columns.replace("\n", " ") == ", ".join(f"`{column}`" for column in COLUMNS)
