"""What is in the wheel, and that the commands of README and `.ci/run` fit each other."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
WEIGHTS = ("quoth/engine/weights/best.onnx", "quoth/engine/weights/fast.onnx")
NEEDED = (
    *WEIGHTS,
    "quoth/engine/weights/tokenizer.json",
    "quoth/model/record.schema.json",
    "quoth/export/templates/report.html",
    "quoth/export/static/base.css",
    "quoth/export/static/reading.css",
    "quoth/export/templates/comparison.html",
    "quoth/web/templates/base.html",
    "quoth/web/templates/feed.xml",
    "quoth/web/static/site.css",
    "quoth/web/static/home.js",
    "quoth/language/en/cues.tsv",
    "quoth/py.typed",
)


@pytest.fixture(name="wheel", scope="module")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """The files of the wheel and their sizes in bytes."""
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"]))
    with ZipFile(built) as archive:
        return {entry.filename: entry.file_size for entry in archive.infolist()}


def test_the_wheel_has_all_that_reading_needs(wheel: dict[str, int]) -> None:
    """Weights, schema, templates and word lists travel with the code."""
    assert [name for name in NEEDED if name not in wheel] == []


def test_the_wheel_has_nothing_else(wheel: dict[str, int]) -> None:
    """Neither training nor gold nor tests are installed."""
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == {"quoth"}


def test_the_source_archive_is_the_project(tmp_path: Path) -> None:
    """Whoever has the archive can build, test and measure as in a copy of the repository: each tracked file is in it."""
    built = next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with tarfile.open(built) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert listed.returncode != 0 or set(listed.stdout.splitlines()) - packed <= {".gitignore"}


def test_the_weights_are_small(wheel: dict[str, int]) -> None:
    """The models take less than 30 and 16 MB, as their card says, and 45 MB together."""
    best, fast = (wheel[name] for name in WEIGHTS)
    assert best < 30_000_000
    assert fast < 16_000_000
    assert best + fast < 45_000_000


def test_readme_commands_are_one_line_each_and_ci_runs_the_second() -> None:
    """README has two commands that start with a fresh environment; `.ci/run` takes the one that ends with the tests."""
    readme = (ROOT / "README.md").read_text("utf-8").split("\n")
    commands = [line for line in readme if line.startswith("python3 -m venv ")]
    assert [command.split(" && ")[-1] for command in commands] == [
        ".venv/bin/quoth read examples/harbour-strike.wire.txt",
        ".venv/bin/python -m pytest -n 2 --dist loadfile",
    ]
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    wanted = next(line for line in ci.split("\n") if line.startswith("tests="))
    found = subprocess.run(["bash", "-c", f'{wanted}; echo "$tests"'], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == commands[1]
