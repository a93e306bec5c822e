"""How well the HTML reader finds the body of real news pages.

    QUOTH_DATA=... python benchmarks/pages.py

`QUOTH_DATA` is a folder that holds `pages/`: `ground-truth.json` (page id -> `articleBody`, `url`) and one
`<id>.html.gz` a page, as in Zyte's article-extraction-benchmark. Prints precision, recall and F1 of four-word shingles
as that benchmark defines them (means over pages; F1 of the means), pages per CPU second, and each page refused.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from quoth.errors import InputRefused
from quoth.readers import Given, Payload
from quoth.readers.formats import load_format

SHINGLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Shingles that the gold and the reader share, and how many each has."""

    shared: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the found shingles that are gold; 0 if none is."""
        return self.shared / self.found if self.shared else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold shingles that were found; 0 if none is."""
        return self.shared / self.gold if self.shared else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in `text`, counted; of a shorter text its words."""
    words = re.findall(r"\w+", text)
    runs = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def overlap(gold: str, found: str) -> Overlap:
    """What the body `found` shares with the body `gold`."""
    gold_shingles, found_shingles = shingles(gold), shingles(found)
    shared = (gold_shingles & found_shingles).total()
    return Overlap(shared=shared, found=found_shingles.total(), gold=gold_shingles.total())


def read_body(page: Path, url: str) -> str:
    """The body, without the title, that the reader finds in `page`; empty, and told, if the page is refused."""
    payload = Payload.of(page.read_bytes(), page.name, url=url, content_type="text/html")
    try:
        for article in load_format("html").read(payload, Given(language="en")):
            if isinstance(article, InputRefused):
                raise article
            return article.text[article.title_span.end :] if article.title_span else article.text
    except InputRefused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
    return ""


def main() -> None:
    """Print the scores of all pages."""
    pages = Path(os.environ["QUOTH_DATA"]) / "pages"
    gold = json.loads((pages / "ground-truth.json").read_text("utf-8"))
    started = time.process_time()
    bodies = {name: read_body(pages / f"{name}.html.gz", row.get("url", "")) for name, row in gold.items()}
    seconds = time.process_time() - started
    overlaps = [overlap(row["articleBody"], bodies[name]) for name, row in gold.items()]
    precision = statistics.mean(each.precision for each in overlaps if each.found)
    recall = statistics.mean(each.recall for each in overlaps if each.gold)
    f1 = 2 * precision * recall / (precision + recall)
    scores = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    print(f"{len(gold)} pages: {scores}; {len(gold) / seconds:.0f} pages per CPU second")


if __name__ == "__main__":
    main()
