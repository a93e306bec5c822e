"""What is written and read back is what it was."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.evaluate import GoldArticle, Triple, load_brat, load_record_gold
from quoth.export import brat, record_gold
from quoth.export.record_gold import JudgedRecord
from quoth.model import Record, Span
from tests.export.records import records
from tests.export.test_exporters import written

MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.lists(records(), max_size=3))
@MANY
def test_json_lines_give_the_records_back(made: list[Record]) -> None:
    """Every field of every record, whatever characters it holds."""
    assert [Record.from_json(line) for line in written("jsonl", *made).split(b"\n")[:-1]] == made


def triples(record: Record) -> tuple[Triple, ...]:
    """Source span, cue and content of all attributions, nested ones too."""
    return tuple(Triple(source=a.source_span, cue=a.cue, content=a.content) for a in record.attributions)


@given(st.lists(records(st.text(min_size=1, max_size=80)), min_size=1, max_size=3))
@MANY
def test_brat_gives_texts_and_attributions_back(made: list[Record]) -> None:
    """Every attribution with all its spans, in any text: with tabs, line ends, and marks of brat itself."""
    with TemporaryDirectory() as folder:
        brat.write_folder(made, Path(folder) / "out")
        found = {article.text: article for article in load_brat(Path(folder) / "out")}
    assert {(record.article.text, triples(record)) for record in made} >= {(a.text, a.triples) for a in found.values()}
    assert set(found) == {record.article.text for record in made}


def test_brat_gives_every_attribution_of_an_article_back(sample_record: Record, tmp_path: Path) -> None:
    """The same for an article in which everything occurs; its id is the name of the files."""
    brat.write_folder([sample_record], tmp_path)
    (article,) = load_brat(tmp_path)
    assert article == GoldArticle(article=article.article, triples=triples(sample_record))
    assert (article.id, article.text) == ("velm-1", sample_record.article.text)


@given(records(), st.lists(st.tuples(st.integers(0, 5), st.integers(6, 9))))
@MANY
def test_record_gold_gives_every_annotated_layer_back(record: Record, places: list[tuple[int, int]]) -> None:
    """What `quoth evaluate` compares is what was written: who, what, how, labels, figures and times."""
    stream = BytesIO()
    record_gold.write([JudgedRecord(record=record, judged=tuple(Span(*place) for place in places))], stream)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        path.write_bytes(stream.getvalue())
        (gold,) = load_record_gold(path)
    assert gold.article.text == record.article.text
    assert [(s.id, s.name, s.kind, s.roles, s.affiliation) for s in gold.sources] == [
        (s.id, s.name, s.kind, s.roles, s.affiliation) for s in record.sources
    ]
    assert triples(gold) == triples(record)
    for one, other in zip(gold.attributions, record.attributions, strict=True):
        assert (one.source, one.manner, one.attitude, one.stance) == (other.source, other.manner, other.attitude, other.stance)
        assert (one.polarity, one.channel, one.parent) == (other.polarity, other.channel, other.parent)
    assert [(x.span, x.kind, x.attribution) for x in gold.labels] == [(x.span, x.kind, x.attribution) for x in record.labels]
    assert [(x.span, x.value, x.bound, x.unit) for x in gold.figures] == [
        (x.span, x.value, x.bound, x.unit) for x in record.figures
    ]
    assert [(x.span, x.value, x.attribution) for x in gold.times] == [(x.span, x.value, x.attribution) for x in record.times]
