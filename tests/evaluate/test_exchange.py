"""Articles whose two sides exchange their names."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from quoth.evaluate.exchange import exchange, exchanged_record
from quoth.model import Attribution, AttributionId, Channel, Figure, Label, Record, Source, SourceId, Span, Target, Time

PAIRS = [("Velm", "Northport"), ("Odo Lenz", "Ann Vell"), ("Odo", "Ann")]


def test_names_are_exchanged_both_ways_at_once() -> None:
    """Each name becomes the other one of its pair, longer names first, and derived words follow."""
    assert (
        exchange("Odo Lenz of Velm fled Northporters; Odo wept.", PAIRS).text == "Ann Vell of Northport fled Velmers; Ann wept."
    )


def test_spans_follow_their_words() -> None:
    """A span covers the same words after the exchange; one that ends inside a name covers the whole name."""
    text = "Velm fell, then Northport fell."
    made = exchange(text, PAIRS)
    assert made.moved(Span(0, 4)).of(made.text) == "Northport"
    assert made.moved(Span(5, 9)).of(made.text) == "fell"
    assert made.moved(Span(16, 30)).of(made.text) == "Velm fell"
    assert made.moved(Span(16, 20)).of(made.text) == "Velm"


@given(st.lists(st.sampled_from(["Velm", "Northport", "Odo", "Ann", "x", " ", "é"]), max_size=12).map("".join))
def test_exchanging_twice_gives_the_text_back(text: str) -> None:
    """The exchange is its own inverse, and so are its places."""
    pairs = [("Velm", "Northport"), ("Odo", "Ann")]
    once = exchange(text, pairs)
    assert exchange(once.text, pairs).text == text


def test_every_layer_of_a_record_moves(make_record: Callable[..., Record]) -> None:
    """Spans, names of targets and sources, and units are those of the exchanged text."""
    text = "In a letter to Velm, Odo said the Northport thugs took 9 Velm boats on Monday."
    at = {
        word: Span(text.index(word), text.index(word) + len(word))
        for word in ("letter", "Odo", "said", "thugs", "Northport", "Monday")
    }
    content = Span(text.index("the North"), len(text) - 1)
    record = make_record(
        text,
        sources=(Source(id=SourceId("s1"), name="Odo", kind="person", mentions=(at["Odo"],)),),
        attributions=(
            Attribution(
                id=AttributionId("a1"), manner="indirect", content=(content,), cue=(at["said"],), source_span=(at["Odo"],),
                source=SourceId("s1"), channel=Channel(kind="letter", span=at["letter"]),
            ),
        ),
        labels=(Label(span=at["thugs"], kind="epithet", target=Target(name="Northport", span=at["Northport"])),),
        figures=(Figure(span=Span(text.index("9"), text.index(" boats") + 6), value=9.0, unit="Velm boats"),),
        times=(Time(span=at["Monday"], type="DATE"),),
        own_voice=(Span(0, 19),),
    )  # fmt: skip
    made = exchanged_record(record, PAIRS)
    assert made.article.text == "In a letter to Northport, Ann said the Velm thugs took 9 Northport boats on Monday."
    attribution, label, figure = made.attributions[0], made.labels[0], made.figures[0]
    assert made.words(attribution.content) == "the Velm thugs took 9 Northport boats on Monday"
    assert [made.words(spans) for spans in (attribution.cue, attribution.source_span)] == ["said", "Ann"]
    assert attribution.channel
    assert attribution.channel.span
    assert attribution.channel.span.of(made.article.text) == "letter"
    assert label.target
    assert label.target.span
    assert (label.span.of(made.article.text), label.target.name, label.target.span.of(made.article.text)) == (
        "thugs",
        "Velm",
        "Velm",
    )
    assert (figure.span.of(made.article.text), figure.unit) == ("9 Northport boats", "Northport boats")
    assert made.times[0].span.of(made.article.text) == "Monday"
    assert made.sources[0].name == "Ann"
    assert made.words(made.own_voice) == "In a letter to Northport"
