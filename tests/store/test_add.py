"""Adding: what is new, what is known, and what a rebuild makes again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.model import MadeBy, Record
from quoth.store import Added, ArticleUnknown, Library, Search
from tests.store.database_rows import derived_rows, fact_rows
from tests.store.records import Saying, article

OPEN = Saying("Lena Okafor", "the quay is open")
SHUT = Saying("Lena Okafor", "the quay is shut")
BRANDT = Saying("Ivo Brandt", "nobody asked the pilots")


def contents(library: Library, **wanted: str) -> list[str]:
    """What a search finds."""
    return [hit.content for hit in library.reader.search(Search(**wanted)).hits]  # type: ignore[arg-type]


def test_an_article_is_found_by_what_was_said(library: Library) -> None:
    """What is added can be searched at once."""
    assert library.writer.add(article("velm", OPEN, BRANDT)) is Added.NEW
    assert contents(library, words="quay", source="Okafor") == ["the quay is open"]


def test_the_same_article_again_changes_nothing(library: Library) -> None:
    """Adding is idempotent: no row is written the second time."""
    library.writer.add(article("velm", OPEN))
    before = fact_rows(library), derived_rows(library)
    assert library.writer.add(article("velm", OPEN)) is Added.UNCHANGED
    assert (fact_rows(library), derived_rows(library)) == before


def test_another_spelling_of_the_address_is_the_same_article(library: Library) -> None:
    """Tracking parameters, the fragment, the scheme and the host's case make no other article."""
    first = article("velm", OPEN)
    library.writer.add(first)
    spelled = replace(first.article, url="http://Coast-Ledger.example:80/velm?utm_source=post#top")
    assert library.reader.holds(spelled)
    assert library.writer.add(replace(first, article=spelled)) is Added.UNCHANGED
    assert library.reader.info().articles == 1


def test_another_text_is_a_new_version(library: Library) -> None:
    """The old version is kept; only the new one is found."""
    library.writer.add(article("velm", OPEN))
    assert library.writer.add(article("velm", SHUT)) is Added.NEW_VERSION
    versions = library.reader.versions(library.reader.key("https://coast-ledger.example/velm"))
    assert [version.number for version in versions] == [1, 2]
    assert [version.record for version in versions] == [article("velm", OPEN), article("velm", SHUT)]
    assert contents(library) == ["the quay is shut"]


def test_a_text_that_comes_back_is_no_version(library: Library) -> None:
    """Inputs that hold several texts of one address can be added again and again: nothing changes."""
    inputs = [article("velm", OPEN), article("velm", SHUT)]
    assert [library.writer.add(record) for record in inputs] == [Added.NEW, Added.NEW_VERSION]
    before = fact_rows(library), derived_rows(library)
    assert all(library.reader.holds(record.article) for record in inputs)
    assert [library.writer.add(record) for record in inputs] == [Added.UNCHANGED, Added.UNCHANGED]
    assert (fact_rows(library), derived_rows(library)) == before


def test_an_old_version_can_be_read_again(library: Library) -> None:
    """Its record is replaced; what is found stays that of the newest."""
    for record in (article("velm", OPEN, BRANDT), article("velm", SHUT)):
        library.writer.add(record)
    before = derived_rows(library)
    better = replace(article("velm", OPEN, BRANDT), attributions=article("velm", OPEN, BRANDT).attributions[:1])
    assert library.writer.add(better) is Added.READ_AGAIN
    assert library.reader.versions("url:https://coast-ledger.example/velm")[0].record == better
    assert derived_rows(library) == before


def test_another_record_of_the_same_text_replaces_it(library: Library) -> None:
    """Reading with another model makes no version."""
    library.writer.add(article("velm", OPEN, BRANDT))
    better = replace(article("velm", OPEN, BRANDT), made_by=MadeBy(quoth="9.0", model="best", weights="sha256:9"))
    better = replace(better, attributions=better.attributions[:1])
    assert library.writer.add(better) is Added.READ_AGAIN
    assert library.reader.info().versions == 1
    assert contents(library) == ["the quay is open"]


def test_collections_keep_equal_ids_apart(library: Library) -> None:
    """An article without an address is known by its collection and its id."""
    first = article("x", OPEN)
    bare = replace(first, article=replace(first.article, url=None, id="7"))
    assert [library.writer.add(bare, name) for name in ("wire", "post", "wire")] == [Added.NEW, Added.NEW, Added.UNCHANGED]
    with pytest.raises(ArticleUnknown, match="several articles are called so"):
        library.reader.key("7")
    assert library.reader.key("7", "wire") == "id:wire/7"


@pytest.mark.parametrize(
    "words", ["NUL \0 in the midst", "half 😀 astral", "quote ' and \" and \\ and %", "RTL \u202e mark", "half \ud83d of a pair"]
)
def test_any_character_is_kept(words: str, library: Library) -> None:
    """A record comes out as it went in, whatever its text holds."""
    record = article("odd", Saying("Lena Okafor", words), title=words, outlet=words, byline=(words,), id=words)
    library.writer.add(record)
    assert list(library.reader.records()) == [record]
    assert library.writer.add(record) is Added.UNCHANGED
    assert len(library.reader.search(Search(words=words.partition(" ")[0])).hits) == 1


def _many() -> list[Record]:
    """Articles that come twice, change, and change back."""
    made = [article(f"n{number}", OPEN, Saying(f"Speaker {number % 3}", f"boat {number} is late")) for number in range(12)]
    made += [article(f"n{number}", SHUT) for number in range(0, 12, 2)]
    made += [article("n0", OPEN, BRANDT), article("n1", OPEN, Saying("Speaker 1", "boat 1 is late"))]
    return made


def test_a_rebuilt_library_is_equal(library: Library) -> None:
    """All that is derived is a function of the facts: rebuilding gives the same rows, the index included."""
    for record in _many():
        library.writer.add(record)
    before = fact_rows(library), derived_rows(library)
    assert library.writer.rebuild() == 12
    assert (fact_rows(library), derived_rows(library)) == before


def test_records_come_out_in_the_order_in_which_articles_were_added(library: Library) -> None:
    """Every article once, in its newest version."""
    for record in _many():
        library.writer.add(record)
    out = list(library.reader.records())
    assert [record.article.url for record in out] == [f"https://coast-ledger.example/n{number}" for number in range(12)]
    assert out[0] == article("n0", OPEN, BRANDT)


def test_an_unknown_article_is_named(library: Library) -> None:
    """Asking for what is not there says so."""
    with pytest.raises(ArticleUnknown, match=r"nowhere\.example: no article"):
        library.reader.key("https://nowhere.example")
