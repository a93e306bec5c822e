"""Faults of the machine, in small: each is told in one line, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import faults
from benchmarks.kill import rows

QUICK = ("disk full while adding", "disk full while exporting", "library that must not be written", "clock back in 1970")
"""The others are tried one by one where the library is tested."""


@pytest.fixture(scope="module", name="bench")
def _bench(tmp_path_factory: pytest.TempPathFactory) -> faults.Bench:
    """Invented records, and the rows of an undisturbed library."""
    folder = tmp_path_factory.mktemp("faults")
    made = faults.invented(60, folder)
    assert faults.quoth("add", "--library", folder / "calm.sqlite", made) == (0, "")
    return faults.Bench(folder=folder, records=made, calm=rows(folder / "calm.sqlite"))


@pytest.mark.parametrize("name", QUICK)
def test_a_fault_loses_nothing(name: str, bench: faults.Bench, tmp_path: Path) -> None:
    """The command says what is wrong; without the fault it makes the library of an undisturbed run."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    assert faults.TRIALS[name](faults.Bench(folder=tmp_path, records=bench.records, calm=bench.calm))


def test_what_is_lost_is_told(bench: faults.Bench, tmp_path: Path) -> None:
    """A library that is not that of an undisturbed run is wrong."""
    other = faults.Bench(folder=tmp_path, records=bench.records, calm={**bench.calm, "articles": []})
    with pytest.raises(AssertionError):
        other.same_as_calm()
