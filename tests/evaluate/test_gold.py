"""Gold articles in JSONL: what is read, and what is refused with which words."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from quoth.errors import GoldInvalid
from quoth.evaluate import load_gold, load_gold_articles
from quoth.model import Span

ROW = {"id": "a", "text": "Title\n\nOrr said no.", "title": "Title", "outlet": "The Pier", "published": "2031-02-03",
       "attributions": [{"source": [[7, 10]], "cue": [[11, 15]], "content": [[16, 18]]}]}  # fmt: skip


def _write(path: Path, *rows: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_article_and_spans(tmp_path: Path, name: str) -> None:
    """A row gives the article with its metadata and one triple for each attribution, gzipped or not."""
    (gold,) = load_gold_articles(_write(tmp_path / name, ROW, "\n"))
    assert (gold.article.outlet, gold.article.published, gold.article.title_span) == ("The Pier", "2031-02-03", Span(0, 5))
    assert [span.of(gold.text) for role in (gold.triples[0].source, gold.triples[0].content) for span in role] == ["Orr", "no"]


def test_first_annotator(tmp_path: Path) -> None:
    """Of several annotators the alphabetically first counts, at the place where the article first stands."""
    rows = [ROW | {"annotator": "kim"}, ROW | {"id": "b"}, ROW | {"annotator": "ada", "attributions": []}]
    articles = load_gold_articles(_write(tmp_path / "gold.jsonl", *rows))
    assert [(article.id, article.annotator, len(article.triples)) for article in articles] == [("a", "ada", 0), ("b", "", 1)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{nonsense\n", "line 2: not JSON"),
        ("[1]\n", "line 2: not a JSON object"),
        ({"id": "b", "attributions": []}, "line 2: 'text' must be a string, not null"),
        ({"id": 7, "text": "x", "attributions": []}, "line 2: 'id' must be a string, not 7"),
        ({"id": "b", "text": "x"}, "line 2: 'attributions' must be a list of objects"),
        ({"id": "b", "text": "x", "attributions": [{"cue": [], "content": []}]}, "attribution 1: 'source' must be a list"),
        ({"id": "b", "text": "x", "attributions": [{"source": [[0, 9]], "cue": [], "content": []}]}, "ends after the text"),
        ({"id": "b", "text": "x", "attributions": [{"source": [[1, 1]], "cue": [], "content": []}]}, "0 <= start < end"),
        ({"id": "b", "text": "x", "attributions": [{"source": [["0", 1]], "cue": [], "content": []}]}, "must be [start, end]"),
        (ROW, "line 2: article 'a' stands twice"),
    ],
)
def test_refused_rows(tmp_path: Path, row: object, problem: str) -> None:
    """A row that cannot be used is refused with file, line and what is wrong."""
    path = _write(tmp_path / "gold.jsonl", ROW, row)
    with pytest.raises(GoldInvalid) as error:
        load_gold_articles(path)
    assert str(error.value).startswith(f"{path}, line 2: ")
    assert problem in str(error.value)


@pytest.mark.parametrize(
    "name",
    ["polnear/test.jsonl.gz", "PolNeAR/data/test/text.jsonl", "polnear-v1/test-paragraphs.jsonl", "polnear_test.jsonl"],
)
def test_kept_back_split(tmp_path: Path, name: str) -> None:
    """PolNeAR's test split is never opened, as a file or as a folder."""
    path = _write(tmp_path / name, ROW)
    with pytest.raises(GoldInvalid, match="kept back"):
        load_gold(path)
    if path.parent.name == "test":
        with pytest.raises(GoldInvalid, match="kept back"):
            load_gold(path.parent)


@pytest.mark.parametrize("name", ["test.jsonl", "test/polnear/dev.jsonl", "polnear/latest.jsonl"])
def test_other_files_called_test(tmp_path: Path, name: str) -> None:
    """A user's own file may be called test, and a folder above the corpus too."""
    assert len(load_gold(_write(tmp_path / name, ROW))) == 1


@pytest.mark.parametrize(("content", "problem"), [(b"", "holds no articles"), (b"\xff", "not UTF-8"), (None, "cannot be read")])
def test_unusable_files(tmp_path: Path, content: bytes | None, problem: str) -> None:
    """A missing, empty or undecodable file is refused by name."""
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldInvalid, match=problem):
        load_gold(path)
