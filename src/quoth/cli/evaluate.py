"""`quoth evaluate`: score the engine on annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quoth.cli.options import ModelOption
from quoth.evaluate import evaluate as score
from quoth.evaluate import load_gold
from quoth.pipeline import Reader


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            exists=True,
            help="JSONL with spans, records or labelled paragraphs, or a folder of brat files.",
        ),
    ],
    articles: Annotated[
        Path | None, typer.Option(exists=True, help="The texts, where the gold holds none: JSONL with id and text.")
    ] = None,
    model: ModelOption = "best",
) -> None:
    """Score the engine on annotated articles: precision, recall and F1 by role, manner and outlet."""
    typer.echo(str(score(load_gold(gold, articles), Reader(model).read)))
