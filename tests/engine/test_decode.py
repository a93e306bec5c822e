"""From scores to attributions."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.engine.decode import FORBIDDEN, Tagged, best_tags, decode, within_contents
from quoth.engine.session import KINDS, Floats, Scores, load_tokenizer
from quoth.engine.tags import CONTENT, CUE, ROLES, SOURCE, START, TAGS, begin, inside, may_follow
from quoth.engine.windows import Window, windows

TOKENIZER = load_tokenizer()
TEXT = "“We sail,” Okafor said.\n\nThe board claimed that Tal'ori lied, 🙂 and left.\n" + "Nobody waved at the quay. " * 60
FRAMED = windows(TEXT, TOKENIZER)
DEPTHS = 2


def transitions() -> Floats:
    """Transition scores that forbid what BIO forbids and prefer nothing."""
    rows = [[0.0 if may_follow(before, tag) else FORBIDDEN for tag in range(len(TAGS))] for before in range(START + 1)]
    return np.array(rows, dtype=np.float32)


def random_scores(seed: int, sharpness: float) -> list[Scores]:
    """Log probabilities of any kind for the windows of the text."""
    random = np.random.default_rng(seed)

    def logs(*shape: int) -> Floats:
        raw: Floats = np.clip(random.normal(0, sharpness, shape), -80, 80).astype(np.float32)
        normalised: Floats = raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True))
        return normalised

    return [
        Scores(tag=logs(DEPTHS, len(w), len(TAGS)), link=logs(DEPTHS, len(w), len(w)), kind=logs(len(w), len(KINDS)))
        for w in FRAMED
    ]


def scores_for(window: Window, tags: dict[str, int], links: dict[str, str]) -> Scores:
    """Scores that are sure of these tags of words and of these links between words; all else is O and links to none."""
    stops = [*window.word_starts[1:], len(window) - 1]
    words = {TEXT[window.start[at] : window.end[stop - 1]]: int(at) for at, stop in zip(window.word_starts, stops, strict=True)}
    tag = np.full((DEPTHS, len(window), len(TAGS)), -20.0, dtype=np.float32)
    tag[:, :, 0] = -0.001
    link = np.full((DEPTHS, len(window), len(window)), -20.0, dtype=np.float32)
    link[:, :, 0] = -0.001
    for word, number in tags.items():
        tag[0, words[word], :] = -20.0
        tag[0, words[word], number] = -0.001
    for word, target in links.items():
        link[0, words[word], :] = -20.0
        link[0, words[word], words[target]] = -0.001
    return Scores(tag=tag, link=link, kind=np.zeros((len(window), len(KINDS)), dtype=np.float32))


def tags_of_words(scores: list[Scores]) -> tuple[Floats, list[int]]:
    """The scores of the words' tags, shape (depths, tags, words), and the bounds of each window's words."""
    words = [score.tag[:, window.word_starts].swapaxes(1, 2) for score, window in zip(scores, FRAMED, strict=True)]
    return np.concatenate(words, axis=2), [0, *accumulate(len(window.word_starts) for window in FRAMED)]


def silent(window: Window) -> Scores:
    """Scores that find nothing."""
    return scores_for(window, {}, {})


SAID = {"We": begin(CONTENT), "sail": inside(CONTENT), "Okafor": begin(SOURCE), "said": begin(CUE)}
LINKED = {"We": "said", "sail": "said", "said": "Okafor"}


def words_of(tagged: Tagged) -> tuple[list[str], list[str], list[str]]:
    """The words of source, cue and content."""
    source, cue, content = ([span.of(TEXT) for span in spans] for spans in (tagged.source, tagged.cue, tagged.content))
    return source, cue, content


def test_tags_and_links_make_an_attribution() -> None:
    """What the heads are sure of comes out, with its offsets, its roles joined, and sure."""
    (tagged,) = decode(FRAMED, [scores_for(FRAMED[0], SAID, LINKED), *map(silent, FRAMED[1:])], transitions())
    assert words_of(tagged) == (["Okafor"], ["said"], ["We sail"])
    assert tagged.confidence > 0.9
    assert tagged.source_confidence > 0.9
    assert not tagged.nested


def test_a_cue_may_have_no_source() -> None:
    """A cue that links to the window's first piece has none."""
    links = {"We": "said", "sail": "said"}
    (tagged,) = decode(FRAMED, [scores_for(FRAMED[0], SAID, links), *map(silent, FRAMED[1:])], transitions())
    assert words_of(tagged) == ([], ["said"], ["We sail"])


def test_two_contents_of_one_cue_are_one_attribution() -> None:
    """A discontinuous content keeps its parts apart, in reading order."""
    tags = {**SAID, "lied": begin(CONTENT)}
    links = {**LINKED, "lied": "said"}
    (tagged,) = decode(FRAMED, [scores_for(FRAMED[0], tags, links), *map(silent, FRAMED[1:])], transitions())
    assert words_of(tagged)[2] == ["We sail", "lied"]


def test_a_name_with_an_apostrophe_is_one_span() -> None:
    """The pieces of a name that belong together stay together, to the last letter."""
    tags = {"Tal": begin(SOURCE), "'": inside(SOURCE), "ori": inside(SOURCE), "lied": begin(CUE), "left": begin(CONTENT)}
    links = {"left": "lied", "lied": "Tal"}
    (tagged,) = decode(FRAMED, [scores_for(FRAMED[0], tags, links), *map(silent, FRAMED[1:])], transitions())
    assert words_of(tagged) == (["Tal'ori"], ["lied"], ["left"])


def test_nothing_found_is_nothing() -> None:
    """Silence, and a text without windows, have no attributions."""
    assert decode(FRAMED, [silent(window) for window in FRAMED], transitions()) == ()
    assert decode([], [], transitions()) == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 5.0, 30.0]))
def test_any_scores_make_valid_tags(seed: int, sharpness: float) -> None:
    """The path through the tags never opens with a continuation, nor continues another role."""
    (outer, _), bounds = tags_of_words(random_scores(seed, sharpness))
    tags = best_tags(outer, bounds, transitions()).tolist()
    assert len(tags) == bounds[-1]
    for start, end in pairwise(bounds):
        assert all(may_follow(before, tag) for before, tag in pairwise([START, *tags[start:end]]))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 5.0]))
def test_windows_side_by_side_have_the_tags_that_each_has_alone(seed: int, sharpness: float) -> None:
    """Neither the neighbours of a window nor their length change its path."""
    (outer, _), bounds = tags_of_words(random_scores(seed, sharpness))
    together = best_tags(outer, bounds, transitions())
    for start, end in pairwise(bounds):
        assert np.array_equal(together[start:end], best_tags(outer[:, start:end], [0, end - start], transitions()))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 5.0, 30.0]))
def test_any_scores_make_sound_attributions(seed: int, sharpness: float) -> None:
    """Spans lie inside the text, sorted; those of one depth do not overlap, but for shared sources; confidences are shares."""
    found = decode(FRAMED, random_scores(seed, sharpness), transitions())
    for nested in (False, True):
        same = [tagged for tagged in found if tagged.nested == nested]
        sources = {span for tagged in same for span in tagged.source}
        spans = [*sources, *(span for tagged in same for span in (*tagged.cue, *tagged.content))]
        assert all(one.end <= other.start for one, other in pairwise(sorted(spans)))
    for tagged in found:
        assert tagged.content == tuple(sorted(tagged.content))
        assert all(span.end <= len(TEXT) for span in (*tagged.source, *tagged.cue, *tagged.content))
        assert 0 <= tagged.confidence <= 1
        assert 0 <= tagged.source_confidence <= 1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_nested_attributions_stand_in_contents(seed: int) -> None:
    """A word has a tag of the inner depth only where the outer depth takes it for content."""
    (outer, inner), bounds = tags_of_words(random_scores(seed, 5.0))
    above = best_tags(outer, bounds, transitions())
    below = best_tags(within_contents(inner, above), bounds, transitions())
    assert set(above[below > 0].tolist()) <= {begin(CONTENT), inside(CONTENT)}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_best_path_is_the_best(seed: int) -> None:
    """On a short window no allowed path scores more than the one chosen."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, 3, (len(TAGS), 3)).astype(np.float32)
    allowed = transitions()

    def total(path: tuple[int, ...]) -> float:
        steps = pairwise((START, *path))
        return sum(float(scores[tag, at]) for at, tag in enumerate(path)) + sum(
            float(allowed[before, tag]) for before, tag in steps
        )

    paths = [path for path in np.ndindex(*(len(TAGS),) * 3) if all(may_follow(*step) for step in pairwise((START, *path)))]
    assert total(tuple(best_tags(scores, [0, 3], allowed).tolist())) == pytest.approx(max(map(total, paths)), abs=1e-3)


def test_tags_are_bio_over_the_roles() -> None:
    """Each role has a tag that opens and one that continues; only its own opening and itself lead to the latter."""
    expected = ["O", *(f"{kind}-{role}" for role in ROLES for kind in "BI")]
    assert list(TAGS) == expected
    for role in range(len(ROLES)):
        assert [before for before in range(START + 1) if may_follow(before, inside(role))] == [begin(role), inside(role)]
        assert all(may_follow(before, begin(role)) for before in range(START + 1))
