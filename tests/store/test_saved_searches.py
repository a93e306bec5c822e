"""Searches that are kept."""

from __future__ import annotations

from datetime import date

import pytest

from quoth.store import Library, Search, SearchUnknown


def test_a_saved_search_comes_back_as_it_was(library: Library) -> None:
    """All but the page that it was on is kept, days included."""
    search = Search(
        words='quay -ferry "harbour board"', source="Okafor", since=date(2026, 5, 1), manner="direct", without_copies=True,
        order="relevance", limit=50,
    )  # fmt: skip
    saved = library.searches.save("  The   quay ", search)
    assert (saved.name, saved.search) == ("The quay", Search(
        words='quay -ferry "harbour board"', source="Okafor", since=date(2026, 5, 1), manner="direct", without_copies=True,
        order="relevance",
    ))  # fmt: skip
    assert library.searches.get(saved.id) == saved


def test_the_newest_comes_first_and_can_be_removed(library: Library) -> None:
    """Removing twice does no harm; what is removed is not found any more."""
    first = library.searches.save("first", Search(words="quay"))
    second = library.searches.save("second", Search(own_voice=True))
    assert library.searches.all() == (second, first)
    library.searches.remove(first.id)
    library.searches.remove(first.id)
    assert library.searches.all() == (second,)
    with pytest.raises(SearchUnknown, match="no saved search has this number"):
        library.searches.get(first.id)


@pytest.mark.parametrize("name", ["", " … ", "x" * 201])
def test_a_search_needs_a_name(library: Library, name: str) -> None:
    """A name has a letter or digit, and is not endless."""
    with pytest.raises(ValueError, match="needs a name of 1 to 200 characters"):
        library.searches.save(name, Search())


def test_searches_survive_a_rebuild(library: Library) -> None:
    """They are no derived rows."""
    saved = library.searches.save("the quay", Search(words="quay"))
    library.writer.rebuild()
    assert library.searches.all() == (saved,)
