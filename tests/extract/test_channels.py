import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.channels import find_channel
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")
CASES = list(read_cases("channels"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_channel_is_found(case: Case) -> None:
    """Kind and words of the channel are those that the case states, and none is found where it states none."""
    channel = find_channel(case.text, case.spans["content"], case.spans["cue"], case.spans["source"], ENGLISH)
    kind, words = (channel.kind, channel.span and channel.span.of(case.text)) if channel else ("-", None)
    assert (kind, words) == (case.expected[0], next((span.of(case.text) for span in case.spans["words"]), None))


def test_there_are_enough_cases() -> None:
    """Channels have at least sixty sentences of their own."""
    assert len(CASES) >= 60


def test_channels_written_before_the_rules() -> None:
    """Of at least sixty sentences that the patterns were not made from, nine in ten get the right kind or rightly none."""
    cases = list(read_cases("channels_heldout"))
    kinds = []
    for case in cases:
        channel = find_channel(case.text, case.spans["content"], case.spans["cue"], case.spans["source"], ENGLISH)
        kinds.append(channel.kind if channel else "-")
    assert len(cases) >= 60
    assert sum(kind == case.expected[0] for kind, case in zip(kinds, cases, strict=True)) / len(cases) >= 0.9


def test_the_sentence_of_another_cue_is_not_read() -> None:
    """A channel that an earlier sentence names is not the channel of this one."""
    text = "In a statement, Vell resigned. She said it rained."
    assert find_channel(text, (Span(40, 49),), (Span(35, 39),), (Span(31, 34),), ENGLISH) is None


def test_a_sentence_without_end_is_not_read_as_a_whole() -> None:
    """What stands thousands of characters behind a cue is no channel of it."""
    near, far = (f"She said it rained{' and poured' * times} in a statement" for times in (20, 400))
    kinds = [find_channel(text, (Span(9, 18),), (Span(4, 8),), (Span(0, 3),), ENGLISH) for text in (near, far)]
    assert [channel and channel.kind for channel in kinds] == ["statement", None]


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 80), st.integers(0, 80))
def test_any_text_can_be_searched(text: str, start: int, size: int, at: int) -> None:
    """No text and no spans raise, and a channel's words lie inside the text."""
    cue = Span(start, start + size)
    channel = find_channel(text, (Span(at, at + 3),), (cue,), (cue,), ENGLISH)
    assert channel is None or channel.span is not None
