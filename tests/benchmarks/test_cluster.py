"""Two machines in network namespaces read a crawl, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cluster import NoNamespaces, compared, told, two_machines
from tests.bulk.crawls import crawl_files


def test_two_machines_make_the_files_of_one(tmp_path: Path) -> None:
    """Both read, and every part and table is the same, byte for byte."""
    try:
        with two_machines():
            pass
    except NoNamespaces as error:
        pytest.skip(f"no network namespaces: {error}")
    found = compared(crawl_files(tmp_path / "crawl", 6), tmp_path, "best")
    assert (found["machines"], found["read"], found["differ"], found["entries"]) == (2, 2, 0, 36)
    assert {"driver", "reading process", "scheduler", "worker"} <= found["peak_mib"].keys()
    assert "a cluster of 2 network namespaces, 2 of which read\n" in told(found)


def test_where_no_namespaces_can_be_made_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without iproute2, or without the right to use it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoNamespaces, match="iproute2"), two_machines():
        pass
    found = {"without": "there is no `ip`", "entries": 2, "archives": 1, "peak_mib": {"driver": 90}, "files": 3, "differ": 0}
    assert "two processes on one network, since no namespaces could be made here: there is no `ip`" in told(found)
