"""What tests of several folders share: an invented article with its record, and a browser."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from quoth.model import (
    Article,
    Attribution,
    AttributionId,
    Channel,
    Figure,
    Label,
    MadeBy,
    Record,
    Source,
    SourceId,
    Span,
    Spans,
    Target,
    Time,
)
from quoth.pipeline import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MADE_BY = MadeBy(quoth="0.1.0", model="best", weights="sha256:0")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

SAMPLE = """<title><c1>Talks over Port Velm have broken down</c1>, <s1>union</s1> <k1>says</k1></title>

<s2>The <m1>dock workers' union of Port Velm</m1></s2> <k2>said</k2> <t1>on Monday</t1> that \
<c2>talks with the harbour board had broken down and that <f1>more than 1,400 members</f1> would walk out</c2>. \
The harbour, which the <l1>"so-called king of the quay"</l1> <g1>Teodor Brandt</g1> has run since 2011, \
handles <f2>a fifth of the island's grain</f2>.

<c3>"We have waited <f3>nine months</f3> for an answer,"</c3> <k3>told</k3> <s3><m3>Lena Okafor</m3>, the union's chair</s3>, \
reporters at <h3>a news conference</h3>. <c3b>"We will not wait a tenth."</c3b> <s4><m4>She</m4></s4> <k4>claimed</k4> that \
<c4>the board had <x1>"never once"</x1> opened its books, <k5>according to</k5> <s5><m5>a senior clerk</m5></s5>, and that \
<c5>the deficit was <f4>5 to 7 million crowns</f4></c5></c4>.

<s6><m6>Brandt</m6> and <m7>the shippers' league</m7></s6> <k6>did not say</k6> <c6>whether the offer still stood</c6>. \
In a letter, <s7><m8>he</m8></s7> <k7>pointed out</k7> that <c7>the <l2>wildcat</l2> stoppage of <t2>last spring</t2> \
cost the port <x2>"half a harvest"</x2></c7>.

<c8>The quays are expected to be empty by <t3>Friday</t3></c8>. Ferries will run as usual, and the market hall stays open.

<s9>A report by the <m9>island audit office</m9></s9> <k9>found</k9> \
<c9>no trace of the missing <f5>dozens</f5> of containers</c9>.
"""


def marked(notation: str) -> tuple[str, dict[str, Span]]:
    """The plain text of `<name>words</name>` notation, and where each name's words stand in it."""
    text = ""
    begun: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for piece in re.split(r"(</?[a-z]+\d*b?>)", notation):
        tag = re.fullmatch(r"<(/?)([a-z]+\d*b?)>", piece)
        if tag is None:
            text += piece
        elif tag[1]:
            spans[tag[2]] = Span(begun[tag[2]], len(text))
        else:
            begun[tag[2]] = len(text)
    return text, spans


def sample() -> Record:
    """One invented article with every manner, nested, joint, unresolved and missing sources, labels, figures and times."""
    text, at = marked(SAMPLE)
    return Record(
        article=Article(
            text=text,
            id="velm-1",
            url="https://coast-ledger.example/velm",
            outlet="The Coast Ledger",
            title="Talks over Port Velm have broken down, union says",
            title_span=at["title"],
            byline=("Ana Ruiz",),
            published="2026-05-04T09:30:00+00:00",
        ),
        made_by=MADE_BY,
        sources=_sources(at),
        attributions=_attributions(at),
        labels=(
            Label(span=at["l1"], kind="distancing", target=Target(name="Teodor Brandt", span=at["g1"], source=SourceId("s4"))),
            Label(span=at["l2"], kind="epithet", target=Target(name="the stoppage"), attribution=AttributionId("a7")),
        ),
        figures=(
            _figure(at["f1"], 1400, "a2", bound="more than", unit="members"),
            Figure(span=at["f2"], value=0.2, unit="of the island's grain"),
            _figure(at["f3"], 9, "a3", unit="months"),
            _figure(at["f4"], (5_000_000, 7_000_000), "a5", unit="crowns"),
            _figure(at["f5"], None, "a9", unit="containers"),
        ),
        times=(
            Time(span=at["t1"], type="DATE", value="2026-05-04"),
            Time(span=at["t2"], type="DATE", value="2025-SP", attribution=AttributionId("a7")),
            Time(span=at["t3"], type="DATE", attribution=AttributionId("a8")),
        ),
        own_voice=_own(text, ("The harbour, which", "island's grain."), ("Ferries will", "stays open.")),
    )


def _sources(at: dict[str, Span]) -> tuple[Source, ...]:
    union = "dock workers' union of Port Velm"
    return (
        Source(id=SourceId("s1"), name=union, kind="organisation", mentions=(at["s1"], at["m1"])),
        Source(
            id=SourceId("s2"), name="Lena Okafor", kind="person", roles=("union's chair",), affiliation=union,
            mentions=(at["m3"], at["m4"]),
        ),
        Source(id=SourceId("s3"), name="a senior clerk", kind="unnamed", mentions=(at["m5"],)),
        Source(id=SourceId("s4"), name="Teodor Brandt", kind="person", mentions=(at["g1"], at["m6"])),
        Source(id=SourceId("s5"), name="the shippers' league", kind="organisation", mentions=(at["m7"],)),
        Source(
            id=SourceId("s6"), name="Brandt and the shippers' league", kind="group", members=(SourceId("s4"), SourceId("s5")),
            mentions=(at["s6"],),
        ),
        Source(id=SourceId("s7"), name="he", kind="person", resolved=False, mentions=(at["m8"],)),
        Source(id=SourceId("s8"), name="island audit office", kind="document", roles=("report",), mentions=(at["m9"],)),
    )  # fmt: skip


def _attributions(at: dict[str, Span]) -> tuple[Attribution, ...]:
    def one(number: int, source: str | None, **fields: object) -> Attribution:
        spans: dict[str, Spans] = {
            role: tuple(at[name] for name in (f"{letter}{number}", f"{letter}{number}b") if name in at)
            for role, letter in (("content", "c"), ("cue", "k"), ("source_span", "s"))
        }
        values = {"manner": "indirect", "source": source and SourceId(source), **spans, **fields}
        return Attribution(id=AttributionId(f"a{number}"), **values)  # type: ignore[arg-type]

    return (
        one(1, "s1"),
        one(2, "s1", attitude="eventuality", confidence=0.97),
        one(3, "s2", manner="direct", channel=Channel(kind="news conference", span=at["h3"])),
        one(4, "s2", manner="mixed", stance="distance", confidence=0.91),
        one(5, "s3", parent=AttributionId("a4"), confidence=0.62),
        one(6, "s6", polarity="negated", attitude="fact"),
        one(7, "s7", manner="mixed", stance="endorse", channel=Channel(kind="letter"), source_confidence=0.55),
        one(8, None, attitude="belief"),
        one(9, "s8", stance="endorse", channel=Channel(kind="document")),
    )


def _figure(span: Span, value: float | tuple[float, float] | None, attribution: str, **said: str) -> Figure:
    return Figure(span=span, value=value, attribution=AttributionId(attribution), bound=said.get("bound"), unit=said.get("unit"))


def _own(text: str, *ends: tuple[str, str]) -> Spans:
    return tuple(Span(text.index(first), text.index(last) + len(last)) for first, last in ends)


@pytest.fixture
def sample_record() -> Record:
    """The record of an invented article in which everything occurs."""
    return sample()


@pytest.fixture
def make_record() -> Callable[..., Record]:
    """Builds a record of `text` with any other fields of the record."""

    def make(text: str, **fields: object) -> Record:
        article = fields.pop("article", None) or Article(text=text, id="t")
        return Record(article=article, made_by=MADE_BY, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader whose model is loaded, for all tests together."""
    return Reader()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser; without one the test is skipped, or fails where QUOTH_REQUIRE names "chromium"."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        reason = f"no Chromium on the PATH (looked for {', '.join(CHROMIUM)}): apt-get install chromium"
        if "chromium" in os.environ.get("QUOTH_REQUIRE", ""):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync"]  # fmt: skip
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        yield browser
        browser.close()
