"""Several processes with one library: nobody is turned away by a lock, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from pathlib import Path

from quoth.store import Added, Judgement, Library, Search
from tests.store.database_rows import derived_rows
from tests.store.records import Saying, article

EACH = 15
TOGETHER = "The harbour board met at noon. " * 12
PROCESSES = multiprocessing.get_context("spawn")


def _add(location: str, who: str) -> None:
    """Add articles of this adder's own, and the same ones as the other in another version each time."""
    with Library.open(location) as library:
        for number in range(EACH):
            own = article(f"{who}-{number}", Saying("Lena Okafor", f"boat {who}{number} sails"), closing=TOGETHER)
            assert library.writer.add(own) is Added.NEW
            library.writer.add(article(f"shared-{number % 5}", Saying("Ivo Brandt", f"word {number} of {who}"), closing=TOGETHER))


def _search(location: str, stop: Path) -> None:
    """Search until told to stop: no article is found twice, none without what it says."""
    with Library.open(location) as library:
        while not stop.exists():
            found = library.reader.search(Search(words="boat", limit=2 * EACH))
            assert len({hit.key for hit in found.hits}) == len(found.hits)
            assert sum(counted.attributions for counted in library.reader.sources("Brandt")) <= 5
            for record in library.reader.records():
                assert len(record.attributions) == 1


def _rebuild(location: str) -> None:
    """Rebuild, suppress and restore, a few times."""
    with Library.open(location) as library:
        for _ in range(3):
            library.writer.rebuild()
            library.writer.judge(Judgement(kind="suppress", value="Ivo Brandt", reason="a test"))
            library.writer.judge(Judgement(kind="restore", value="Ivo Brandt", reason="a test"))
            time.sleep(0.3)


def test_two_add_while_others_search_and_rebuild(location: str, tmp_path: Path) -> None:
    """After two adders, a searcher and one who rebuilds and suppresses have worked at once, all is there and rebuilds equal."""
    stop = tmp_path / "stop"
    adders = [PROCESSES.Process(target=_add, args=(location, who)) for who in "ab"]
    searcher = PROCESSES.Process(target=_search, args=(location, stop))
    writers = [*adders, PROCESSES.Process(target=_rebuild, args=(location,))]
    for process in (*writers, searcher):
        process.start()
    for process in writers:
        process.join(300)
    stop.touch()
    searcher.join(60)
    assert [process.exitcode for process in (*writers, searcher)] == [0, 0, 0, 0]
    with Library.open(location) as library:
        held = library.reader.info()
        assert (held.articles, held.versions) == (2 * EACH + 5, 4 * EACH)
        assert {hit.content for hit in library.reader.search(Search(words="boat", limit=200)).hits} == {
            f"boat {who}{number} sails" for who in "ab" for number in range(EACH)
        }
        before = derived_rows(library)
        library.writer.rebuild()
        assert derived_rows(library) == before


def test_a_killed_adder_leaves_whole_articles(location: str) -> None:
    """Killed at any moment, a library holds each article wholly or not at all, and the next adder goes on."""
    chance = random.Random(1)
    with Library.open(location) as library:
        for kill in range(1, 4):
            adder = PROCESSES.Process(target=_add_forever, args=(location,))
            adder.start()
            while library.reader.info().articles < 5 * kill:
                time.sleep(0.01)
            time.sleep(chance.random() / 20)
            adder.kill()
            adder.join(30)
            assert adder.exitcode == -signal.SIGKILL
        held = library.reader.info()
        assert held.articles == held.attributions >= 15
        before = derived_rows(library)
        assert library.writer.rebuild() == held.articles
        assert derived_rows(library) == before


def _add_forever(location: str) -> None:
    with Library.open(location) as library:
        number = library.reader.info().articles
        while True:
            library.writer.add(article(f"n{number}", Saying("Lena Okafor", f"boat {number} sails"), closing=TOGETHER))
            number += 1
