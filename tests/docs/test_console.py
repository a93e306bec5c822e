"""What pages show of a session in a shell is what happens there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.console import Step, environment, run, steps
from tests.docs.pages import PAGES, ROOT, code

SESSIONS = [path.relative_to(ROOT).as_posix() for path in PAGES if code(str(path), "console")]


@pytest.mark.parametrize("name", SESSIONS)
def test_sessions_are_true(name: str, tmp_path: Path) -> None:
    """All commands of a page, one after another in a folder with the examples, print what the page says."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for block in code(name, "console"):
        for step in steps(block):
            printed = run(step, tmp_path, environment(tmp_path))
            assert step.matches(printed), f"$ {step.command}\n{printed}"


def test_what_a_session_prints_is_compared() -> None:
    """A wrong line, a missing one and one too many are told; an ellipsis stands for what may differ."""
    (first, second) = steps("$ one \\\n  more\na … c\n…\nz\n$ two\n")
    assert (first.command, second.command) == ("one   more", "two")
    assert [first.matches(text) for text in ("a b c\nz\n", "a b c\nq\nr\nz\n", "a b\nz\n", "a b c\n", "a b c\nz\ny\n")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert second.matches("anything\n")
    assert Step("say", "x\n").matches("x\n")
