"""Inputs made to break a reader: how long each takes, and how much memory.

    python -m benchmarks.hostile [NAME...] [--most-seconds 120] [--most-memory 1500]

Each input is written to a file and read by `quoth read FILE --format jsonl` in a process of its own. It must give a sound
record or a refusal with its reason, and no more CPU seconds and MiB than that. Prints a table; ends with 1 if any did not.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.robust import check
from quoth.model import Record

SAID = "“We will sail at dawn,” harbour master Lena Okafor said on Monday. The board claimed that 300 boats had left. "
MEGABYTE = 1_000_000
MANY = 100_000


def _megabyte(text: str) -> str:
    return text * (MEGABYTE // len(text))


def _zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            for _ in range(500):
                document.write(b"<w:p/>" * (MEGABYTE // 6))
    return stream.getvalue()


def _page(body: str) -> str:
    return f"<html><head><title>Quay</title></head><body>{body}<article><p>{SAID * 5}</p></article></body></html>"


HOSTILE: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "one line of 1 MB": (".txt", lambda: _megabyte(SAID)),
    "1 MB without a space": (".txt", lambda: "a" * MEGABYTE),
    "100,000 straight quotation marks": (".txt", lambda: '"' * MANY),
    "100,000 opening quotation marks": (".txt", lambda: "“" * MANY + SAID),
    "100,000 pairs of quotation marks": (".txt", lambda: "“a” " * MANY),
    "100,000 brackets": (".txt", lambda: "(" * MANY + SAID + ")" * MANY),
    "100,000 empty paragraphs": (".txt", lambda: SAID + "\n\n" * MANY + SAID),
    "100,000 bidirectional controls": (".txt", lambda: SAID.replace(" ", "\u202e \u2066") * (MANY // 40)),
    "100,000 combining characters": (".txt", lambda: SAID + "e" + "\u0301" * MANY + " said."),
    "100,000 emoji": (".txt", lambda: SAID + "👩\u200d🚒" * (MANY // 3) + SAID),
    "100,000 NULs": (".txt", lambda: SAID.replace(" ", " \0") * 50 + "\0" * MANY),
    "100,000 words from right to left": (".txt", lambda: SAID * 3 + "قال الوزير " * (MANY // 2)),
    "100,000 names": (".txt", lambda: "Lena Okafor, " * MANY),
    "a number of 100,000 digits": (".txt", lambda: f"“{'9' * MANY} boats sank,” Lena Okafor said."),
    "100,000 words of one number": (".txt", lambda: f"More than {'nine hundred thousand ' * (MANY // 3)}boats sank."),
    "100,000 voices in one another": (".txt", lambda: "Lena Okafor said that " * (MANY // 4) + "the quay was shut."),
    "100,000 HTML elements in one another": (".html", lambda: _page("<div>" * MANY)),
    "100,000 links": (".html", lambda: _page("".join(f'<a href="/{n}">Quay {n}</a>' for n in range(MANY)))),
    "an attribute of 1 MB": (".html", lambda: _page(f'<p title="{"a" * MEGABYTE}">{SAID}</p>')),
    "100,000 JSON lists in one another": (".jsonl", lambda: '{"text": ' + "[" * MANY + "\n"),
    "a JSON line of 10 MB": (".jsonl", lambda: json.dumps({"text": SAID * (10 * MEGABYTE // len(SAID))})),
    "half surrogate pairs in JSON": (".jsonl", lambda: json.dumps({"text": SAID + "\ud83d " * 1000})),
    "1 GB of zeros in 1 MB of gzip": (".txt.gz", lambda: gzip.compress(bytes(1000 * MEGABYTE), 9)),
    "500 MB of XML in a small .docx": (".docx", _zip_bomb),
}
"""What an input is called, the suffix of its file, and its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one input came to: what was printed, and what it took."""

    name: str
    result: str
    seconds: float
    memory: float
    sound: bool

    def row(self) -> str:
        """The line of the table."""
        return f"{self.name:<40}{self.seconds:>7.1f}{self.memory:>8.0f}  {self.result}"


def read(name: str, folder: Path, most_seconds: int, most_memory: int) -> Outcome:
    """Read one input in a process of its own, which is ended when it takes twice the seconds."""
    suffix, content = HOSTILE[name]
    made = content()
    source, out = folder / f"input{suffix}", folder / "out"
    source.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (2 * most_seconds, 2 * most_seconds))
        stream = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(stream, 1)
        os.dup2(stream, 2)
        os.execv(sys.executable, [sys.executable, "-m", "quoth", "read", str(source), "--format", "jsonl", "--language", "en"])
    _, status, used = os.wait4(pid, 0)
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    result, sound = judged(out.read_text("utf-8", "replace"), os.waitstatus_to_exitcode(status))
    within = seconds <= most_seconds and memory <= most_memory
    return Outcome(name=name, result=result, seconds=seconds, memory=memory, sound=sound and within)


def judged(printed: str, code: int) -> tuple[str, bool]:
    """What a run came to, and whether that is as it should be: a sound record, or a refusal with its reason."""
    if code == 1 and printed.startswith("refused: "):
        return f"refused: {printed.partition(':')[2].partition(': ')[2].strip()[:80]}", True
    if code:
        return f"ended with {code}: {printed[-200:]}", False
    found = [Record.from_json(line) for line in printed.splitlines()]
    for record in found:
        check(record)
    return f"{sum(len(record.attributions) for record in found)} attributions", True


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the number of its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--most-seconds", type=int, default=120)
    parser.add_argument("--most-memory", type=int, default=1500)
    given = parser.parse_args(arguments)
    print(f"{'input':<40}{'CPU s':>7}{'MiB':>8}  result")
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for name in given.names or HOSTILE:
            outcomes.append(read(name, Path(folder), given.most_seconds, given.most_memory))
            print(outcomes[-1].row(), flush=True)
    return int(not all(outcome.sound for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
