"""`quoth diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quoth.cli.main import DONE, SOME_REFUSED, app, main
from quoth.store import Judgement, Library
from tests.store.records import Saying, article

URL = "https://coast-ledger.example/velm"
OLD = article(
    "velm",
    Saying("Lena Okafor", "the quay will stay open all night for the boats"),
    Saying("Ivo Brandt", "nobody asked the pilots before the gate was shut"),
    Saying("Ada Falk", "the tide was high"),
    Saying("Piet Maas", "the bridge holds"),
)
NEW = article(
    "velm",
    Saying("Lena Okafor", "the quay will not stay open all night for the boats"),
    Saying("Tom Hale", "nobody asked the pilots before the gate was shut"),
    Saying("Piet Maas", "the bridge holds"),
    Saying(None, "grain will be dear"),
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with two versions of one article."""
    path = tmp_path / "mine.sqlite"
    with Library.open(path) as opened:
        opened.writer.add(OLD)
        opened.writer.add(NEW)
    return path


def diff(library: Path, *arguments: str) -> Result:
    """What `quoth diff` says."""
    return CliRunner().invoke(app, ["diff", "--library", str(library), *arguments])


def test_what_changed_in_who_says_what_is_shown(library: Path) -> None:
    """Reworded, given to another, new and gone, each with both sides; what stayed is left out."""
    outcome = diff(library, URL)
    assert outcome.exit_code == DONE
    head, *lines = outcome.stdout.splitlines()
    assert head.startswith("version 1, read 20")
    assert lines == [
        "reworded:",
        "  - Lena Okafor  |  said  |  the quay will stay open all night for the boats",
        "  + Lena Okafor  |  said  |  the quay will not stay open all night for the boats",
        "reattributed:",
        "  - Ivo Brandt  |  said  |  nobody asked the pilots before the gate was shut",
        "  + Tom Hale  |  said  |  nobody asked the pilots before the gate was shut",
        "added:",
        "  + no source named  |  said  |  grain will be dear",
        "removed:",
        "  - Ada Falk  |  said  |  the tide was high",
    ]


def test_changes_are_json_lines_where_asked(library: Path) -> None:
    """One change a line, with offsets on both sides."""
    rows = [json.loads(line) for line in diff(library, URL, "--format", "jsonl").stdout.splitlines()]
    assert [row["kind"] for row in rows] == ["reworded", "reattributed", "added", "removed"]
    assert rows[2]["old"] is None
    assert NEW.article.text[rows[2]["new"]["start"] : rows[2]["new"]["end"]] == "grain will be dear"


def test_a_suppressed_name_is_in_no_version(library: Path) -> None:
    """Old versions are shown without it as well."""
    with Library.open(library) as opened:
        opened.writer.judge(Judgement(kind="suppress", value="Ada Falk", reason="a private person"))
    assert "Falk" not in diff(library, URL).stdout
    assert "  - ███ ████  |  said  |  the tide was high" in diff(library, URL).stdout


def test_a_single_version_has_no_changes(library: Path) -> None:
    """It is said so, and nothing is printed."""
    with Library.open(library) as opened:
        opened.writer.add(article("ferry", Saying("Lena Okafor", "the ferry is late")))
    outcome = diff(library, "https://coast-ledger.example/ferry")
    assert (outcome.exit_code, outcome.stdout) == (DONE, "")
    assert "there is one version only" in outcome.stderr


def test_a_text_may_change_without_what_is_said(library: Path) -> None:
    """A new version with the same attributions is told as such."""
    with Library.open(library) as opened:
        for closing in ("The quay was calm.", "The quay was full."):
            opened.writer.add(article("ferry", Saying("Lena Okafor", "the ferry is late"), closing=closing))
    assert "nothing in who says what" in diff(library, "https://coast-ledger.example/ferry").stdout


def test_an_unknown_article_or_library_is_refused(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what is missing."""
    for path, words in ((library, "no article of this library"), (library.with_name("none"), "there is no library")):
        monkeypatch.setattr("sys.argv", ["quoth", "diff", "--library", str(path), "https://nowhere.example"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == SOME_REFUSED
        assert words in capsys.readouterr().err
