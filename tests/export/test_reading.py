"""Voices, notes and their labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quoth.export.reading import reading
from quoth.model import Article, Attribution, AttributionId, Record, Source, SourceId, Span


def test_voices_are_numbered_and_statements_lettered_in_the_order_of_the_text(sample_record: Record) -> None:
    """A voice with one statement has a number alone."""
    assert [note.label for note in reading(sample_record).notes] == ["1a", "1b", "2a", "2b", "3", "4", "5", "6", "7"]


def test_a_nested_note_names_the_chain_of_voices(sample_record: Record) -> None:
    """The chain leads from the outermost voice inwards."""
    note = next(note for note in reading(sample_record).notes if note.label == "3")
    assert [voice.name for voice in note.chain] == ["Lena Okafor", "a senior clerk"]


def test_a_circle_of_parents_ends(make_record: Callable[..., Record]) -> None:
    """Two attributions that name each other as parent still have chains."""
    ids = [AttributionId("a1"), AttributionId("a2")]
    circle = [Attribution(id=i, manner="indirect", content=(Span(0, 3),), parent=j) for i, j in zip(ids, ids[::-1], strict=True)]
    assert [len(note.chain) for note in reading(make_record("abc", attributions=tuple(circle))).notes] == [2, 2]


def test_anchors_survive_another_reading(sample_record: Record) -> None:
    """An anchor depends on the words alone: not on ids, nor on text before them."""
    longer = sample_record.article.text + "\n\nAnother line."
    renamed = tuple(replace(a, id=AttributionId("x" + a.id), parent=None) for a in sample_record.attributions)
    bare = Record(
        article=replace(sample_record.article, text=longer), made_by=sample_record.made_by, sources=sample_record.sources,
        attributions=renamed,
    )  # fmt: skip
    assert [note.anchor for note in reading(bare).notes] == [note.anchor for note in reading(sample_record).notes]


def test_equal_words_have_different_anchors(make_record: Callable[..., Record]) -> None:
    """The second time the same words are said, the anchor counts."""
    twice = [Attribution(id=AttributionId(f"a{n}"), manner="indirect", content=(Span(n * 3, n * 3 + 2),)) for n in range(2)]
    first, second = (note.anchor for note in reading(make_record("no no", attributions=tuple(twice))).notes)
    assert second == f"{first}-2"


def test_the_eight_most_heard_have_colours(make_record: Callable[..., Record]) -> None:
    """Beyond eight sources the rest share the neutral colour, and so does what names no source."""
    lengths = [1, *range(2, 10), 20]
    starts = [sum(lengths[:n]) for n in range(10)]
    names = [SourceId(f"s{n}") if n < 9 else None for n in range(10)]
    record = make_record(
        "w" * sum(lengths),
        sources=tuple(Source(id=name, name=name, kind="person") for name in names if name),
        attributions=tuple(
            Attribution(
                id=AttributionId(f"a{n}"), manner="indirect", content=(Span(starts[n], starts[n] + lengths[n]),), source=names[n]
            )
            for n in range(10)
        ),
    )
    assert [voice.colour for voice in reading(record).voices] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]


def test_only_low_confidence_is_shown(sample_record: Record) -> None:
    """The lower of both confidences counts, and the source's only where there is one."""
    unsure = {note.label: note.unsure for note in reading(sample_record).notes if note.unsure is not None}
    assert unsure == {"3": 0.62, "5": 0.55}
    sourceless = replace(sample_record.attributions[7], source_confidence=0.1)
    record = Record(article=Article(text=sample_record.article.text), made_by=sample_record.made_by, attributions=(sourceless,))
    assert reading(record).notes[0].unsure is None


def test_what_is_known_of_a_voice_is_said_once(sample_record: Record) -> None:
    """Roles, affiliation, members and the missing identity stand beside the name."""
    about = {voice.name: voice.about for voice in reading(sample_record).voices}
    assert about["Lena Okafor"] == "union's chair, dock workers' union of Port Velm"
    assert about["Brandt and the shippers' league"] == "jointly Teodor Brandt and the shippers' league"
    assert about["he"] == "not identified"
