"""Older libraries are brought to the tables of today, in place and without losing a row."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from quoth.store import Judgement, Library, LibraryUnusable, Search
from quoth.store.database import open_database
from quoth.store.upgrade import HEAD, migrate
from tests.store.database_rows import derived_rows, fact_rows
from tests.store.records import Saying, article

STEPS = sorted(path.name[1:5] for path in (Path(__file__).parents[2] / "src/quoth/store/migrations/versions").glob("v[0-9]*.py"))
OLD = article("velm", Saying("Lena Okafor", "the quay is shut"))
NEW = article("velm", Saying("Lena Okafor", "the quay is open"))
FERRY = article("ferry", Saying("Ivo Brandt", "the ferry is late"))

FACTS = (
    ("INSERT INTO articles VALUES (:id, :key, :collection, :at)", [
        {"id": 3, "key": "url:https://coast-ledger.example/velm", "collection": "", "at": "2026-05-04T10:00:00+00:00"},
        {"id": 8, "key": "url:https://coast-ledger.example/ferry", "collection": "wire", "at": "2026-05-05T10:00:00+00:00"},
    ]),
    ("INSERT INTO versions VALUES (:id, :article, :number, :sha, :record, 'quoth 0.1.0', '2026-05-05T10:00:00+00:00')", [
        {"id": 1, "article": 3, "number": 1, "sha": OLD.article.id, "record": OLD.to_json()},
        {"id": 2, "article": 3, "number": 2, "sha": NEW.article.id, "record": NEW.to_json()},
        {"id": 5, "article": 8, "number": 1, "sha": FERRY.article.id, "record": FERRY.to_json()},
    ]),
    ("INSERT INTO judgements VALUES (:id, 'suppress', NULL, NULL, :value, 'asked for it', '2026-05-06T10:00:00+00:00')", [
        {"id": 1, "value": "Ivo Brandt"},
    ]),
)  # fmt: skip
"""Rows as the first step had them; they must never be changed here, since libraries like this one exist."""


def make_old(location: str, step: str) -> None:
    """A library whose tables are those of `step`, with `FACTS` in it."""
    database = open_database(location, create=True)

    def work(connection: object) -> None:
        migrate(connection, step)  # type: ignore[arg-type]
        for statement, rows in FACTS:
            connection.execute(text(statement), rows)  # type: ignore[attr-defined]

    database.write(work)
    database.close()


@pytest.mark.parametrize("step", STEPS)
def test_every_older_library_is_upgraded(step: str, location: str) -> None:
    """All facts are there as they were, and what is derived is what a library made today would have."""
    make_old(location, step)
    heard: list[tuple[int, int, str]] = []
    with Library.open(location, progress=lambda *told: heard.append(told)) as library:
        assert heard == [(2, 2, "articles")]
        assert library.upgraded_from == step
        assert library.reader.info().step == HEAD == STEPS[-1]
        assert [row[:3] for row in fact_rows(library)["articles"]] == [
            (3, "url:https://coast-ledger.example/velm", ""),
            (8, "url:https://coast-ledger.example/ferry", "wire"),
        ]
        assert [version.record for version in library.reader.versions("url:https://coast-ledger.example/velm")] == [OLD, NEW]
        assert [judgement.made_at for judgement in library.reader.judgements()] == ["2026-05-06T10:00:00+00:00"]
        assert [hit.source for hit in library.reader.search(Search(words="quay OR ferry")).hits] == ["███ ██████", "Lena Okafor"]
        before = derived_rows(library)
        library.writer.rebuild()
        assert derived_rows(library) == before


def test_names_and_passages_are_indexed_without_a_rebuild(location: str) -> None:
    """What finds names by their words, and passages by their day, is made from rows that are there; no other row is touched."""
    with Library.open(location) as library:
        for record in (NEW, FERRY, article("pier", Saying("Ada Okafor-Falk", "the pier is shut"))):
            library.writer.add(record)
        before = derived_rows(library)
        library._database.write(_without_words_of_names)
    heard: list[tuple[int, int, str]] = []
    with Library.open(location, progress=lambda *told: heard.append(told)) as library:
        assert heard == [(3, 3, "passages")]
        assert library.upgraded_from == "0008"
        after = derived_rows(library)
        assert after.pop("attributions") != before.pop("attributions")
        assert after == before
        assert len(library.reader.search(Search(source="Okafor")).hits) == 2
        assert [count.name for count in library.reader.sources("ada okafor")] == ["Ada Okafor-Falk"]


def _without_words_of_names(writing: Connection) -> None:
    """Back to the step before, with a row that no rebuild would make."""
    writing.execute(text("DROP TABLE name_words"))
    writing.execute(text("UPDATE alembic_version SET version_num = '0008'"))
    writing.execute(text("DELETE FROM state WHERE name = 'indexing'"))
    writing.execute(text("UPDATE attributions SET cue = 'declared'"))


def test_an_upgraded_library_takes_new_articles(location: str) -> None:
    """Row numbers go on after those that were there."""
    make_old(location, "0001")
    with Library.open(location) as library:
        database = library._database
        if database.engine.dialect.name == "postgresql":  # rows with numbers of their own, as above, leave the counters behind
            for table in ("articles", "versions", "judgements"):
                database.write(
                    lambda writing, table=table: writing.execute(  # type: ignore[misc]
                        text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
                    )
                )
        library.writer.add(article("bridge", Saying("Ada Falk", "the bridge holds")))
        library.writer.judge(Judgement(kind="restore", value="Ivo Brandt", reason="withdrawn"))
        assert library.reader.info().articles == 3
        assert {hit.source for hit in library.reader.search(Search()).hits} == {"Lena Okafor", "Ivo Brandt", "Ada Falk"}


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    """All steps are one transaction: a record that cannot be read stops the upgrade, and no table is new."""
    location = str(tmp_path / "library.sqlite")
    make_old(location, "0001")
    database = open_database(location, create=False)
    database.write(lambda writing: writing.execute(text("UPDATE versions SET record = 'broken' WHERE id = 5")))
    database.close()
    with pytest.raises(LibraryUnusable, match=r"the record of url:https://coast-ledger\.example/ferry is damaged"):
        Library.open(location)
    database = open_database(location, create=False)
    with database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0001"]
    database.close()


def test_a_newer_library_is_left_alone(library: Library, location: str) -> None:
    """A library of a later version of Quoth is refused with the two steps."""
    library._database.write(lambda writing: writing.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(LibraryUnusable, match=f"newer version of Quoth .*9999, ours {HEAD}"):
        Library.open(location)


def test_a_library_upgraded_by_another_version_takes_no_more_from_this_one(library: Library) -> None:
    """Whoever has it open still says so, writes nothing that lacks rows of the newer one, and goes on reading."""
    library.writer.add(article("velm", Saying("Lena Okafor", "the quay is open")))
    library._database.write(lambda writing: writing.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    for write in (
        lambda: library.writer.add(article("ferry", Saying("Ivo Brandt", "the ferry is late"))),
        lambda: library.writer.add_all([article("ferry")]),
        lambda: library.writer.judge(Judgement(kind="suppress", value="Ivo Brandt", reason="a test")),
        library.writer.rebuild,
        library.actors.refresh,
    ):
        with pytest.raises(LibraryUnusable, match="another version of Quoth has changed its tables"):
            write()
    assert [hit.content for hit in library.reader.search(Search()).hits] == ["the quay is open"]
    assert library.reader.judgements() == ()


def test_the_database_of_another_program_is_left_alone(location: str) -> None:
    """Tables in the way are named, and none of ours is put beside them."""
    database = open_database(location, create=True)
    database.write(lambda writing: writing.execute(text("CREATE TABLE articles (id integer, price text)")))
    with pytest.raises(LibraryUnusable, match=r"has tables of another program \(articles\); name a place of its own"):
        Library.open(location)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["articles"]
    database.close()


def test_many_may_open_a_new_library_at_once(location: str) -> None:
    """One makes the tables while the others wait."""
    steps: list[str] = []

    def opened() -> None:
        with Library.open(location) as library:
            steps.append(library.reader.info().step)

    threads = [threading.Thread(target=opened) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert steps == [HEAD] * 4


def test_what_is_no_library_is_refused(tmp_path: Path) -> None:
    """A file of another kind, a missing one, and a strange address are named with what is wrong."""
    other = tmp_path / "notes.txt"
    other.write_text("no database, but long enough to be taken for one " * 20, "utf-8")
    with pytest.raises(LibraryUnusable, match=r"notes\.txt: cannot be opened as a library"):
        Library.open(other)
    with pytest.raises(LibraryUnusable, match="there is no library; quoth add makes one"):
        Library.open(tmp_path / "none.sqlite", create=False)
    with pytest.raises(LibraryUnusable, match="a file or a postgresql:// address"):
        Library.open("mysql://somewhere/library")
    with pytest.raises(LibraryUnusable, match="cannot be opened as a library"):
        Library.open("postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")


def test_a_damaged_library_says_so(tmp_path: Path) -> None:
    """A file whose pages are overwritten is named when it is read and when it is written, and no other error comes out."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        for number in range(200):
            library.writer.add(article(f"n{number}", Saying("Lena Okafor", f"boat {number} sails")))
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(size // 4)
        stream.write(b"\xff" * (size // 2))
    with pytest.raises(LibraryUnusable, match=r"sqlite: cannot be (read|opened as a library)"), Library.open(path) as library:
        list(library.reader.records())
    with pytest.raises(LibraryUnusable, match=r"sqlite: cannot be (written|opened as a library)"), Library.open(path) as library:
        library.writer.rebuild()
