from __future__ import annotations

import threading
from pathlib import Path

from quoth.store import Library, Search
from quoth.web.memory import SIZE, Memory
from tests.store.records import Saying, article


def test_an_answer_is_given_again_until_the_library_changes(tmp_path: Path) -> None:
    """The same question is put once; after a change by this process or another one it is put again."""
    asked: list[str] = []

    def ask(library: Library, words: str) -> int:
        asked.append(words)
        return len(library.reader.search(Search(words=words)).hits)

    location = tmp_path / "library.sqlite"
    with Library.open(location) as library, Library.open(location) as elsewhere:
        stamp = library.stamp()
        memory = Memory(stamp)
        counts = [memory.recall("ferry", lambda: ask(library, "ferry")) for _ in range(2)]
        library.writer.add(article("one", Saying("Ivo Brandt", "the ferry is late")))
        counts += [memory.recall("ferry", lambda: ask(library, "ferry")) for _ in range(2)]
        elsewhere.writer.add(article("two", Saying("Ivo Brandt", "the ferry is early")))
        counts += [memory.recall("ferry", lambda: ask(library, "ferry")) for _ in range(2)]
        stamp.close()
    assert counts == [0, 0, 1, 1, 2, 2]
    assert asked == ["ferry"] * 3


def test_what_changes_while_an_answer_is_made_is_not_missed(tmp_path: Path) -> None:
    """An answer that was outdated when it came is not given to the next one who asks."""
    with Library.open(tmp_path / "library.sqlite") as library:
        stamp = library.stamp()
        memory = Memory(stamp)

        def slowly() -> int:
            found = len(library.reader.search(Search(words="ferry")).hits)
            library.writer.add(article("one", Saying("Ivo Brandt", "the ferry is late")))
            return found

        assert memory.recall("ferry", slowly) == 0
        assert memory.recall("ferry", lambda: len(library.reader.search(Search(words="ferry")).hits)) == 1
        stamp.close()


def test_only_so_much_is_remembered(tmp_path: Path) -> None:
    """What was not asked for longest is forgotten first, from however many threads it is asked; a long page takes more room."""
    with Library.open(tmp_path / "library.sqlite") as library:
        stamp = library.stamp()
        memory = Memory(stamp, most=20)
        made: list[int] = []

        def recall(number: int, size: int = 10) -> None:
            def make() -> bytes:
                made.append(number)
                return b"x" * size

            memory.recall(number, make)

        for number in (1, 2, 1, 3, 1, 2):
            recall(number)
        assert made == [1, 2, 3, 2]
        recall(4, size=20)
        recall(1)
        recall(5, size=21)
        assert (memory._held, memory._answers) == (0, {})
        threads = [threading.Thread(target=recall, args=(number % 5,)) for number in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert memory._held == sum(map(len, memory._answers.values())) <= 20
        stamp.close()


def test_what_is_not_written_out_counts_as_much_as_a_page(tmp_path: Path) -> None:
    """The size of a value of ours is not known, and an empty one takes room as well."""
    with Library.open(tmp_path / "library.sqlite") as library:
        stamp = library.stamp()
        memory = Memory(stamp, most=2 * SIZE)
        assert [memory.recall(number, tuple) for number in range(3)] == [()] * 3
        assert list(memory._answers) == [1, 2]
        stamp.close()
