"""Targets of the heads: tags and pointers of gold, and the way back through the decoder."""

import random
from collections import Counter

import numpy as np

from quoth.engine.decode import decode
from quoth.engine.session import KINDS, Scores, load_tokenizer
from quoth.engine.tags import TAGS
from quoth.engine.windows import windows
from training.articles import GoldArticle, GoldAttribution, Span, in_other_typography
from training.targets import IGNORED, Example, examples, transition_scores

TEXT = (
    "“We are ready,” harbour master Lena Okafor said. “The quay is safe.”\n\nPrices, reportedly, fell. She hopes they stay low."
)
TOKENIZER = load_tokenizer()


def _spans(*words: str) -> tuple[Span, ...]:
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in words)


ARTICLE = GoldArticle(
    id="a",
    text=TEXT,
    attributions=(
        GoldAttribution(
            source=_spans("harbour master Lena Okafor"),
            cue=_spans("said"),
            content=_spans("“We are ready,”", "“The quay is safe.”"),
        ),
        GoldAttribution(source=(), cue=_spans("reportedly"), content=_spans("Prices", "fell")),
        GoldAttribution(source=_spans("She"), cue=_spans("hopes"), content=_spans("they stay low")),
    ),
)


def _as_scores(example: Example) -> Scores:
    """Scores of a model that is certain of exactly the targets."""
    tags = np.full((2, len(example.window), len(TAGS)), -20.0, dtype=np.float32)
    links = np.full((2, len(example.window), len(example.window)), -20.0, dtype=np.float32)
    for depth in range(2):
        for at in range(len(example.window)):
            tags[depth, at, max(0, example.tags[depth, at])] = 0.0
            links[depth, at, max(0, example.links[depth, at])] = 0.0
    return Scores(tags, links, np.zeros((len(example.window), len(KINDS)), dtype=np.float32))


def test_gold_pushed_through_targets_and_decoder_is_the_same_gold() -> None:
    """Decoding the targets themselves gives every attribution back, discontinuous and sourceless ones too."""
    framed = windows(TEXT, TOKENIZER)
    rows = examples(ARTICLE, framed)
    found = decode(framed, [_as_scores(row) for row in rows], transition_scores(rows))
    made = {
        tuple(tuple((span.start, span.end) for span in spans) for spans in (t.source, t.cue, t.content))
        for t in found
        if not t.nested
    }
    assert made == {(gold.source, gold.cue, gold.content) for gold in ARTICLE.attributions}


def test_what_nobody_examined_has_no_inner_target() -> None:
    """Without examined spans the inner heads learn nothing, with them they learn that there is nothing."""
    framed = windows(TEXT, TOKENIZER)
    unknown = examples(ARTICLE, framed)[0].tags[1]
    assert set(unknown.tolist()) == {IGNORED}
    start, end = _spans("The quay is safe")[0]
    examined = GoldArticle(id="a", text=TEXT, attributions=ARTICLE.attributions, examined=((start, end),))
    counted = Counter(examples(examined, framed)[0].tags[1].tolist())
    assert counted[0] == len("The quay is safe".split())


def test_other_typography_keeps_every_offset() -> None:
    """Quotation marks change, the length and everything else of the text do not."""
    changed = list(in_other_typography([ARTICLE] * 40, 1.0, random.Random(3)))
    assert all(len(article.text) == len(TEXT) for article in changed)
    assert any("«" in article.text for article in changed)
    letters = [character for character in TEXT if character.isalnum()]
    assert all([character for character in article.text if character.isalnum()] == letters for article in changed)
