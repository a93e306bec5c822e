from __future__ import annotations

from collections.abc import Callable

import pytest

from quoth.export.links import Link
from quoth.export.page import page
from quoth.export.reading import Note, Voice
from quoth.model import Attribution, AttributionId, Label, Record, Source, SourceId, Span


class SomeLinks:
    """Leads from each part to an address that names it."""

    def of_outlet(self, outlet: str) -> str:
        """An address with the outlet's name."""
        return f"/outlet/{outlet}"

    def of_voice(self, voice: Voice) -> str:
        """An address with the number of the voice."""
        return f"/voice/{voice.number}"

    def of_note(self, note: Note) -> tuple[Link, ...]:
        """A link with the note's label."""
        return (Link("fix", f"/note/{note.label}"),)

    def of_label(self, label: Label) -> tuple[Link, ...]:
        """A link with the label's kind."""
        return (Link("fix", f"/label/{label.kind}"),)


def test_links_stand_beside_the_parts_they_are_about(sample_record: Record) -> None:
    """Every voice, attribution and label has its own; figures and times have none."""
    shown = page(sample_record, 1, SomeLinks())
    remarks = [remark for paragraph in shown.paragraphs for remark in paragraph.remarks]
    assert shown.outlet_address == "/outlet/The Coast Ledger"
    assert [heard.address for heard in shown.heard] == [f"/voice/{heard.voice.number}" for heard in shown.heard]
    assert all(remark.links == (Link("fix", f"/note/{remark.note.label}"),) for remark in remarks if remark.note)
    by_kind = {one.kind: one.links for remark in remarks for one in remark.explained}
    assert by_kind["epithet"] == (Link("fix", "/label/epithet"),)
    assert by_kind["figure"] == by_kind["time"] == ()


def test_a_page_that_stands_alone_leads_nowhere(sample_record: Record) -> None:
    """Without other pages there are no links."""
    shown = page(sample_record, 1)
    assert {heard.address for heard in shown.heard} == {None}
    assert not any(remark.links for paragraph in shown.paragraphs for remark in paragraph.remarks)


def test_other_words_for_a_voice_end_with_no_comma(make_record: Callable[..., Record]) -> None:
    """What a voice is also called is told once, without the comma that stands behind it."""
    text = "Ida Quell, the mayor, said no. The mayor, said Otto, left. The mayor left."
    mentions = (Span(0, 21), Span(31, 41), Span(59, 68))
    said = Attribution(
        id=AttributionId("a1"), content=(Span(27, 29),), cue=(Span(22, 26),), source_span=mentions[:1], source=SourceId("s1"),
        manner="indirect",
    )  # fmt: skip
    ida = Source(id=SourceId("s1"), name="Ida Quell", kind="person", mentions=mentions)
    (heard,) = (heard for heard in page(make_record(text, sources=(ida,), attributions=(said,)), 1).heard if heard.voice.source)
    assert heard.also_called == ("Ida Quell, the mayor", "The mayor")


def test_the_strip_leaves_the_own_voice_open(sample_record: Record) -> None:
    """Bars follow each other, most heard first, and what is left is the outlet's own."""
    shown = page(sample_record, 1)
    widths = [bar.width for bar in shown.strip]
    assert widths == sorted(widths, reverse=True)
    assert shown.strip[1].start == pytest.approx(widths[0])
    assert 1 - sum(widths) == pytest.approx(shown.reading.shares.own_share)
