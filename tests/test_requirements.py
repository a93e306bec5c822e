"""The pins: complete, with hashes, without addresses, and small."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]


def _wanted(name: str) -> list[str]:
    lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


RUN = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
FILES = {
    "run": RUN,
    "test": [*RUN, *(one for extra in ("bulk", "docs", "postgres", "spacy", "web", "test") for one in EXTRAS[extra])],
    "train": [*RUN, *(one for one in EXTRAS["train"] if not one.startswith("torch"))],
    **{name: _wanted(name) for name in ("encoders", "fuzz", "audit")},
}
TOO_LARGE_TO_RUN = {"spacy", "torch", "transformers", "tensorflow", "pyarrow", "pandas"}


def _pins(name: str) -> list[Requirement]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ").split("\n")
    return [Requirement(line.split(" --hash")[0]) for line in lines if line and not line.startswith(("#", " "))]


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    """A line is a comment, or one version of one package with its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    pin = re.compile(r"[a-z0-9-]+(\[[a-z,-]+\])?==[\w.]+( ; [^#@]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line for line in text.split("\n") if line and not line.startswith("#") and not pin.fullmatch(line)] == []
    assert "://" not in text


@pytest.mark.parametrize("name", FILES)
def test_pins_satisfy_the_project(name: str) -> None:
    """Every dependency that the project declares for a file is pinned there at a version that it allows."""
    pins = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in _pins(name)}
    wanted = [Requirement(line) for line in FILES[name]]
    missing = [str(one) for one in wanted if canonicalize_name(one.name) not in pins]
    assert missing == []
    assert [str(one) for one in wanted if not one.specifier.contains(pins[canonicalize_name(one.name)])] == []


@pytest.mark.parametrize("name", ["test", "train"])
def test_what_runs_is_pinned_alike_everywhere(name: str) -> None:
    """Tests and training use the versions that users run."""
    pins = {str(pin) for pin in _pins(name)}
    assert [str(pin) for pin in _pins("run") if str(pin) not in pins] == []


def test_what_pages_install_is_there() -> None:
    """A file of pins that a page names exists, and each file of pins is compiled as CONTRIBUTING says."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    named = {name for page in pages for name in re.findall(r"requirements/(\w+)\.txt", page.read_text("utf-8"))}
    compiled = set(re.findall(r"-o requirements/(\w+)\.txt", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert named == compiled == {path.stem for path in ROOT.glob("requirements/*.txt")} == set(FILES)


def test_nothing_large_is_needed_to_run() -> None:
    """Reading needs no second parser and no training framework."""
    assert TOO_LARGE_TO_RUN.isdisjoint(pin.name for pin in _pins("run"))
