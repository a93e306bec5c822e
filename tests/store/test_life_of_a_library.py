"""A library through any life: whatever is added, corrected, suppressed, rebuilt and exported, it is what it should be."""

from __future__ import annotations

import io
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quoth.export import SHARED, exporter, formats
from quoth.model import Record
from quoth.store import Added, Anchor, Judgement, Library, Search
from tests.store.database_rows import derived_rows
from tests.store.records import Saying, article

PEOPLE = ("Lena Okafor", "Ivo Brandt", "Mara Venn")
CONTENTS = ("the quay is open", "nobody asked the pilots", "a ferry sank", "fares will double", "it was a mistake")
WRITTEN = tuple(name for name in formats() if name not in {"xlsx", "parquet", "brat"})
CLOSING = "The harbour board met at noon, and the crane stood still. " * 4

ARTICLES = st.sampled_from(["velm", "ferry", "bridge"])
SAYINGS = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(CONTENTS)), min_size=1, max_size=3, unique_by=lambda s: s[1]
)
MADE = st.tuples(ARTICLES, SAYINGS).map(lambda drawn: article(drawn[0], *(Saying(*s) for s in drawn[1]), closing=CLOSING))


def key(record: Record) -> str:
    """What the library knows the article by."""
    return f"url:{record.article.url}"


def hidden(name: str) -> str:
    """The name as it is shown when it is suppressed."""
    return " ".join("█" * len(word) for word in name.split())


@dataclass(slots=True)
class Expected:
    """What a library should hold: versions by article, sources by correction, and names that are not shown."""

    versions: dict[str, list[Record]] = field(default_factory=dict)
    right: dict[tuple[str, str], str] = field(default_factory=dict)
    suppressed: set[str] = field(default_factory=set)

    def add(self, record: Record) -> Added:
        """What adding the record should do."""
        held = self.versions.setdefault(key(record), [])
        if any(one.article.text == record.article.text for one in held):
            return Added.UNCHANGED
        held.append(record)
        return Added.NEW if len(held) == 1 else Added.NEW_VERSION

    def said(self) -> set[tuple[str, str, str]]:
        """Article, shown source and content of every attribution of the newest versions."""
        return {
            (place, self._shown(self.right.get((place, words), source.name if source else "")), words)
            for place, held in self.versions.items()
            for one in held[-1].attributions
            for words, source in [(held[-1].words(one.content), held[-1].source(one))]
        }

    def _shown(self, name: str) -> str:
        return hidden(name) if name in self.suppressed else name


class Life(RuleBasedStateMachine):
    """Anything that people do with a library, in any order, beside what should come of it."""

    @initialize()
    def begin(self) -> None:
        """An empty library."""
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library.open(self.folder / "library.sqlite")
        self.expected = Expected()

    @rule(record=MADE)
    def add(self, record: Record) -> None:
        """One article."""
        assert self.library.writer.add(record) is self.expected.add(record)

    @rule(records=st.lists(MADE, max_size=5))
    def add_all(self, records: list[Record]) -> None:
        """Several at once, the same article too."""
        done = self.library.writer.add_all(records)
        assert sorted(done.elements()) == sorted(self.expected.add(record) for record in records)

    @precondition(lambda self: self.expected.versions)
    @rule(drawn=st.data(), right=st.sampled_from(PEOPLE))
    def correct(self, drawn: st.DataObject, right: str) -> None:
        """Another source for an attribution of any version."""
        record = drawn.draw(st.sampled_from([one for held in self.expected.versions.values() for one in held]))
        said = drawn.draw(st.sampled_from(record.attributions))
        where = Anchor.at(record.article, "content", said.content[0])
        self.library.writer.judge(Judgement(kind="source", value=right, reason="a test", article_key=key(record), anchor=where))
        self.expected.right[key(record), record.words(said.content)] = right

    @rule(name=st.sampled_from(PEOPLE))
    def suppress(self, name: str) -> None:
        """A name is not shown any more."""
        self.library.writer.judge(Judgement(kind="suppress", value=name, reason="a test"))
        self.expected.suppressed.add(name)

    @rule(name=st.sampled_from(PEOPLE))
    def restore(self, name: str) -> None:
        """It is shown again."""
        self.library.writer.judge(Judgement(kind="restore", value=name, reason="a test"))
        self.expected.suppressed.discard(name)

    @rule()
    def rebuild(self) -> None:
        """All that is derived is made again, and equal."""
        before = derived_rows(self.library)
        assert self.library.writer.rebuild() == len(self.expected.versions)
        assert derived_rows(self.library) == before

    @rule()
    def open_again(self) -> None:
        """What another process would find."""
        self.library.close()
        self.library = Library.open(self.folder / "library.sqlite", create=False)

    @rule(output_format=st.sampled_from(WRITTEN), extract=st.none() | st.integers(1, 3))
    def export(self, output_format: str, extract: int | None) -> None:
        """No format has a name that is suppressed; JSON Lines give the same records back."""
        stream = io.BytesIO()
        most = extract if output_format in SHARED else None
        exporter(output_format, extract=most)(self.library.reader.records(), stream)
        written = stream.getvalue().decode()
        assert not [name for name in self.expected.suppressed if name in written or name.split()[1] in written]
        if output_format == "jsonl":
            assert [Record.from_json(line) for line in written.splitlines()] == list(self.library.reader.records())

    @invariant()
    def everything_is_said_by_whom_it_should(self) -> None:
        """Records, searches and versions agree with what was done."""
        found = self.library.reader.search(Search(limit=100)).hits
        assert {(hit.key, hit.source, hit.content) for hit in found} == self.expected.said()
        shown = [(f"url:{r.article.url}", r) for r in self.library.reader.records()]
        assert {(k, s.name if (s := r.source(a)) else None, r.words(a.content)) for k, r in shown for a in r.attributions} == (
            self.expected.said()
        )
        for place, held in self.expected.versions.items():
            kept = self.library.reader.versions(place)
            assert [(v.number, len(v.record.article.text)) for v in kept] == [
                (number, len(one.article.text)) for number, one in enumerate(held, start=1)
            ]

    @invariant()
    def nobody_is_found_who_is_suppressed(self) -> None:
        """Neither by name nor among the sources."""
        for name in self.expected.suppressed:
            assert not self.library.reader.search(Search(source=name)).hits
            assert not self.library.reader.sources(name)

    def teardown(self) -> None:
        """No file is left."""
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)


Life.TestCase.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
TestLife = Life.TestCase
