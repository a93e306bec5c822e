"""The HTML report as text: what is escaped, what is linked, what is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.export.addresses import web_address
from quoth.export.page import page
from quoth.export.report import write
from quoth.model import Article, Attribution, AttributionId, MadeBy, Record, Source, SourceId, Span

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def report(*records: Record) -> str:
    """The report of `records`."""
    stream = BytesIO()
    write(records, stream)
    return stream.getvalue().decode("utf-8")


class Tags(HTMLParser):
    """The tags of a page, and whether they close in order; the text of all paragraphs."""

    VOID = frozenset({"meta", "link", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.paragraphs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag and its id."""
        self.seen.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        """Checks that the last open tag closes."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keeps the words of paragraphs."""
        if "p" in self.open:
            self.paragraphs[-1] += data


def test_every_string_of_an_article_is_escaped(make_record: Callable[..., Record]) -> None:
    """Markup in text, title, outlet, byline, URL, date, names and roles stays text."""
    article = Article(
        text=f"{EVIL} he said.",
        title=EVIL,
        outlet=EVIL,
        byline=(EVIL,),
        url=f"https://x.example/{EVIL}",
        published=EVIL,
        language=EVIL,
    )
    source = Source(id=SourceId("s1"), name=EVIL, kind="person", roles=(EVIL, "x"), affiliation=EVIL, mentions=(Span(0, 9),))
    said = Attribution(id=AttributionId("a1"), manner="direct", content=(Span(0, len(EVIL)),), source=source.id)
    html = report(make_record("", article=article, sources=(source,), attributions=(said,)))
    seen = Tags(html).seen
    assert seen.count("script") == 1
    assert "img" not in seen
    assert "onerror=alert" not in re.sub(r"&[a-z#0-9]+;[^<>]*", "", html)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "//x.example", "https://", "http://[", None]
)
def test_only_web_addresses_become_links(url: str | None, make_record: Callable[..., Record]) -> None:
    """Any other address is shown as words, or not at all."""
    assert web_address(url) is None
    html = report(make_record("", article=Article(text="x", url=url)))
    assert "original</a>" not in html


def test_a_web_address_is_linked(sample_record: Record) -> None:
    """The original can be reached."""
    assert 'href="https://coast-ledger.example/velm"' in report(sample_record)


def test_nothing_is_loaded_from_anywhere(sample_record: Record) -> None:
    """The file brings its style and script, and its policy forbids everything else."""
    html = report(sample_record)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//(?!coast-ledger\.example/velm\")", html)
    assert not re.findall(r"@import|url\(", html)
    assert "default-src 'none'" in html


def test_the_text_is_whole_in_the_report(sample_record: Record) -> None:
    """Marks add no character to the words and take none away."""
    paragraphs = [part for part in Tags(report(sample_record)).paragraphs if "“" in part or '"' in part or "Brandt" in part]
    text = sample_record.article.text
    assert [part for part in text.split("\n\n")[1:4] if part.strip() not in paragraphs] == []


def test_ids_are_unique_and_every_note_is_reachable(sample_record: Record) -> None:
    """Each attribution has one anchor at its words and one at its note."""
    html = report(sample_record)
    ids = Tags(html).ids
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links <= set(ids)
    assert sum(i.startswith("q-") for i in ids) == len(sample_record.attributions)


def test_several_records_share_one_page(sample_record: Record, make_record: Callable[..., Record]) -> None:
    """Each record is a section, listed at the top."""
    html = report(sample_record, make_record("Nobody speaks."))
    assert html.count('<article class="reading"') == 2
    assert 'href="#article-2"' in html


def test_empty_states_say_what_to_do(make_record: Callable[..., Record]) -> None:
    """No record and no voice are both explained."""
    assert "No articles" in report()
    assert "No voices were found" in report(make_record("Nobody speaks."))


def test_notes_say_what_is_known(sample_record: Record) -> None:
    """Cue, manner, stance, chain, doubt, values of figures and times, and the target of labels are in the notes."""
    shown = unescape(re.sub(r"<[^>]+>", "", report(sample_record).replace("<q>", "“").replace("</q>", "”")))
    for words in (
        "claimed · mixed · distance", "unsure 62\u202f%", "no source named", "not identified", "did not say · indirect",
        "5 to 7 million crowns”: 5\u202f000\u202f000 to 7\u202f000\u202f000 crowns", "on Monday”: 4 May 2026",
        "Friday”: date not known",
        "“so-called king of the quay” for Teodor Brandt", "28\u202f% without the headline",
    ):  # fmt: skip
        assert words in shown, words


def test_crossing_contents_are_nested_properly(make_record: Callable[..., Record]) -> None:
    """Two contents that overlap without nesting are closed and opened again, so that tags nest."""
    crossing = [Attribution(id=AttributionId(f"a{n}"), manner="indirect", content=(Span(n * 2, n * 2 + 6),)) for n in range(3)]
    html = str(page(make_record("abcdefghijkl", attributions=tuple(crossing)), 1).paragraphs[0].html)
    assert re.sub(r"<[^>]+>", "", html) == "abcdefghijkl"
    assert Tags(html).open == []
    assert len(Tags(html).ids) == len(set(Tags(html).ids)) == 3


SPANS = st.tuples(st.integers(0, 29), st.integers(1, 30)).map(lambda at: Span(at[0], min(30, at[0] + at[1])))


@settings(max_examples=60, deadline=None)
@given(st.text("ab<&\"\n '“”\x1b\u202e", min_size=30, max_size=30), st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=4))
def test_any_record_gives_a_well_formed_page(text: str, contents: list[list[Span]]) -> None:
    """Whatever crosses whatever, tags close in order, ids are unique and no control character is left."""
    attributions = tuple(
        Attribution(id=AttributionId(f"a{n}"), manner="mixed", content=tuple(sorted(spans)), cue=tuple(spans[:1]))
        for n, spans in enumerate(contents)
    )
    record = Record(article=Article(text=text), made_by=MadeBy(quoth="0", model="m", weights="w"), attributions=attributions)
    html = report(record)
    tags = Tags(html)
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert not set(html) & set("\x1b\u202e")


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(scheme: int) -> None:
    """Every ink reaches WCAG AA (4.5) on paper and on an active note; ink also on every tint."""
    css = files("quoth.export").joinpath("static/base.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css.split(":root {")[1 + scheme]))
    tint = int(re.findall(r"--tint: (\d+)%", css)[scheme]) / 100
    inks = ["ink", "quiet", *(f"c{n}" for n in range(9))]
    assert [(i, g) for i in inks for g in ("paper", "active") if _contrast(colours[i], colours[g]) < 4.5] == []
    for number in range(9):
        voice, paper = colours[f"c{number}"], colours["paper"]
        mixed = [round(int(voice[i : i + 2], 16) * tint + int(paper[i : i + 2], 16) * (1 - tint)) for i in (1, 3, 5)]
        assert _contrast(colours["ink"], "#" + "".join(f"{channel:02x}" for channel in mixed)) >= 4.5
