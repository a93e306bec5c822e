"""Records and the rules of their parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quoth.errors import RecordInvalid
from quoth.model import Attribution, AttributionId, Channel, Label, Record, Source, SourceId, Span, Target, Time

SAID = Attribution(id=AttributionId("a1"), manner="direct", content=(Span(0, 5),))

IMPOSSIBLE: dict[str, Callable[[], object]] = {
    "manner is 'shouted'": lambda: replace(SAID, manner="shouted"),  # type: ignore[arg-type]
    "stance is 'loud'": lambda: replace(SAID, stance="loud"),  # type: ignore[arg-type]
    "has no content": lambda: replace(SAID, content=()),
    "confidence is 1.5": lambda: replace(SAID, confidence=1.5),
    "source_confidence is -0.1": lambda: replace(SAID, source_confidence=-0.1),
    "channel.kind is 'pigeon'": lambda: Channel(kind="pigeon"),  # type: ignore[arg-type]
    "source.kind is 'dog'": lambda: Source(id=SourceId("s1"), name="Rex", kind="dog"),  # type: ignore[arg-type]
    "label.kind is 'rude'": lambda: Label(span=Span(0, 1), kind="rude"),  # type: ignore[arg-type]
    "time.type is 'ERA'": lambda: Time(span=Span(0, 1), type="ERA"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_impossible_parts_cannot_be_built(words: str) -> None:
    """A part that contradicts its closed lists or bounds is refused, naming the value."""
    with pytest.raises(RecordInvalid, match=words):
        IMPOSSIBLE[words]()


def test_every_span_lies_in_the_text(make_record: Callable[..., Record]) -> None:
    """A record whose span ends after its text is refused, whichever part it is of."""
    beyond = Span(3, 9)
    for field, part in (
        ("attributions", replace(SAID, cue=(beyond,))),
        ("attributions", replace(SAID, channel=Channel(kind="post", span=beyond))),
        ("sources", Source(id=SourceId("s1"), name="O", kind="person", mentions=(beyond,))),
        ("labels", Label(span=Span(0, 1), kind="epithet", target=Target(name="O", span=beyond))),
        ("times", Time(span=beyond, type="DATE")),
        ("own_voice", beyond),
    ):
        with pytest.raises(RecordInvalid, match="ends after the text"):
            make_record("We go", **{field: (part,)})


def test_ids_are_known_and_used_once(make_record: Callable[..., Record]) -> None:
    """A reference to nothing, and an id used twice, are refused."""
    with pytest.raises(RecordInvalid, match="called s9"):
        make_record("We go", attributions=(replace(SAID, source=SourceId("s9")),))
    with pytest.raises(RecordInvalid, match="called a9"):
        make_record("We go", attributions=(replace(SAID, parent=AttributionId("a9")),))
    with pytest.raises(RecordInvalid, match="an id is used twice"):
        make_record("We go", attributions=(SAID, SAID))


def test_the_source_of_an_attribution(sample_record: Record) -> None:
    """An attribution leads to its source, None where the text names none."""
    named = {a.id: source.name if (source := sample_record.source(a)) else None for a in sample_record.attributions}
    assert named[AttributionId("a3")] == "Lena Okafor"
    assert named[AttributionId("a8")] is None


def test_confident_leaves_out_the_unsure(sample_record: Record) -> None:
    """Attributions below the bound go, with the sources, labels, figures and times that only they hold."""
    kept = sample_record.confident(0.9)
    assert [a.id for a in kept.attributions] == [a.id for a in sample_record.attributions if a.confidence >= 0.9]
    assert "a5" not in {a.id for a in kept.attributions}
    assert "s3" not in {source.id for source in kept.sources}
    assert "a5" not in {figure.attribution for figure in kept.figures}
    assert kept.own_voice == sample_record.own_voice


def test_members_of_a_joint_source_stay_with_it(sample_record: Record) -> None:
    """Who speaks only as one of several is still a source."""
    only_joint = replace(sample_record, attributions=tuple(
        replace(a, confidence=1.0 if a.id == "a6" else 0.1) for a in sample_record.attributions
    ))  # fmt: skip
    assert {source.id for source in only_joint.confident(0.5).sources} == {"s4", "s5", "s6"}


def test_a_child_outlives_its_parent(sample_record: Record) -> None:
    """A sure attribution within an unsure one stays, without a parent."""
    turned = replace(sample_record, attributions=tuple(
        replace(a, confidence={"a4": 0.1, "a5": 0.9}.get(a.id, a.confidence)) for a in sample_record.attributions
    ))  # fmt: skip
    (child,) = (a for a in turned.confident(0.5).attributions if a.id == "a5")
    assert child.parent is None


def test_nothing_is_left_out_below_the_least(sample_record: Record) -> None:
    """A bound of 0 gives the record itself; a bound above all confidences leaves no attribution and no source."""
    assert sample_record.confident(0.0) is sample_record
    unsure = replace(sample_record, attributions=tuple(replace(a, confidence=0.2) for a in sample_record.attributions))
    left = unsure.confident(0.9)
    assert not left.attributions
    assert not left.sources
