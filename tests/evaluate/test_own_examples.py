import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest

from quoth.model import Attitude, ChannelKind, LabelKind, Manner, Polarity, SourceKind, Stance

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
GOLD = ROOT / "evaluation" / "examples"
BUILT = ("articles.jsonl", "gold.jsonl", "own_voice.jsonl")

Row = dict[str, Any]

OPENING = tuple("\"'“‘«`")
CLOSING = tuple("\"'”’»")


def rows(name: str) -> list[Row]:
    """The lines of one of the built files."""
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


TEXTS: dict[str, str] = {article["id"]: article["text"] for article in rows("articles.jsonl")}


def build(*options: str) -> subprocess.CompletedProcess[str]:
    """What the build printed and how it ended."""
    return subprocess.run(
        [sys.executable, str(GOLD / "build.py"), *options], capture_output=True, text=True, encoding="utf-8", check=False
    )


def attributions() -> Iterator[tuple[str, Row]]:
    """Every attribution of the gold with the text it stands in."""
    for gold in rows("gold.jsonl"):
        for attribution in gold["attributions"]:
            yield TEXTS[gold["id"]], attribution


def spans(gold: Row) -> Iterator[list[int]]:
    """Every pair of offsets of one article's gold."""
    for attribution in gold["attributions"]:
        for role in ("content", "cue", "source_span"):
            yield from attribution[role]
        if attribution["channel"] and attribution["channel"]["span"]:
            yield attribution["channel"]["span"]
    for layer in ("labels", "figures", "times"):
        yield from (marked["span"] for marked in gold[layer])


def test_build_reproduces_the_committed_files(tmp_path: Path) -> None:
    """The annotations and the texts give exactly the three files that are committed."""
    done = build("--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    for name in BUILT:
        assert (tmp_path / name).read_bytes() == (GOLD / name).read_bytes(), name


WRONG = [
    ("sources", 0, {"kind": "robot"}, "S1: kind 'robot'"),
    ("sources", 0, {"id": "S2"}, "S2: this id is given twice"),
    ("attributions", 0, {"manner": "loud"}, "A1: manner 'loud'"),
    ("attributions", 0, {"attitude": "mood"}, "A1: attitude 'mood'"),
    ("attributions", 0, {"stance": "doubt"}, "A1: stance 'doubt'"),
    ("attributions", 0, {"polarity": "maybe"}, "A1: polarity 'maybe'"),
    ("attributions", 0, {"source": "S99"}, "A1: source 'S99' is not listed"),
    ("attributions", 0, {"parent": "A99"}, "A1: parent 'A99'"),
    ("attributions", 0, {"parent": "A2"}, "A1: its content does not stand in that of its parent A2"),
    ("attributions", 0, {"channel": ["pigeon", None]}, "A1: channel 'pigeon'"),
    ("attributions", 0, {"content": []}, "A1: no content"),
    ("attributions", 0, {"content": ["p1:Rescue"]}, "A1: not a reference"),
    ("attributions", 0, {"content": ["p99|Rescue"]}, "A1: 'p99|Rescue': the text has 16 paragraphs"),
    ("attributions", 0, {"content": ["p0|Rescue teams"]}, "the words stand in paragraphs [1]"),
    ("attributions", 0, {"content": ["p13|the report that"]}, "A1: 'p13|the report that': occurrence 1 of 0"),
    ("attributions", 0, {"content": ["p1|escue teams"]}, "A1: 'escue teams' cuts a word"),
    ("attributions", 0, {"manner": "direct"}, "A1: direct, yet no quotation mark"),
    ("attributions", 6, {"content": ["p6|ere d"]}, "A7: 'p6|ere d'"),
    ("attributions", 18, {"content": ["p14|The money was approved in June.", "p7|he bridge"]}, "cuts a word"),
    ("figures", 1, {"attribution": None}, "figures[1]: attribution None, but innermost is A1"),
    ("figures", 1, {"attribution": "A99"}, "figures[1]: attribution 'A99'"),
    ("times", 0, {"attribution": "A1"}, "times[0]: attribution 'A1', but innermost is None"),
]


@pytest.mark.parametrize(("layer", "number", "change", "words"), WRONG)
def test_every_problem_is_named_with_its_file(tmp_path: Path, layer: str, number: int, change: Row, words: str) -> None:
    """A wrong annotation ends with exit 1 and a line that says which file and what is wrong; nothing is written."""
    annotations, out = tmp_path / "annotations", tmp_path / "out"
    annotations.mkdir()
    out.mkdir()
    for path in (GOLD / "annotations").glob("*.json"):
        note = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == "bridge-flood.broadcaster":
            note[layer][number] |= change
        (annotations / path.name).write_text(json.dumps(note), encoding="utf-8")
    done = build("--annotations", str(annotations), "--out", str(out))
    assert done.returncode == 1
    assert words in done.stderr
    assert all(line.startswith("bridge-flood.broadcaster.json: ") for line in done.stderr.splitlines())
    assert list(out.iterdir()) == []


def test_every_example_is_annotated() -> None:
    """Articles, gold and annotations are of the same examples, at least ten of them."""
    names = {path.stem for path in EXAMPLES.glob("*.txt")}
    assert len(names) >= 10
    assert names == set(TEXTS) == {gold["id"] for gold in rows("gold.jsonl")}
    assert names == {path.stem for path in (GOLD / "annotations").glob("*.json")}


def test_every_offset_lies_in_its_text() -> None:
    """Every span is a stretch of at least one character inside its article."""
    for gold in rows("gold.jsonl"):
        size = len(TEXTS[gold["id"]])
        for start, end in spans(gold):
            assert 0 <= start < end <= size, gold["id"]


@pytest.mark.parametrize(
    ("key", "closed_list"), [("manner", Manner), ("attitude", Attitude), ("stance", Stance), ("polarity", Polarity)]
)
def test_every_value_of_an_attribution_occurs(key: str, closed_list: object) -> None:
    """Each value that a record allows is in the gold at least once, and no other."""
    assert {attribution[key] for _, attribution in attributions()} == set(get_args(closed_list))


def test_every_kind_occurs() -> None:
    """Each kind of source, channel and label is in the gold at least once, and no other."""
    golds = rows("gold.jsonl")
    assert {source["kind"] for gold in golds for source in gold["sources"]} == set(get_args(SourceKind))
    assert {label["kind"] for gold in golds for label in gold["labels"]} == set(get_args(LabelKind))
    channels = {attribution["channel"]["kind"] for _, attribution in attributions() if attribution["channel"]}
    assert channels == set(get_args(ChannelKind))


def test_direct_contents_are_in_quotation_marks() -> None:
    """Direct content opens with a mark in each of its spans and closes with one in its last; posts need none."""
    for text, attribution in attributions():
        channel = attribution["channel"]
        if attribution["manner"] != "direct" or (channel and channel["kind"] == "post" and not attribution["cue"]):
            continue
        words = [text[start:end] for start, end in attribution["content"]]
        assert all(part.startswith(OPENING) for part in words), words
        assert words[-1].endswith(CLOSING), words


def test_indirect_contents_are_in_no_quotation_marks() -> None:
    """Indirect content neither begins nor ends with a double quotation mark of its own."""
    for text, attribution in attributions():
        if attribution["manner"] == "indirect":
            words = [text[start:end] for start, end in attribution["content"]]
            assert not any(part.startswith(('"', "“", "«", "``")) for part in words), words


def test_own_voice_overlaps_no_attribution() -> None:
    """What is marked as the outlet's own voice in at least six articles is in no content, cue or source span."""
    golds = {gold["id"]: gold for gold in rows("gold.jsonl")}
    marked = rows("own_voice.jsonl")
    assert len(marked) >= 6
    for article in marked:
        for start, end in article["own_voice"]:
            assert TEXTS[article["id"]][start:end].strip() == TEXTS[article["id"]][start:end] != ""
            for attribution in golds[article["id"]]["attributions"]:
                taken = attribution["content"] + attribution["cue"] + attribution["source_span"]
                assert not any(first < end and start < last for first, last in taken)


def test_pages_hold_the_text_of_their_twin() -> None:
    """At least eight examples are also pages, and each page has the title and every paragraph of the text."""
    pages = sorted(EXAMPLES.glob("*.html"))
    assert len(pages) >= 8
    for page in pages:
        shown = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8").partition("<body")[2])
        for paragraph in TEXTS[page.stem].split("\n\n"):
            assert paragraph in unescape(shown), f"{page.name}: {paragraph[:60]}"


def test_the_table_names_every_example() -> None:
    """The README has one row for each example and says whether there is a page."""
    table = dict(
        re.findall(r"^\| `([\w.-]+)` \| (yes|no) \|", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert table == {name: "yes" if (EXAMPLES / f"{name}.html").exists() else "no" for name in TEXTS}


def test_the_mirrored_articles_name_both_sides() -> None:
    """Each of the two articles on one event has the names of both sides, so that swapping them turns the sides round."""
    mirror = json.loads((GOLD / "mirror.json").read_text(encoding="utf-8"))
    sides = mirror["swaps"][:4]
    for name in mirror["articles"]:
        assert all(one in TEXTS[name] and other in TEXTS[name] for one, other in sides), name
