from __future__ import annotations

from pathlib import Path

import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import Given
from quoth.readers.follow import Follower, load, save
from quoth.readers.recent import Recent
from quoth.readers.url import Fetcher
from quoth.readers.visitor import Visitor
from tests.readers.site import Reply, Site


@pytest.fixture
def follower(site: Site) -> Follower:
    """A follower of the site's feed who does not wait."""
    visitor = Visitor(fetcher=Fetcher(), named=frozenset({site.url("/feed")}), delay=0)
    return Follower(visitor=visitor)


def titles(follower: Follower, site: Site) -> list[str]:
    """The titles of what is new, or why it is refused."""
    return [
        str(opened.title) if isinstance(opened, Article) else opened.reason.value
        for opened in follower.new(site.url("/feed"), Given())
    ]


def test_each_article_is_given_once(site: Site, follower: Follower) -> None:
    """The first round gives all, the next ones what is new; nothing else is asked for again."""
    site.article("/a", "crane")
    site.article("/b", "buoy")
    site.feed("/feed", "/a")
    assert titles(follower, site) == ["crane"]
    assert titles(follower, site) == []
    site.feed("/feed", "/b", "/a")
    assert titles(follower, site) == ["buoy"]
    assert site.paths() == ["/feed", "/a", "/feed", "/feed", "/b"]


def test_an_unchanged_feed_is_not_sent_again(site: Site, follower: Follower) -> None:
    """The second request carries what the server called the feed."""
    site.article("/a", "crane")
    site.feed("/feed", "/a", etag='"one"')
    titles(follower, site)
    assert titles(follower, site) == []
    assert site.asked[-1][1]["If-None-Match"] == '"one"'


def test_an_article_that_the_feed_calls_changed_is_asked_for_again(site: Site, follower: Follower) -> None:
    """It is given again only if its server says so too."""
    site.article("/a", "crane", etag='"one"')
    site.feed("/feed", "/a", changed="2026-05-04T10:00:00Z")
    titles(follower, site)
    site.feed("/feed", "/a", changed="2026-05-04T11:00:00Z")
    assert titles(follower, site) == []
    site.article("/a", "second crane", etag='"two"')
    site.feed("/feed", "/a", changed="2026-05-04T12:00:00Z")
    assert titles(follower, site) == ["second crane"]


def test_what_could_not_be_fetched_is_tried_again(site: Site, follower: Follower) -> None:
    """A page that failed is asked for in the next round, even where the feed is still the same."""
    site.feed("/feed", "/a", "/b", etag='"one"')
    site.replies["/a"] = Reply(status=503)
    site.replies["/b"] = Reply(body="<html><body><form><input type='password'></form></body></html>")
    assert titles(follower, site) == ["not fetched", "login page"]
    site.article("/a", "crane")
    assert titles(follower, site) == ["crane"]
    assert titles(follower, site) == []


def test_a_round_that_breaks_off_is_made_up_for(site: Site, follower: Follower) -> None:
    """The article that was in hand is given again."""
    site.article("/a", "crane")
    site.article("/b", "buoy")
    site.feed("/feed", "/a", "/b", etag='"one"')
    round_ = follower.new(site.url("/feed"), Given())
    next(round_)
    next(round_)
    round_.close()  # type: ignore[attr-defined]
    assert titles(follower, site) == ["buoy"]


def test_a_feed_that_fails_is_refused_and_asked_again(site: Site, follower: Follower) -> None:
    """A feed that is gone for one round is no reason to leave it."""
    (refusal,) = follower.new(site.url("/feed"), Given())
    assert isinstance(refusal, InputRefused)
    assert (refusal.reason, refusal.where) == (Reason.NOT_FETCHED, site.url("/feed"))
    site.article("/a", "crane")
    site.feed("/feed", "/a")
    assert titles(follower, site) == ["crane"]


def test_what_was_seen_is_kept_in_a_file(site: Site, follower: Follower, tmp_path: Path) -> None:
    """A follower that starts with the file goes on from there."""
    site.article("/a", "crane", etag='"one"')
    site.feed("/feed", "/a", etag='"one"')
    titles(follower, site)
    save(follower.seen, tmp_path / "seen.json")
    again = Follower(visitor=follower.visitor, seen=load(tmp_path / "seen.json"))
    assert again.seen == follower.seen
    assert titles(again, site) == []
    assert [path.name for path in tmp_path.iterdir()] == ["seen.json"]


@pytest.mark.parametrize(
    "content", [b"no JSON", b"[]", b'{"a": 1}', b'{"a": {"validators": {"x": 1}, "changed": null}}', b"\xff"]
)
def test_another_file_is_not_taken_for_what_was_seen(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is refused by its name, not overwritten."""
    (tmp_path / "seen.json").write_bytes(content)
    with pytest.raises(InputRefused, match=r"seen\.json: not a file of what was seen"):
        load(tmp_path / "seen.json")


def test_memory_is_bounded() -> None:
    """The oldest gives way; what is set again is the newest."""
    recent: Recent[int] = Recent(2)
    recent["a"], recent["b"], recent["a"], recent["c"] = 1, 2, 3, 4
    assert dict(recent) == {"a": 3, "c": 4}
