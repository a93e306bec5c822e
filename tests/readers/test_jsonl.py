from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Article, Span
from quoth.readers import Given, open_source
from tests.readers.conftest import ReadBytes

ROW = {
    "id": "k1",
    "text": "Bridge shut\r\n\r\nIt is shut.",
    "url": "https://kelmouthpost.example/1",
    "outlet": "The Kelmouth Post",
    "title": "Bridge shut",
    "byline": "Ida Moss",
    "published": "2031-03-04",
    "language": "en-GB",
    "unknown": [1, 2],
}


def test_every_field_is_read(read_bytes: ReadBytes) -> None:
    """A line's fields become the article's, its text kept character for character; unknown fields are ignored."""
    (article,) = read_bytes(json.dumps(ROW), "a.jsonl")
    assert article == Article(
        id="k1",
        text="Bridge shut\r\n\r\nIt is shut.",
        url="https://kelmouthpost.example/1",
        outlet="The Kelmouth Post",
        title="Bridge shut",
        title_span=Span(0, 11),
        byline=("Ida Moss",),
        published="2031-03-04",
        language="en",
    )


def test_bad_lines_are_refused_and_the_others_go_on(read_bytes: ReadBytes) -> None:
    """Articles and refusals come out in input order, each refusal with the number of its line."""
    lines = [
        b'{"text": "One spoke."}\r',
        b"",
        b"not json",
        b'{"title": "no text"}',
        b'["a list"]',
        b'{"text": "Two spoke.", "outlet": 5}',
        b'{"text": "Caf\xe9 owners spoke."}',
        b'{"text": "  "}',
        b'{"text": "Half \\ud83d a pair."}',
        b'{"text": "Three spoke.", "byline": ["A B", 3]}',
        b'{"text": "Er sagte nein.", "language": "de"}',
        b'{"text": "Four spoke.", "id": 17, "byline": [" Ida Moss ", ""], "published": "spring"}',
    ]
    outcomes = read_bytes(b"\n".join(lines), "a.jsonl")
    told = [(o.reason, o.where.rpartition(":")[2]) if isinstance(o, InputRefused) else o.text for o in outcomes]
    assert told == [
        "One spoke.",
        (Reason.MALFORMED, "3"),
        (Reason.MALFORMED, "4"),
        (Reason.MALFORMED, "5"),
        (Reason.MALFORMED, "6"),
        (Reason.NOT_DECODABLE, "7"),
        (Reason.EMPTY, "8"),
        (Reason.NOT_DECODABLE, "9"),
        (Reason.MALFORMED, "10"),
        (Reason.LANGUAGE, "11"),
        "Four spoke.",
    ]
    last = outcomes[-1]
    assert isinstance(last, Article)
    assert (last.id, last.byline, last.published) == ("17", ("Ida Moss",), None)


def test_gzipped_lines(read_bytes: ReadBytes) -> None:
    """A gzipped file is read as the file in it."""
    outcomes = read_bytes(gzip.compress(b'{"text": "One spoke."}\n{"text": "Two spoke."}\n'), "a.jsonl.gz")
    assert [o.text for o in outcomes if isinstance(o, Article)] == ["One spoke.", "Two spoke."]


def test_a_damaged_gzip_keeps_what_came_before(read_bytes: ReadBytes) -> None:
    """A file cut off in the middle gives its first articles, then the reason why there are no more."""
    rows = b"".join(b'{"text": "Number %d spoke %s."}\n' % (n, bytes(str(n * n * 7919), "ascii") * 40) for n in range(3000))
    packed = gzip.compress(rows)
    outcomes = read_bytes(packed[: len(packed) // 2], "a.jsonl.gz")
    assert isinstance(outcomes[0], Article)
    assert isinstance(outcomes[-1], InputRefused)
    assert outcomes[-1].reason == Reason.NOT_READABLE


def test_a_file_may_be_large_but_not_a_line(read_bytes: ReadBytes) -> None:
    """A file over 5 MB is read; one line over 5 MB is refused, and the next is read."""
    long_line = json.dumps({"text": "He spoke. " * 510_000}).encode()
    outcomes = read_bytes(b'{"text": "One spoke."}\n' + long_line + b'\n{"text": "Two spoke."}', "a.jsonl")
    assert [o.reason if isinstance(o, InputRefused) else o.text for o in outcomes] == [
        "One spoke.",
        Reason.TOO_LARGE,
        "Two spoke.",
    ]


@pytest.mark.parametrize("content", ['[{"text": "One spoke."}]', '{\n  "text": "One spoke."\n}'])
def test_json_that_is_not_lines_is_refused_once(read_bytes: ReadBytes, content: str) -> None:
    """A JSON array or a pretty-printed object is refused as a whole, with what is wanted instead."""
    (refusal,) = read_bytes(content, "a.json")
    assert isinstance(refusal, InputRefused)
    assert "one article a line" in str(refusal)


def test_given_overrides_all_but_the_ids(tmp_path: Path) -> None:
    """Metadata that the user gives holds for every line; one id cannot."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One spoke.", "outlet": "Old", "id": "1"}\n{"text": "Two spoke.", "id": "2"}\n')
    articles = [o for o in open_source(str(path), Given(outlet="New", id="x")) if isinstance(o, Article)]
    assert [(a.outlet, a.id) for a in articles] == [("New", "1"), ("New", "2")]
