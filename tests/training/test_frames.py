"""Outer frames: the paragraph's attributions move inwards, with their words unchanged."""

import random

from training.articles import GoldArticle, GoldAttribution, Span
from training.frames import in_outer_frames

TEXT = (
    "Harbour talks go on\n\n"
    "The mayor said that the two sides would meet again before the end of the week.\n\n"
    "Nobody expected it.\n\n"
    "A union spokesman denied that its members had ever agreed to the new shifts at all."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def _gold(source: str, cue: str, content: str) -> GoldAttribution:
    return GoldAttribution(source=(_span(source),), cue=(_span(cue),), content=(_span(content),))


ARTICLE = GoldArticle(
    id="a",
    text=TEXT,
    attributions=(
        _gold("The mayor", "said", "the two sides would meet again before the end of the week"),
        _gold("A union spokesman", "denied", "its members had ever agreed to the new shifts at all"),
    ),
)


def _words(article: GoldArticle, spans: tuple[Span, ...]) -> list[str]:
    return [article.text[start:end].casefold() for start, end in spans]


def _framed(seed: int) -> GoldArticle:
    return next(iter(in_outer_frames([ARTICLE], 1.0, random.Random(seed))))


def test_every_frame_keeps_the_words_of_the_attribution_it_encloses() -> None:
    """Whatever frame chance picks, source, cue and content of the inner attribution read as before."""
    for seed in range(60):
        framed = _framed(seed)
        found = sorted(
            (_words(framed, gold.source), _words(framed, gold.cue), _words(framed, gold.content)) for gold in framed.nested
        )
        gold = sorted(
            (_words(ARTICLE, gold.source), _words(ARTICLE, gold.cue), _words(ARTICLE, gold.content))
            for gold in ARTICLE.attributions
        )
        assert found == gold


def test_the_inner_attribution_lies_in_the_content_of_the_outer_one() -> None:
    """Each nested attribution has all its spans in an examined span, which is in a content of the frame."""
    for seed in range(60):
        framed = _framed(seed)
        contents = [gold.content[0] for gold in framed.attributions]
        for gold in framed.nested:
            spans = sorted((*gold.source, *gold.cue, *gold.content))
            assert any(start <= spans[0][0] and spans[-1][1] <= end for start, end in framed.examined)
            assert any(start <= spans[0][0] and spans[-1][1] <= end for start, end in contents)


def test_the_frames_own_spans_are_words() -> None:
    """The outer source and cue begin and end at words, and a quoted content has its marks."""
    for seed in range(60):
        framed = _framed(seed)
        for gold in framed.attributions:
            for start, end in (*gold.source, *gold.cue):
                words = framed.text[start:end]
                assert words == words.strip()
                assert words
            content = framed.text[slice(*gold.content[0])]
            assert content.startswith("“") == content.endswith("”")


def test_without_a_share_nothing_changes() -> None:
    """A share of 0 gives the very same articles."""
    assert list(in_outer_frames([ARTICLE], 0.0, random.Random(1))) == [ARTICLE]
