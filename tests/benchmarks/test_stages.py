"""What the stages of a read cost."""

from __future__ import annotations

import pytest

from benchmarks.read import MODELS
from benchmarks.stages import STAGES, report, staged
from quoth.engine.session import load_tokenizer

TEXT = "“We are ready,” harbour master Lena Okafor said. The council claimed that 300 boats were lost.\n" * 20


@pytest.mark.parametrize("model", MODELS)
def test_every_stage_takes_part_of_a_read(model: str) -> None:
    """Each takes time, and the encoder more than the windows."""
    spent = staged(model, load_tokenizer())([TEXT])
    assert list(spent) == list(STAGES)
    assert all(seconds > 0 for seconds in spent.values())
    assert spent["encoder"] > spent["windows"]


def test_of_all_rounds_the_least_counts() -> None:
    """What else the machine did in the others is no part of it."""
    one, other = (dict.fromkeys(STAGES, seconds) for seconds in (0.5, 0.25))
    head, *rows = report({"best": [one, other], "fast": [one]}, 100).splitlines()
    assert head.split()[-2:] == ["best", "fast"]
    assert {tuple(row.split()[-2:]) for row in rows} == {("2.5", "5.0")}
