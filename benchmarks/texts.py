"""Texts to measure with: those of the folder that QUOTH_DATA names, or invented ones."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.kill import NAMES, THINGS

COLOURS = "red blue old new low long lost wet small tall grey broken empty private northern narrow".split()


def texts_at_hand(chance: random.Random) -> list[str]:
    """The texts of the folder that QUOTH_DATA names; invented ones where it names none."""
    return corpus_texts(Path(os.environ["QUOTH_DATA"])) if "QUOTH_DATA" in os.environ else invented_texts(chance)


def corpus_texts(data: Path) -> list[str]:
    """The texts of the folder that QUOTH_DATA names: unlabelled, on one event, PolNeAR's training articles, bodies of pages."""
    files = ("unlabelled/articles.jsonl.gz", "same-event/articles.jsonl.gz", "polnear/train.jsonl.gz")
    pages = json.loads((data / "pages" / "ground-truth.json").read_bytes())
    texts = [json.loads(line)["text"] for name in files for line in _lines(data / name)]
    return [*texts, *(pages[name]["articleBody"] for name in sorted(pages))]


def real_pages(folder: Path) -> Path | None:
    """`folder` with the real news pages of the folder that QUOTH_DATA names; None where it names none."""
    if "QUOTH_DATA" not in os.environ:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    for packed in sorted((Path(os.environ["QUOTH_DATA"]) / "pages").glob("*.html.gz")):
        (folder / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def invented_texts(chance: random.Random) -> list[str]:
    """Texts for those who have no corpus, no two alike."""
    return [" ".join(_sentence(chance) for _ in range(24)) for _ in range(400)]


def _sentence(chance: random.Random) -> str:
    things = " and ".join(f"the {chance.choice(COLOURS)} {chance.choice(THINGS)}" for _ in range(3))
    who = chance.choice(NAMES)
    return chance.choice([
        f"“We will sell {things} in {chance.randint(2, 90)} days,” said {who}.", f"It was calm near {things} on Monday.",
        f"According to {who}, {things} will be searched by {chance.randint(1, 28)} June.",
    ])  # fmt: skip
