"""The articles of the training data that decoding weights are tuned on; the teacher never sees them."""

from __future__ import annotations

from pathlib import Path

from training.articles import GoldArticle

TUNING_IDS = frozenset(Path(__file__).with_name("tuning.txt").read_text("utf-8").split())
"""Every tenth article of PolNeAR's train part in the order of their ids, from the first one on."""


def for_training(articles: list[GoldArticle]) -> list[GoldArticle]:
    """`articles` without those held out."""
    return [article for article in articles if article.id not in TUNING_IDS]


def for_tuning(articles: list[GoldArticle]) -> list[GoldArticle]:
    """The held out ones of `articles`."""
    return [article for article in articles if article.id in TUNING_IDS]
