"""Searching, alike on every database: words, filters, order, pages, and candidates for a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from quoth.model import Record, Span
from quoth.store import Library, Search
from quoth.store.hits import Place
from tests.store.records import Saying, article

OKAFOR = "Lena Okafor"
LEDGER = article(
    "velm",
    Saying(OKAFOR, "the harbour board has never once opened its books"),
    Saying("Ivo Brandt", "the board’s café is “closed” until spring", cue="claimed"),
    closing="The quay was calm while the board met.",
)
POST = article(
    "board",
    Saying("Mira Okafor", "nobody asked the harbour pilots"),
    Saying(None, "books of the board are open, and the ferry sails"),
    Saying("the harbour board and its pilots", "strikes striking the quay", kind="group"),
    outlet="The Velm Post",
    published="2026-05-06T18:30:00+02:00",
)
UNDATED = article("old", Saying(OKAFOR, "the ferry is late, the ferry, the ferry"), published="spring", outlet="The Velm Post")


WORDS = {
    "board": {"the harbour", "the board’s", "books of"},
    "BOARD books": {"the harbour", "books of"},
    '"harbour board"': {"the harbour"},
    '"board harbour"': set(),
    "“harbour board”": {"the harbour"},
    "strik*": {"strikes striking"},
    '"the harbour pi*"': {"nobody asked"},
    '"harbour pilo"*': {"nobody asked"},
    "strik": set(),
    "cafe": {"the board’s"},
    "café closed": {"the board’s"},
    "ferry OR pilots": {"nobody asked", "books of", "the ferry"},
    "board -books": {"the board’s"},
    "board NOT books": {"the board’s"},
    'harbour OR ferry -"the ferry"': {"the harbour", "nobody asked"},
    "-the": set(),
    "or": set(),
    "OR OR board OR": {"the harbour", "the board’s", "books of"},
    "“…”": set(),
    "'); DROP TABLE attributions; --": set(),
    'ferry* AND" NEAR( ^ : {': set(),
}
"""Words of a search, and the first words of what they find."""

FILTERS: list[tuple[dict[str, object], set[str]]] = [
    ({"source": "Okafor"}, {"the harbour", "nobody asked", "the ferry"}),
    ({"source": "lena okafor"}, {"the harbour", "the ferry"}),
    ({"source": "Oka"}, set()),
    ({"source": "harbour board"}, {"strikes striking"}),
    ({"source": "harbour board", "whole_name": True}, set()),
    ({"source": "…"}, set()),
    ({"kind": "group"}, {"strikes striking"}),
    ({"outlet": "the velm post"}, {"nobody asked", "books of", "strikes striking", "the ferry"}),
    ({"outlet": "velm"}, set()),
    ({"since": date(2026, 5, 5)}, {"nobody asked", "books of", "strikes striking"}),
    ({"until": date(2026, 5, 5)}, {"the harbour", "the board’s"}),
    ({"since": date(2026, 5, 6), "until": date(2026, 5, 6)}, {"nobody asked", "books of", "strikes striking"}),
    ({"manner": "direct"}, set()),
    ({"source": "Okafor", "outlet": "The Velm Post", "words": "ferry"}, {"the ferry"}),
]

QUOTES = {
    "The harbour board has never once opened its books": ["velm"],
    "the harbour board has never opened its ledgers": ["velm"],
    "harbour board … opened its books": ["velm"],
    "Nobody asked the pilots of the harbour": ["board"],
    "The cafe is closed until autumn": ["velm"],
    "lighthouses burn brightly": [],
}
"""Quotes, and the article that comes first."""


@pytest.fixture
def filled(library: Library) -> Library:
    """A library of three articles."""
    for record in (LEDGER, POST, UNDATED):
        library.writer.add(record)
    return library


def with_own_voice(record: Record) -> Record:
    """`record`, its last sentence being the outlet's own voice."""
    text = record.article.text
    return replace(record, own_voice=(Span(text.rindex("\n") + 1, len(text)),))


def found(library: Library, **wanted: object) -> list[str]:
    """The contents of all hits, in order."""
    return [hit.content for hit in library.reader.search(Search(**wanted)).hits]  # type: ignore[arg-type]


def firsts(contents: Sequence[str]) -> set[str]:
    """The first words of contents, which tell them apart."""
    return {" ".join(content.split()[:2]) for content in contents}


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_words_are_found(filled: Library, order: str) -> None:
    """Words, phrases, beginnings, alternatives and exclusions mean the same on every database, in either order."""
    assert {words: firsts(found(filled, words=words, order=order)) for words in WORDS} == WORDS


def test_filters_hold_together(filled: Library) -> None:
    """Every filter that is given must hold."""
    assert [(wanted, firsts(found(filled, **wanted))) for wanted, _ in FILTERS] == FILTERS


def test_fields_of_an_attribution_are_filters(library: Library, sample_record: Record) -> None:
    """Attitude, stance, polarity, channel and manner leave what has them."""
    library.writer.add(sample_record)
    assert found(library, attitude="belief") == ["The quays are expected to be empty by Friday"]
    assert found(library, polarity="negated") == ["whether the offer still stood"]
    assert found(library, stance="endorse", channel="letter", manner="mixed")[0].startswith("the wildcat stoppage")


def test_labels_are_found_in_the_words_that_hold_them(library: Library, sample_record: Record) -> None:
    """By words of the label or the name of its target; the outlet's labels stand in its own voice."""
    library.writer.add(sample_record)
    assert [content[:20] for content in found(library, label="wildcat")] == ["the wildcat stoppage"]
    assert found(library, label="wild") == []
    assert [content[:18] for content in found(library, label="Brandt", own_voice=True)] == ["The harbour, which"]


def test_own_voice_is_searched_apart(filled: Library) -> None:
    """The outlets' sentences are found only where they are asked for, and have no source."""
    own = with_own_voice(article("own", Saying(OKAFOR, "the pier is new"), closing="A lantern fell from the pier."))
    filled.writer.add(own)
    assert found(filled, words="lantern") == []
    hit = filled.reader.search(Search(words="lantern", own_voice=True)).hits[0]
    assert (hit.content, hit.attribution_id, hit.source, hit.manner) == ("A lantern fell from the pier.", None, None, None)
    with pytest.raises(ValueError, match="own voice has no source"):
        Search(own_voice=True, source="Okafor")


def test_the_newest_come_first(filled: Library) -> None:
    """By the outlet's date and time; what has no date comes last."""
    dates = [hit.published for hit in filled.reader.search(Search(order="newest")).hits]
    assert dates == ["2026-05-06T18:30:00+02:00"] * 3 + ["2026-05-04"] * 2 + ["spring"]


def test_the_best_come_first(filled: Library) -> None:
    """By relevance, a content that says a word three times comes before a longer one that says it once."""
    page = filled.reader.search(Search(words="ferry", order="relevance"))
    assert page.ranked
    assert [hit.content[:9] for hit in page.hits] == ["the ferry", "books of "]


COPIED = " ".join(f"The {place} was told of it on {day}." for day in ("Monday", "Friday") for place in WORDS if place.isalpha())
"""Words enough for their articles to be copies of one text."""

WITHOUT_COPIES: list[tuple[dict[str, object], list[str]]] = [
    ({"words": "lantern"}, ["The Coast Ledger", "The Velm Post"]),
    ({"words": "lantern*", "order": "relevance"}, ["The Coast Ledger", "The Velm Post"]),
    ({"words": "lantern", "outlet": "Grain News"}, ["Grain News"]),
    ({"words": "lantern", "since": date(2026, 5, 5)}, ["Grain News", "The Velm Post"]),
    ({"words": "ferry"}, ["The Velm Post"]),
    ({"words": "-lantern"}, ["Grain News"]),
    ({"words": "told", "own_voice": True}, ["The Coast Ledger"]),
    ({}, ["The Coast Ledger", "The Velm Post"]),
]
"""What is searched for, and the outlets of the hits, sorted."""


def wire_copies() -> list[Record]:
    """One text in two papers, of which the second added something, and another text with the same words in it."""
    said = Saying(OKAFOR, "the lantern is lit")
    return [
        with_own_voice(article("wire", said, closing=COPIED)),
        with_own_voice(article("copy", said, Saying("Ivo Brandt", "the quay is dark"), closing=COPIED, outlet="Grain News",
                               published="2026-05-05")),
        article("other", Saying(OKAFOR, "the lantern is lit, the ferry waits"), outlet="The Velm Post", published="2026-05-06"),
    ]  # fmt: skip


@pytest.mark.parametrize("common", [2, 10_000])
def test_copies_count_once_where_that_is_asked(library: Library, common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the articles with one text that have a hit only the first is shown, be the words rare or common."""
    monkeypatch.setattr("quoth.store.reader.COMMON", common)
    for record in wire_copies():
        library.writer.add(record)
    assert len(library.reader.copies()) == 1
    assert outlets(library, words="lantern") == ["Grain News", "The Coast Ledger", "The Velm Post"]
    assert [(wanted, outlets(library, without_copies=True, **wanted)) for wanted, _ in WITHOUT_COPIES] == WITHOUT_COPIES


def outlets(library: Library, **wanted: object) -> list[str]:
    """The outlets of all hits, sorted."""
    return sorted(str(hit.outlet) for hit in library.reader.search(Search(**wanted)).hits)  # type: ignore[arg-type]


TIMES = ("", "0900-03-01", "1600-01-01", "2026-05-04", "2026-05-04T08:00:00", "2026-05-04T21:30:00", "2026-05-05", "9999-12-31")


@pytest.mark.parametrize("wanted", [
    {"words": "ferry"}, {"words": "ferry OR quay"}, {"words": "ferr*"}, {"words": "ferry -late"}, {"words": '"the ferry"'},
    {"words": "ferry", "own_voice": True}, {"words": "ferry", "manner": "indirect"},
    {"words": "ferry", "outlet": "The Coast Ledger"},
    {"words": "ferry", "until": date(2026, 5, 4)}, {"words": "ferry", "since": date(1600, 1, 1), "until": date(2026, 5, 4)},
    {"words": "ferry", "until": date(1600, 1, 1)}, {"words": "ferry", "since": date(2026, 5, 5)},
    {"words": "ferry", "without_copies": True}, {"words": "ferry", "without_copies": True, "until": date(2026, 5, 4)},
])  # fmt: skip
def test_both_ways_to_the_newest_lead_there(library: Library, wanted: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Hits that are found from day to day and hits that are listed and sorted are the same, in the same order."""
    for number, when in enumerate((*TIMES, *TIMES[::-1])):
        said = Saying("Ivo Brandt", f"the ferry is {'late' if number % 3 else 'gone from the quay'}")
        library.writer.add(with_own_voice(article(f"n{number}", said, said, published=when or None, closing="The ferry waits.")))
    searches = [Search(**wanted, limit=size) for size in (1, 2, 5, 100)]
    from_day_to_day = [pages(library, search) for search in searches]
    monkeypatch.setattr("quoth.store.fulltext.SqliteFullText.latest_first", lambda *_: None)
    listed = [pages(library, search) for search in searches]
    assert from_day_to_day == listed
    assert len({tuple(hits) for hits in listed}) == 1


def pages(library: Library, search: Search) -> list[tuple[str, int]]:
    """Where the hits stand, of one page after the other."""
    hits: list[tuple[str, int]] = []
    while True:
        page = library.reader.search(search)
        hits += [(hit.key, hit.start) for hit in page.hits]
        if page.cursor is None:
            return hits
        search = replace(search, cursor=page.cursor)


@pytest.mark.parametrize("order", ["newest", "relevance"])
@pytest.mark.parametrize("words", ["", "the"])
def test_pages_have_every_hit_once(filled: Library, order: str, words: str) -> None:
    """Page after page gives what one large page gives."""
    whole = found(filled, words=words, order=order, limit=100)
    paged, cursor = [], None
    for _ in range(len(whole)):
        page = filled.reader.search(Search(words=words, order=order, limit=1, cursor=cursor))  # type: ignore[arg-type]
        paged += [hit.content for hit in page.hits]
        cursor = page.cursor
    assert (paged, cursor) == (whole, None)


def test_common_words_are_not_ranked(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words with very many hits come newest first, whatever order was asked for, and the page says so."""
    monkeypatch.setattr("quoth.store.reader.COMMON", 2)
    for words in ("board", "boa*", '"the boa*" OR "harbour board" OR books'):
        page = filled.reader.search(Search(words=words, order="relevance"))
        assert not page.ranked
        assert [hit.outlet for hit in page.hits] == ["The Velm Post", "The Coast Ledger", "The Coast Ledger"]


def test_a_hit_stands_in_its_place(filled: Library) -> None:
    """A hit has the text around it, its offsets, and a link that leads to the words."""
    hit = filled.reader.search(Search(words="pilots", source="Mira")).hits[0]
    assert POST.article.text[hit.start : hit.end] == hit.content
    assert (hit.before, hit.after[:6]) == ("Mira Okafor said that ", ".\n\nIt ")
    assert hit.link == "https://coast-ledger.example/board#:~:text=nobody%20asked%20the%20harbour%20pilots"


@pytest.mark.parametrize("cursor", ["x", "W10", Place(rank=-1).to_cursor(), "é"])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    """A cursor is taken from a page before, or it is none."""
    with pytest.raises(ValueError, match="no cursor"):
        Search(cursor=cursor)


@pytest.mark.parametrize("wanted", [{"manner": "sung"}, {"limit": 0}, {"order": "oldest"}, {"kind": "ship"}])
def test_what_cannot_be_is_refused(wanted: dict[str, object]) -> None:
    """Closed lists are closed."""
    with pytest.raises(ValueError, match=next(iter(wanted))):
        Search(**wanted)  # type: ignore[arg-type]


def candidates(library: Library, quote: str, most: int = 100) -> list[str | None]:
    """The addresses of candidates, without what they share."""
    return [(record.article.url or "").rpartition("/")[2] for record in library.reader.candidates(quote, most)]


def test_the_likeliest_articles_are_candidates(filled: Library) -> None:
    """The article with the most of a quote's words comes first; one with none of them does not come at all."""
    assert {quote: candidates(filled, quote)[:1] for quote in QUOTES} == QUOTES


def test_candidates_are_limited(filled: Library) -> None:
    """No more than wanted are given, and those are the likeliest."""
    assert len(candidates(filled, "the harbour board has never once opened its books", 1)) == 1


def test_words_of_own_voice_make_a_candidate(filled: Library) -> None:
    """A quote that the outlet prints as its own words is found too."""
    filled.writer.add(with_own_voice(article("own", Saying(OKAFOR, "the pier is new"), closing="A lantern fell from the pier.")))
    assert candidates(filled, "a lantern fell from the old pier") == ["own"]


def test_spread_words_make_a_candidate(filled: Library) -> None:
    """A quote that an article prints in two attributions is found."""
    assert candidates(filled, "never once opened its books, and is closed until spring")[:1] == ["velm"]


def test_only_the_newest_version_is_a_candidate(filled: Library) -> None:
    """What an article no longer says is no candidate, and its newest words are."""
    filled.writer.add(article("velm", Saying(OKAFOR, "the auditors counted every lantern twice")))
    assert candidates(filled, "never once opened its books") != ["velm"]
    assert candidates(filled, "the auditors counted every lantern") == ["velm"]
