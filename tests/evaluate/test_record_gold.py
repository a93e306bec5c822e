"""Record gold: where the texts come from, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quoth.errors import GoldInvalid
from quoth.evaluate import load_gold, load_record_gold
from quoth.model import Record

ARTICLE = {"id": "a", "text": "Roe said on Friday that 5 to 7 ships left.", "published": "2031-02-07", "outlet": "The Pier"}
GOLD: dict[str, Any] = {
    "id": "a",
    "sources": [{"id": "S1", "name": "Roe", "kind": "person", "roles": [], "affiliation": None}],
    "attributions": [
        {"id": "A1", "manner": "indirect", "content": [[24, 41]], "cue": [[4, 8]], "source_span": [[0, 3]], "source": "S1",
         "attitude": "assertion", "stance": "acknowledge", "polarity": "affirmed", "channel": {"kind": "phone", "span": None},
         "parent": None}
    ],
    "labels": [{"span": [36, 40], "kind": "epithet", "target": "the ships", "attribution": "A1"}],
    "figures": [{"span": [24, 36], "value": [5, 7], "bound": None, "unit": "ships", "attribution": "A1"}],
    "times": [{"span": [9, 18], "value": "2031-02-07", "attribution": None}],
}  # fmt: skip


def _write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([GOLD], id="articles beside"),
        pytest.param([GOLD | {"text": ARTICLE["text"]}], id="text in the row"),
        pytest.param([GOLD | {"article": ARTICLE}], id="article in the row"),
    ],
)
def test_where_texts_come_from(tmp_path: Path, rows: list[object]) -> None:
    """The text stands in the row or in articles.jsonl beside it."""
    _write(tmp_path / "articles.jsonl", ARTICLE)
    (record,) = load_gold(_write(tmp_path / "gold.jsonl", *rows))
    assert isinstance(record, Record)
    assert record.words(record.attributions[0].content) == "5 to 7 ships left"
    assert record.figures[0].value == (5.0, 7.0)
    assert (record.times[0].type, record.attributions[0].channel and record.attributions[0].channel.kind) == ("DATE", "phone")


def test_named_articles(tmp_path: Path) -> None:
    """The file of articles may have another name; its metadata comes along."""
    articles = _write(tmp_path / "texts.jsonl", ARTICLE)
    (record,) = load_record_gold(_write(tmp_path / "gold.jsonl", GOLD), articles)
    assert (record.article.published, record.article.outlet) == ("2031-02-07", "The Pier")


def _with(layer: str, **fields: object) -> dict[str, Any]:
    return GOLD | {layer: [GOLD[layer][0] | fields]}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (GOLD | {"id": "b"}, "line 1: no text for article 'b'"),
        (_with("sources", kind="ghost"), "sources, entry 1: source.kind is 'ghost'; allowed are person"),
        (_with("attributions", manner="loud"), "attribution.manner is 'loud'"),
        (_with("attributions", content=[]), "attribution A1 has no content"),
        (_with("attributions", source="S9"), "no source or attribution is called S9"),
        (_with("attributions", cue=[[4, 99]]), "ends after the text (42 characters)"),
        (_with("figures", value="five"), "figures, entry 1: could not convert"),
        ({"id": "a", "sources": []}, "line 1: 'attributions' must be a list of objects"),
        (GOLD | {"times": [{"span": [9, 18]}]}, "times, entry 1: 'value' is missing"),
        (GOLD | {"article": 5}, "'article' must be an object, not 5"),
    ],
)
def test_refused_rows(tmp_path: Path, row: object, problem: str) -> None:
    """A row that is no record is refused with file, line and what is wrong."""
    _write(tmp_path / "articles.jsonl", ARTICLE)
    with pytest.raises(GoldInvalid) as error:
        load_record_gold(_write(tmp_path / "gold.jsonl", row))
    assert "gold.jsonl, line 1: " in str(error.value)
    assert problem in str(error.value)


def test_no_texts(tmp_path: Path) -> None:
    """Gold without texts and without articles beside it is refused."""
    with pytest.raises(GoldInvalid, match=r"there is no articles\.jsonl beside it"):
        load_record_gold(_write(tmp_path / "gold.jsonl", GOLD))


def test_twice(tmp_path: Path) -> None:
    """One article stands once."""
    row = GOLD | {"text": ARTICLE["text"]}
    with pytest.raises(GoldInvalid, match="line 2: article 'a' stands twice"):
        load_record_gold(_write(tmp_path / "gold.jsonl", row, row))
