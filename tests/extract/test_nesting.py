"""Which attribution stands in which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.draft import Draft
from quoth.extract.nesting import Voices, with_nested, with_parents, without_outer_marks
from quoth.language import load_language
from quoth.model import Span, Spans, merged

TEXT = "Okafor said the board claimed the clerk thought the deficit was small, and left."
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda at: Span(at[0], at[0] + at[1]))
DRAFTS = st.lists(
    st.builds(
        Draft,
        content=st.lists(SPANS, min_size=1, max_size=3).map(merged),
        cue=st.lists(SPANS, max_size=1).map(tuple),
        cited=st.booleans(),
    ),
    max_size=8,
)


LEXICON = load_language("en").cues


def spans(*words: str) -> Spans:
    """Where each of `words` stands in the sentence."""
    return tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in words)


OUTER = Draft(content=spans("the board claimed the clerk thought the deficit was small"), cue=spans("said"))
MIDDLE = Draft(content=spans("the clerk thought the deficit was small"), cue=spans("claimed"))
INNER = Draft(content=spans("the deficit was small"), cue=spans("thought"))


def test_the_parent_is_the_innermost_around() -> None:
    """Of two attributions around a third, the narrower is its parent."""
    assert [draft.parent for draft in with_parents([OUTER, MIDDLE, INNER])] == [None, 0, 1]


def test_who_speaks_within_two_voices() -> None:
    """Words belong to the innermost voice around them; outside of all contents to the outlet."""
    voices = Voices([OUTER, MIDDLE, INNER])
    assert [voices.at(span) for span in spans("deficit", "clerk", "board", "Okafor")] == [2, 1, 0, None]


def test_a_cue_outside_keeps_two_voices_apart() -> None:
    """An attribution whose cue stands outside of the other's content is not within it."""
    beside = Draft(content=spans("the deficit was small"), cue=spans("left"))
    assert [draft.parent for draft in with_parents([OUTER, beside])] == [None, None]


def test_nested_ones_need_an_outer_one() -> None:
    """What the engine tags within contents is kept only where a content is around it, and is more than it."""
    assert with_nested(TEXT, [OUTER], [INNER], LEXICON) == [OUTER, INNER]
    assert with_nested(TEXT, [], [INNER], LEXICON) == []
    assert with_nested(TEXT, [OUTER], [Draft(content=OUTER.content)], LEXICON) == [OUTER]


def test_a_cited_one_is_within_the_one_of_the_same_words() -> None:
    """Of two attributions of the same words the one that cites is the parent, and the cited one's voice the inner one."""
    cited = Draft(content=INNER.content, cue=spans("left"), cited=True)
    assert [draft.parent for draft in with_parents([INNER, cited])] == [None, 0]
    assert Voices([INNER, cited]).at(spans("deficit")[0]) == 1


def test_words_between_the_parts_of_a_content_are_not_within_it() -> None:
    """A discontinuous content does not enclose what interrupts it."""
    outer = Draft(content=spans("the board", "small"), cue=spans("said"))
    assert Voices([outer]).at(spans("clerk")[0]) is None
    assert with_parents([outer, INNER])[1].parent is None


@given(DRAFTS)
def test_parents_form_trees(drafts: list[Draft]) -> None:
    """Whatever overlaps whatever: a parent has more content than its child, or cites it; so following parents always ends."""
    made = with_parents(drafts)
    for draft in made:
        if draft.parent is not None:
            outer = made[draft.parent]
            cites = draft.cited and not outer.cited and outer.content == draft.content
            assert cites or sum(map(len, outer.content)) > sum(map(len, draft.content))
            assert cites or all(any(span.contains(part) for span in outer.content) for part in (*draft.content, *draft.cue))


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ("“They fear |the ferry is late.”|", "the ferry is late"),
        ("“They fear |the ferry is late.|”", "the ferry is late"),
        ('"They fear |the ferry is late,"| she said.', "the ferry is late"),
        ("“They fear |the ferry is late …”|", "the ferry is late …"),
        ("“They fear |the worst...|”", "the worst..."),
        ("“They fear |that “the ferry is late.”|”", "that “the ferry is late.”"),
        ('"They fear |ice|. The ferry is late."', "ice"),
    ],
)
def test_the_mark_around_both_is_not_in_the_inner_content(found: str, left: str) -> None:
    """The closing mark of the outer quotation, and the stop or comma before it, belong to no one within."""
    start, end = found.index("|"), found.rindex("|") - 1
    inner = Draft(content=(Span(start, end),), cue=(Span(start - 5, start - 1),), parent=0)
    (made,) = without_outer_marks(found.replace("|", ""), [inner])
    assert [span.of(found.replace("|", "")) for span in made.content] == [left]


def test_what_only_feels_is_no_voice_within_another() -> None:
    """A feeling without a source in somebody's words is theirs; one with a source is heard as any voice."""
    text = "“Very disappointed that it closed,” she wrote. “We are sorry that it closed.”"
    outer = Draft(content=(Span(0, 35), Span(47, 77)), cue=(Span(40, 45),))
    feeling = Draft(content=(Span(19, 33),), cue=(Span(1, 18),))
    ours = Draft(content=(Span(61, 75),), cue=(Span(51, 60),), source_span=(Span(48, 50),))
    assert feeling.cue[0].of(text) == "Very disappointed"
    assert ours.cue[0].of(text) == "are sorry"
    assert with_nested(text, [outer], [feeling, ours], LEXICON) == [outer, ours]
