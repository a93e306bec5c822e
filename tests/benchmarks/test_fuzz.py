"""The fuzzer's targets, in small: each takes its invented inputs, whole and damaged."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import damaged, main, without_atheris
from benchmarks.fuzz_targets import TARGETS, seeds
from quoth.model import Record
from quoth.readers import READERS


def test_every_reader_is_a_target() -> None:
    """So are records, searches and the decoder."""
    assert TARGETS.keys() == {*READERS, "record", "search", "decoder"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_seeds(name: str) -> None:
    """None raises anything but an error of ours, whatever is done to the bytes."""
    assert without_atheris(TARGETS[name](), [*seeds(name), b"", b"\x00" * 100]) == 15


def test_the_seed_of_records_is_one() -> None:
    """Else nothing would ever be read back."""
    assert Record.from_json(seeds("record")[0]).attributions


def test_damage_differs() -> None:
    """Five inputs are made of one."""
    assert len(set(damaged(b"the quay"))) == 5


def test_an_unknown_target_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names those that there are."""
    with pytest.raises(SystemExit, match="2"):
        main(["nothing"])
    assert "targets are text" in capsys.readouterr().err
