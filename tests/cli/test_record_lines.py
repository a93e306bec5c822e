"""Records read back from files that anybody may have written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings

from quoth.cli.record_lines import LONGEST_LINE, read_records
from quoth.errors import InputRefused, Reason
from quoth.model import Record, record_to_dict
from tests.export.records import records

WRONG = {str: 5, int: "x", float: "x", bool: "x", type(None): [1], list: 5, dict: 5}
"""For a value of each type one of another type, which is allowed in no place where the first one is."""


def read(path: Path, *lines: str) -> list[Record | InputRefused]:
    """What is read of a file with `lines`."""
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    return list(read_records(str(path)))


def spoilt(fields: Any, whole: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON value)
    """The JSON of `whole` with one value of `fields`, a part of it, after another replaced by one of a wrong type."""
    for name, value in list(fields.items() if isinstance(fields, dict) else enumerate(fields)):
        fields[name] = WRONG[type(value)]
        yield json.dumps(whole)
        fields[name] = value
        if isinstance(value, dict | list):
            yield from spoilt(value, whole)


@given(records())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_record_is_read_back(record: Record) -> None:
    """Nothing that Quoth writes is refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        path.write_bytes(record.to_json().encode("utf-8", "backslashreplace"))
        assert list(read_records(str(path))) == [record]


def test_a_value_of_a_wrong_type_is_refused_wherever_it_stands(sample_record: Record, tmp_path: Path) -> None:
    """One wrong value in any field, however deep, makes its line malformed, so that no exporter stumbles over it."""
    fields = record_to_dict(sample_record)
    lines = list(spoilt(fields, fields))
    found = read(tmp_path / "records.jsonl", *lines)
    assert len(found) == len(lines) > 300
    accepted = [json.loads(line) for line, one in zip(lines, found, strict=True) if isinstance(one, Record)]
    # The id of a record is that of its article, the other one is not read; and a range may as well be one number.
    assert [fields["id"] for fields in accepted] == [5, sample_record.id]
    assert accepted[1]["figures"][3]["value"] == 5


def test_the_refusal_names_line_and_field(sample_record: Record, tmp_path: Path) -> None:
    """Whoever made the file finds the place."""
    fields = record_to_dict(sample_record)
    fields["sources"][0]["roles"] = ["chair", 5]
    (good, refused) = read(tmp_path / "records.jsonl", sample_record.to_json(), json.dumps(fields))
    assert good == sample_record
    assert str(refused).endswith(
        "records.jsonl, line 2: malformed: record.sources.roles has a value of a type that the schema does not allow"
    )


def test_a_line_without_end_is_refused_once(tmp_path: Path) -> None:
    """A file that is one endless line is left after so many bytes."""
    path = tmp_path / "records.jsonl"
    with path.open("wb") as stream:
        stream.truncate(LONGEST_LINE * 2)
    (refused,) = read_records(str(path))
    assert isinstance(refused, InputRefused)
    assert refused.reason is Reason.TOO_LARGE
