"""The steps of extraction together, on what an engine could say."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from quoth.engine import Tagged
from quoth.extract.extraction import Extraction, extract
from quoth.language import load_language
from quoth.model import Article, Span, Spans, merged

ENGLISH = load_language("en")


def tagged(text: str, content: str, cue: str = "", source: str = "", *, nested: bool = False) -> Tagged:
    """An attribution of the engine whose roles are these words of `text`."""

    def spans(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    roles = {"content": spans(content), "cue": spans(cue), "source": spans(source)}
    return Tagged(**roles, confidence=0.9, source_confidence=0.8, nested=nested)


def extracted(text: str, *found: Tagged, published: str | None = None) -> Extraction:
    """What the steps make of `text` when the engine finds `found`."""
    return extract(Article(text=text, published=published), found, ENGLISH)


def test_furniture_is_in_no_attribution_and_no_own_voice() -> None:
    """A furniture line that the engine took for content is cut out of it; one that was all of it leaves nothing."""
    text = "The ferry sails, Okafor said\nYour Comment\nShare this article"
    content = "The ferry sails, Okafor said\nYour Comment"
    extraction = extracted(text, tagged(text, content, "said", "Okafor"), tagged(text, "Share this article", "this"))
    assert [[span.of(text) for span in draft.content] for draft in extraction.drafts] == [["The ferry sails, Okafor said"]]
    assert not any("Comment" in span.of(text) or "Share" in span.of(text) for span in extraction.own_voice)


def test_a_heading_in_quotation_marks_is_no_own_voice() -> None:
    """Words that somebody is quoted with are not the outlet's, though nobody says whose they are."""
    text = "‘Warned for years’\n\nThe quay is closed."
    assert [span.of(text) for span in extracted(text).own_voice] == ["The quay is closed."]


def test_manner_is_what_the_marks_prove() -> None:
    """All within marks is direct, a part of it mixed, nothing indirect."""
    text = "“We sail now,” Okafor said. Brandt warned the “old tub” would sink. Odd added it was late."
    extraction = extracted(
        text,
        tagged(text, "We sail now", "said", "Okafor"),
        tagged(text, "the “old tub” would sink", "warned", "Brandt"),
        tagged(text, "it was late", "added", "Odd"),
    )
    assert [draft.manner for draft in extraction.drafts] == ["direct", "mixed", "indirect"]


def test_marks_around_a_nested_voice_are_not_its_own() -> None:
    """In somebody's quoted words, what he or she reports is indirect, unless it has marks of its own or its cue is outside."""
    text = "“We said it was late,” Okafor added. He told us the board “asked us to sail”."
    extraction = extracted(
        text,
        tagged(text, "We said it was late", "added", "Okafor"),
        tagged(text, "it was late", "said", "We", nested=True),
        tagged(text, "the board “asked us to sail”", "told", "He"),
        tagged(text, "asked us to sail", "the board", nested=True),
    )
    assert [(draft.manner, draft.parent) for draft in extraction.drafts] == [
        ("direct", None),
        ("indirect", 0),
        ("mixed", None),
        ("direct", 2),
    ]


def test_nested_voices_have_their_parents() -> None:
    """What the engine finds within a content is an attribution of its own, within the other."""
    text = "Okafor said the board claimed the quay was safe."
    extraction = extracted(
        text,
        tagged(text, "the board claimed the quay was safe", "said", "Okafor"),
        tagged(text, "the quay was safe", "claimed", "the board", nested=True),
    )
    assert [draft.parent for draft in extraction.drafts] == [None, 0]


def test_a_figure_is_its_speakers() -> None:
    """Figures, times and labels within a content are of that attribution's voice; outside of all, the outlet's."""
    text = "Okafor said 300 boats were lost on Monday. The storm cost 40 crews their homes."
    extraction = extracted(text, tagged(text, "300 boats were lost on Monday", "said", "Okafor"), published="2026-05-06")
    assert [(figure.span.of(text)[:2], figure.attribution) for figure in extraction.figures] == [("30", "a1"), ("40", None)]
    assert [(time.value, time.attribution) for time in extraction.times] == [("2026-05-04", "a1")]


def test_a_content_without_cue_and_source_is_no_attribution() -> None:
    """Words that the engine tags and links to nothing are left out."""
    text = "The ferry sails at noon."
    assert extracted(text, tagged(text, "ferry sails")).drafts == ()


def test_the_end_of_a_speech_is_an_attribution_to_nobody() -> None:
    """Who signs a row of comments is not told of each: the mark that closes one shows that it is somebody's."""
    text = "The old ferry is our shame.”\n\nThe ferry sails at noon."
    (draft,) = extracted(text, tagged(text, "The old ferry is our shame.”"), tagged(text, "ferry sails")).drafts
    assert draft.content[0].of(text) == "The old ferry is our shame.”"
    assert (draft.cue, draft.source_span, draft.manner) == ((), (), "direct")


def test_drafts_come_in_reading_order() -> None:
    """Whatever order the engine gives them in."""
    text = "Odd said no. Brandt said yes."
    found = [tagged(text, "yes", "said", "Brandt"), tagged(text, "no", "said", "Odd")]
    assert [draft.content[0].of(text) for draft in extracted(text, *found).drafts] == ["no", "yes"]


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "Okafor",
    " said ",
    "reportedly ",
    "is said to ",
    "Your Comment",
    "\n",
    ". ",
    "— Odd (@odd)",
    " 300 ",
    "on Monday ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join), st.data())
def test_whatever_the_engine_finds_is_made_sound(text: str, data: st.DataObject) -> None:
    """Any spans of any text: nothing raises, all spans lie inside, parents are earlier or later drafts, own voice is nobody's."""
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted).map(lambda at: Span(*at))
    roles = st.lists(bounds, max_size=2).map(merged)
    share = st.floats(0, 1)
    found: Sequence[Tagged] = data.draw(
        st.lists(
            st.builds(
                Tagged, source=roles, cue=roles, content=roles, confidence=share, source_confidence=share, nested=st.booleans()
            ),
            max_size=4,
        )
    )
    extraction = extracted(text, *found)
    for number, draft in enumerate(extraction.drafts):
        spans = (*draft.content, *draft.cue, *draft.source_span)
        assert draft.content
        assert all(span.end <= len(text) for span in spans)
        assert draft.parent is None or (draft.parent != number and draft.parent < len(extraction.drafts))
        assert not any(own.overlaps(span) for own in extraction.own_voice for span in spans)
