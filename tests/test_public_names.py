"""The public names of the package: few, documented, and each with an example that runs."""

from __future__ import annotations

import doctest

import pytest

import quoth


def _examples(name: str) -> list[doctest.DocTest]:
    return [found for found in doctest.DocTestFinder(recurse=False).find(getattr(quoth, name), name) if found.examples]


def test_there_are_few_public_names() -> None:
    """`quoth.__all__` stays small enough to read, sorted, and every name is there."""
    assert len(quoth.__all__) <= 15
    assert sorted(quoth.__all__) == quoth.__all__
    assert [name for name in quoth.__all__ if not hasattr(quoth, name)] == []


@pytest.mark.parametrize("name", quoth.__all__)
def test_every_public_name_has_an_example(name: str) -> None:
    """The docstring of a public name shows its use, and what it shows is so."""
    examples = _examples(name)
    assert examples, f"quoth.{name} has no example in its docstring"
    for example in examples:
        example.globs = {"quoth": quoth, **{public: getattr(quoth, public) for public in quoth.__all__}}
        assert doctest.DocTestRunner().run(example).failed == 0


def test_the_example_of_the_package_holds() -> None:
    """What the package's own docstring shows is so."""
    assert doctest.testmod(quoth).failed == 0
