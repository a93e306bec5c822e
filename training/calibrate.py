"""Two logistic curves that make the confidences of a model mean something, fitted on PolNeAR's dev articles.

`confidence`: the attribution is right, that is, its content agrees with a gold content and its source with that one's.
`source_confidence`: the source is right, given that the content is. Four numbers are fitted; how well they hold for
articles that they were not fitted on is measured by fitting on one half of the articles and testing on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from tokenizers import Tokenizer

from quoth.engine.decode import decode
from quoth.engine.session import Session
from quoth.engine.windows import windows
from quoth.evaluate import Triple, load_gold_articles
from quoth.evaluate.comparison import compare, sources_agree
from quoth.evaluate.confidence import Judged, error_across, fit


def calibrate(model: Path, gold: Path, tokenizer: Tokenizer) -> str:
    """Fit both curves for `model`, write them into its metadata, and give the calibration errors as lines to print."""
    judged = _judge(model, gold, tokenizer)
    network = onnx.load(str(model))
    kept = {entry.key: entry.value for entry in network.metadata_props}
    curves = {name: fit(rows.raw, rows.right).to_json() for name, rows in judged.items()}
    onnx.helper.set_model_props(network, kept | curves)
    onnx.save(network, str(model))
    return "\n".join(f"{name:18} expected calibration error {error_across(rows):.3f}" for name, rows in judged.items())


def _judge(model: Path, gold: Path, tokenizer: Tokenizer) -> dict[str, Judged]:
    session = Session(model.read_bytes())
    whole: list[tuple[float, bool, int]] = []
    source: list[tuple[float, bool, int]] = []
    for number, article in enumerate(load_gold_articles(gold)):
        framed = windows(article.text, tokenizer, session.width)
        found = decode(framed, session.scores(framed), session.transitions)
        made = [tagged for tagged in found if tagged.cue and tagged.content and not tagged.nested]
        triples = [Triple(source=tagged.source, cue=tagged.cue, content=tagged.content) for tagged in made]
        partner = {j: article.triples[i] for i, j in compare(article.text, article.triples, triples).match.items()}
        for j, tagged in enumerate(made):
            agrees = j in partner and sources_agree(article.text, partner[j], triples[j])
            whole.append((tagged.confidence, agrees, number % 2))
            if j in partner:
                source.append((tagged.source_confidence, agrees, number % 2))
    return {"confidence": _judged(whole), "source_confidence": _judged(source)}


def _judged(rows: Sequence[tuple[float, bool, int]]) -> Judged:
    raw, right, half = zip(*rows, strict=True)
    return Judged(np.array(raw), np.array(right), np.array(half))
