"""brat standoff: what an annotator sees in it beside the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from quoth.export.brat import write_folder
from quoth.export.file_names import FileNames
from quoth.model import Record
from tests.export.test_exporters import written


def files(*records: Record) -> dict[str, str]:
    """The files of the archive of `records`."""
    with ZipFile(BytesIO(written("brat", *records))) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_the_archive_holds_what_the_folder_holds(sample_record: Record, tmp_path: Path) -> None:
    """Both ways give the same files."""
    write_folder([sample_record], tmp_path / "new")
    assert files(sample_record) == {path.name: path.read_bytes().decode("utf-8") for path in (tmp_path / "new").iterdir()}
    assert sorted(files(sample_record)) == ["annotation.conf", "velm-1.ann", "velm-1.txt"]


def test_an_event_joins_the_words_and_says_the_rest(sample_record: Record) -> None:
    """Manner, attitude, stance and polarity are attributes, nesting is a relation, the source's name is a note."""
    lines = files(sample_record)["velm-1.ann"].splitlines()
    events = [line for line in lines if line.startswith("E")]
    assert len(events) == len(sample_record.attributions)
    bound = {line.split("\t")[0]: line.split("\t")[1].split()[0] for line in lines if line.startswith("T")}
    roles = [[part.split(":") for part in line.split("\t")[1].split()] for line in events]
    assert all(bound[words] == role for event in roles for role, words in event)
    assert [line.split("\t")[1] for line in lines if line.startswith("A")][8:12] == [
        "Manner E3 direct", "Attitude E3 assertion", "Stance E3 acknowledge", "Polarity E3 affirmed",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("R")] == ["R1\tWithin Arg1:E5 Arg2:E4"]
    assert "#3\tAnnotatorNotes E3\tLena Okafor (person)" in lines


def test_the_configuration_knows_every_type(sample_record: Record) -> None:
    """Every type, role, attribute and value of the annotations is declared."""
    held = files(sample_record)
    declared = held["annotation.conf"]
    for line in held["velm-1.ann"].splitlines():
        number, what = line.split("\t")[:2]
        if number.startswith("A"):
            name, _, value = what.split()
            assert f"{name}\tArg:Attribution, Value:" in declared
            assert value in declared.split(f"{name}\tArg:Attribution, Value:")[1].split("\n")[0].split("|")
        elif not number.startswith("#"):
            assert what.split()[0].split(":")[0] in declared.replace("\t", "\n").split("\n")


def test_lone_surrogates_keep_their_place(make_record: Callable[..., Record], sample_record: Record) -> None:
    """Characters that no file can hold are replaced one by one, so that offsets hold."""
    text = sample_record.article.text.replace("Talks", "Talk\udc80", 1)
    record = replace(sample_record, article=replace(sample_record.article, text=text))
    assert files(record)["velm-1.txt"] == text.replace("\udc80", "?")


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["velm-1", "velm-1", "VELM-1"], ["velm-1", "velm-1-2", "VELM-1-3"]),
        (["sha256:ab", "../../etc/passwd", "…", "a" * 300], ["sha256_ab", "etc_passwd", "article", "a" * 100]),
        (["https://coast-ledger.example/a?b=c"], ["https_coast-ledger.example_a_b_c"]),
    ],
)
def test_every_article_has_a_file_name_of_its_own(ids: list[str], names: list[str]) -> None:
    """Ids become names without folders, and two of them never the same name."""
    taken = FileNames()
    assert [taken.take(article_id) for article_id in ids] == names
