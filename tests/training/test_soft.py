"""What a small model should say: the larger model's answers, brought from its windows into others, with a share of gold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from quoth.engine.session import load_tokenizer
from quoth.engine.tags import CONTENT, CUE, TAGS, begin, inside
from quoth.engine.windows import windows
from training.articles import GoldArticle, GoldAttribution, Span
from training.soft import (
    GOLD_SHARE,
    KEPT_LINKS,
    NO_SOURCE,
    NOWHERE,
    Answers,
    SoftExample,
    SoftLabels,
    Targets,
    joined,
    labels_of,
    targets_of,
    word_tags,
)
from training.targets import examples, transition_scores

TEXT = "The quay is safe, Lena Okafor said.\n\nPrices fell, it is said."
TOKENIZER = load_tokenizer()
WHOLE = windows(TEXT, TOKENIZER)[0]
HALVES = windows(TEXT, TOKENIZER, 16)
WORDS = [TEXT[start:end] for start, end in zip(WHOLE.start, WHOLE.end, strict=True) if start >= 0]
SURE = 0.9


def _labels() -> SoftLabels:
    """A model that is sure of: The quay is safe / said, without a source; all else is none."""
    size, said, width = len(WORDS), WORDS.index("said"), 4
    tag = np.full((size, 2, len(TAGS)), (1 - SURE) / (len(TAGS) - 1))
    tag[:, :, 0] = SURE
    for at, number in [(0, begin(CONTENT)), (1, inside(CONTENT)), (said, begin(CUE))]:
        tag[at, 0] = (1 - SURE) / (len(TAGS) - 1)
        tag[at, 0, number] = SURE
    link_to = np.full((size, 2, KEPT_LINKS), NOWHERE, dtype=np.int32)
    link = np.zeros((size, 2, KEPT_LINKS), dtype=np.float16)
    link_to[:, :, 0], link[:, :, 0] = said, 0.75
    link_to[said, :, 0] = NO_SOURCE
    state = np.arange(size * width).reshape(size, width).astype(np.int8)
    return SoftLabels(
        tag=np.log(tag).astype(np.float16),
        link_to=link_to,
        link=link,
        state=state,
        scale=np.full((size, 1), 0.5, dtype=np.float16),
    )


def _targets(number: int, gold: GoldArticle | None = None) -> Targets:
    window = HALVES[number]
    first = sum(int((half.start >= 0).sum()) for half in HALVES[:number])
    example = examples(gold, HALVES)[number] if gold else None
    return targets_of(SoftExample(window=window, labels=_labels(), first=first, gold=example))


def _at(word: str) -> int:
    """The piece of the first half that is `word`."""
    return next(at for at, start in enumerate(HALVES[0].start) if start == TEXT.index(word))


def test_answers_stand_at_the_same_pieces_in_narrower_windows() -> None:
    """Tags, pointers and states move with their pieces; special pieces have none."""
    assert len(HALVES) == 2
    targets = _targets(0)
    assert targets.tag[0].sum() == 0
    assert targets.tag[_at("The"), 0].argmax() == begin(CONTENT)
    assert targets.link_to[_at("The"), 0, 0] == _at("said")
    assert targets.link_to[_at("said"), 0, 0] == 0
    assert targets.link[_at("said"), 0, 0] == pytest.approx(0.75 * (SURE + (1 - SURE) / 3), abs=0.02)
    assert targets.state[_at("quay")].tolist() == [2.0, 2.5, 3.0, 3.5]
    assert targets.real.sum() == (HALVES[0].start >= 0).sum()


def test_what_points_out_of_the_window_is_left_out() -> None:
    """The second half cannot point to the cue of the first one."""
    targets = _targets(1)
    assert targets.link[:, 0].sum() == 0
    assert targets.tag[:, 0].sum() == pytest.approx((HALVES[1].start >= 0).sum(), abs=0.05)


def test_inner_answers_count_as_far_as_there_is_a_content() -> None:
    """What the inner heads say outside contents means nothing."""
    weight = _targets(0).tag[:, 1].sum(axis=-1)
    assert weight[_at("The")] == pytest.approx(SURE, abs=0.02)
    assert weight[_at("Lena")] < 0.05


def test_gold_is_a_part_of_the_target() -> None:
    """Where gold says otherwise, both have their share; the article's other pieces are gold's O."""
    spans: list[tuple[Span, ...]] = [
        ((TEXT.index(part), TEXT.index(part) + len(part)),) for part in ("Lena Okafor", "said", "The quay")
    ]
    source, cue, content = spans
    gold = GoldArticle(id="a", text=TEXT, attributions=(GoldAttribution(source=source, cue=cue, content=content),))
    targets = _targets(0, gold)
    said = _at("said")
    assert targets.tag[_at("The"), 0, begin(CONTENT)] == pytest.approx(GOLD_SHARE + (1 - GOLD_SHARE) * SURE, abs=0.02)
    assert (targets.link_to[said, 0, -1], targets.link[said, 0, -1]) == (_at("Lena"), GOLD_SHARE)
    assert targets.tag.sum(axis=-1)[_at("quay"), 0] == pytest.approx(1.0, abs=0.02)


def test_without_gold_the_model_is_the_whole_target() -> None:
    """No share is lost in articles without gold."""
    assert _targets(0).tag[_at("The"), 0].sum() == pytest.approx(1.0, abs=0.02)
    empty = replace(GoldArticle(id="a", text=TEXT, attributions=()))
    assert _targets(0, empty).tag[_at("The"), 0, 0] == pytest.approx(GOLD_SHARE + (1 - GOLD_SHARE) * 0.1 / 6, abs=0.02)


def test_a_teacher_has_its_part_of_the_outlets_attributions_alone() -> None:
    """At the inner depth the other model's answers stay as they are."""
    said = np.array([[[0.5, 0.5]], [[0.3, 0.7]]], dtype=np.float32)
    both = joined(said, np.array([[1.0, 0.0]], dtype=np.float32), 0.6)
    assert both[0, 0].tolist() == pytest.approx([0.8, 0.2])
    assert both[1].tolist() == said[1].tolist()


def test_labels_name_the_pieces_of_the_whole_text() -> None:
    """What points to a piece of the second window points to its number in the text; a special piece is "no source" or nothing."""
    window, before = HALVES[1], int((HALVES[0].start >= 0).sum())
    size = len(window)
    tag = np.full((2, size, len(TAGS)), 1 / len(TAGS), dtype=np.float32)
    link = np.zeros((2, size, size), dtype=np.float32)
    link[:, :, 0], link[:, :, 2], link[:, :, size - 1] = 0.5, 0.3, 0.2
    labels = labels_of(window, before, Answers(tag, link, np.ones((size, 4), dtype=np.float32)))
    assert len(labels) == (window.start >= 0).sum()
    assert labels.link_to[0, 0, :3].tolist() == [NO_SOURCE, before + 1, NOWHERE]
    assert labels.link[0, 0, :3].tolist() == pytest.approx([0.5, 0.3, 0.2], abs=0.001)
    assert np.allclose(labels.state * labels.scale, 1, atol=0.01)


def test_a_window_of_one_word_has_as_many_pointers_as_others() -> None:
    """Where there are fewer pieces than pointers are kept, the others point to nothing with no weight."""
    (window,) = windows("Weather", TOKENIZER)
    size = len(window)
    tag = np.full((2, size, len(TAGS)), 1 / len(TAGS), dtype=np.float32)
    link = np.full((2, size, size), 1 / size, dtype=np.float32)
    labels = labels_of(window, 0, Answers(tag, link, np.ones((size, 4), dtype=np.float32)))
    assert size < KEPT_LINKS
    assert labels.link_to.shape == labels.link.shape == (1, 2, KEPT_LINKS)
    assert labels.link_to[0, 0, size:].tolist() == [NOWHERE] * (KEPT_LINKS - size)
    assert labels.link[0, 0].sum() == pytest.approx(1.0, abs=0.01)


def _wanted(gold: GoldArticle | None) -> list[list[list[str]]]:
    """For each window and word the tags that it may have."""
    targets = examples(gold, HALVES) if gold else [None] * len(HALVES)
    labels, first = _labels(), [0, int((HALVES[0].start >= 0).sum())]
    rows = [
        SoftExample(window=window, labels=labels, first=at, gold=one)
        for window, at, one in zip(HALVES, first, targets, strict=True)
    ]
    allowed = word_tags(rows, transition_scores(examples(gold or GOLD, HALVES)))
    return [[[TAGS[tag] for tag in np.flatnonzero(word)] for word in window] for window in allowed]


GOLD = GoldArticle(
    id="quay",
    text=TEXT,
    attributions=(GoldAttribution(source=((18, 29),), cue=((30, 34),), content=((0, 16),)),),
    discard=((37, 49),),
)


def test_without_gold_words_have_the_tags_that_decoding_finds() -> None:
    """The labels of the fixture, as one tag for each word; behind the last word of a window nothing is wanted."""
    first, second = _wanted(None)
    assert first == [["B-content"], ["I-content"], *[["O"]] * 5, ["B-cue"], ["O"]]
    assert second == [*[["O"]] * 7, [], []]


def test_with_gold_words_have_its_tags_and_any_where_it_leaves_them_open() -> None:
    """The labels do not count there."""
    first, second = _wanted(GOLD)
    content, source = [["B-content"], *[["I-content"]] * 3], [["B-source"], ["I-source"]]
    assert first == [*content, ["O"], *source, ["B-cue"], ["O"]]
    assert second == [*[list(TAGS)] * 3, *[["O"]] * 4, [], []]
