"""A suppressed name is shown, found and exported nowhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest

from quoth.export import exporter
from quoth.model import Figure, Label, Record, Source, SourceId, Span, Target
from quoth.store import Judgement, Library, Search
from quoth.store.actor_tables import ACTOR_TABLES
from quoth.store.suppression import SuppressedName
from tests.store.database_rows import derived_rows, rows
from tests.store.records import Saying, article

NAME = "Mara Venn"


def private() -> Record:
    """An article that names a private person wherever a record holds words."""
    record = article(
        "mara-venn-leaves",
        Saying(NAME, "the rent was too high for Venn and Sons"),
        Saying("Ms Venn", "Mara would stay"),
        Saying("Lena Okafor", "MARA J. VENN left"),
        title="Mara Venn leaves",
        byline=("Mara Venn",),
        outlet="The Venn Courier",
    )
    given_name = Span(start := record.article.text.index("Mara would"), start + len("Mara"))
    herself = replace(record.sources[0], mentions=(*record.sources[0].mentions, given_name))
    neighbour = Source(id=SourceId("s9"), name="neighbour", kind="person", roles=("Mara Venn's tenant",), affiliation=NAME)
    attribution = replace(record.attributions[2], source=neighbour.id)
    target = Target(name=NAME, span=Span(0, len(NAME)))
    return replace(
        record,
        sources=(herself, record.sources[1], neighbour),
        attributions=(*record.attributions[:2], attribution),
        labels=(Label(span=Span(0, 4), kind="epithet", target=target),),
        figures=(Figure(span=Span(0, 4), value=3, unit="crowns of Mara Venn"),),
    )


def suppress(name: str = NAME) -> Judgement:
    """The decision not to show a name."""
    return Judgement(kind="suppress", value=name, reason="a private person asked for it")


def exported(library: Library) -> Iterator[str]:
    """All that each exporter writes of a library, as text."""
    for name in ("json", "jsonl", "csv", "html"):
        stream = io.BytesIO()
        exporter(name)(library.reader.records(), stream)
        yield stream.getvalue().decode()


def spelled(text: str) -> bool:
    """Whether a text has any word of the name."""
    return "mara" in text.lower() or "venn" in text.lower()


@pytest.mark.parametrize("before", [True, False], ids=["added before", "added after"])
def test_a_suppressed_name_is_nowhere(before: bool, library: Library) -> None:
    """Not in a derived row, a hit, a record, a version, a count or an export, whether the article came first or later."""
    if before:
        library.writer.add(private())
    assert library.writer.judge(suppress()) == int(before)
    if not before:
        library.writer.add(private())
    assert not spelled(str(derived_rows(library)))
    assert not spelled(str([library.actors.most_heard(), library.actors.undecided()]))
    assert not spelled(str([rows(library, table) for table in ACTOR_TABLES]))
    assert not spelled(str(list(library.reader.records())))
    assert not spelled(str(library.reader.versions("url:https://coast-ledger.example/mara-venn-leaves")))
    assert not spelled(str([library.reader.search(Search()), library.reader.sources()]))
    assert not any(map(spelled, exported(library)))
    assert not library.reader.search(Search(words="venn")).hits
    assert not library.reader.search(Search(source="Venn")).hits
    assert not spelled(str(library.reader.candidates("the rent was too high for Venn")))


def test_offsets_hold_in_what_is_blacked_out(library: Library) -> None:
    """The text keeps its length, so that every other word stands where it stood."""
    library.writer.add(private())
    library.writer.judge(suppress())
    (record,) = library.reader.records()
    text = private().article.text
    assert len(record.article.text) == len(text)
    assert record.article.text.startswith("████ ████ said that the rent was too high for ████ and Sons.")
    assert "Lena Okafor said that ████ ██ ████ left." in record.article.text
    assert [record.words(one.cue) for one in record.attributions] == ["said", "said", "said"]


def test_a_name_can_be_restored(library: Library) -> None:
    """The last decision on a name holds, and all that was found before is found again."""
    library.writer.add(private())
    before = derived_rows(library)
    library.writer.judge(suppress())
    library.writer.judge(Judgement(kind="restore", value="mara  venn", reason="another person was meant"))
    assert derived_rows(library) == before
    assert list(library.reader.records()) == [private()]


def test_a_suppressed_library_rebuilds_equal(library: Library) -> None:
    """Rebuilding and reading again bring no name back."""
    library.writer.add(private())
    library.writer.judge(suppress())
    before = derived_rows(library)
    library.writer.rebuild()
    assert derived_rows(library) == before
    library.writer.add(article("mara-venn-leaves", Saying(NAME, "it is over")))
    assert not spelled(str(derived_rows(library)))


def test_other_articles_are_left_alone(library: Library) -> None:
    """Without the whole name nothing is blacked out, and one who shares the surname keeps it there."""
    other = article("trees", Saying("Piet Venn", "the elms are ill"))
    library.writer.add(other)
    assert library.writer.judge(suppress()) == 0
    assert list(library.reader.records()) == [other]


def test_an_article_is_still_told_by_its_address(library: Library) -> None:
    """Whoever knows the address, or the key as it is shown, gets the article; the address itself is not shown."""
    library.writer.add(private())
    library.writer.judge(suppress())
    (shown,) = {hit.key for hit in library.reader.search(Search()).hits}
    assert shown == "url:https://coast-ledger.example/█████████-leaves"
    url = "https://coast-ledger.example/mara-venn-leaves"
    assert library.reader.key(shown) == library.reader.key(url) == f"url:{url}"
    (record,) = library.reader.records()
    assert record.article.url is None
    assert library.reader.holds(private().article)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Lena Okafor", "LENA OKAFOR, then Okafor’s son", "████ ██████, then ██████’s son"),
        ("Nasser Kan'ani", "Nasser Kan’ani and Kan'ani", "██████ ███████ and ███████"),
        ("José Peña", "Jose\u0301 Pen\u0303a and José Peña", "█████ █████ and ████ ████"),
        ("Ida Brown", "Ida Brown wore brown; Brown smiled", "███ █████ wore brown; █████ smiled"),
        ("Ida Brown", "Mrs Brown and Ida Brownlee", "Mrs Brown and Ida Brownlee"),
        ("Cosmo", "Cosmo’s cosmos, cosmo", "█████’s cosmos, █████"),
    ],
)
def test_what_is_blacked_out(name: str, text: str, shown: str) -> None:
    """The whole name in any spelling, its last word with a capital, and no part of another word."""
    bare = article("x", Saying("Ivo Brandt", text))
    out = SuppressedName(name).hidden_in(bare)
    assert out.words(out.attributions[0].content) == shown
