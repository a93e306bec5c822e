"""Article -> record, with the model in the package."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import quoth
from quoth.errors import EngineUnavailable, InputRefused, Reason
from quoth.export import exporter
from quoth.model import Article, Record, Span, schema
from quoth.pipeline import Reader

EXAMPLES = Path(__file__).parents[1] / "examples"
VALIDATOR = Draft202012Validator(schema())
PEOPLE = ("harbour master Lena Okafor", "a senior official", "Dr. Ivo Brandt", "the ferry union", "spokeswoman Ada Tal'ori")
WORDS = (
    "the quay is safe",
    "nobody was told about the storm",
    "300 boats were lost",
    "the board had lied",
    "the ferry will sail",
)


def invented(count: int) -> list[Article]:
    """Short articles of invented statements, each another one."""
    chance = random.Random(7)
    made = []
    for number in range(count):
        lines = [f"Port news {number}"]
        for _ in range(chance.randint(1, 5)):
            who, what = chance.choice(PEOPLE), chance.choice(WORDS)
            lines.append(chance.choice([
                f"“{what.capitalize()},” {who} said on Monday.", f"{who.capitalize()} claimed that {what}. “We know,” she added.",
                f"According to {who}, {what}.", "The quay was calm. It reportedly rained.",
            ]))  # fmt: skip
        made.append(Article(text="\n\n".join(lines), id=f"n{number}", published="2026-05-04"))
    return made


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The articles of the examples and a hundred invented ones."""
    return [*(Article(text=path.read_text("utf-8"), id=path.stem) for path in sorted(EXAMPLES.glob("*.txt"))), *invented(100)]


def words(record: Record) -> list[str]:
    """The content of each attribution."""
    return [record.words(attribution.content) for attribution in record.attributions]


def check(record: Record) -> None:
    """Every span lies in the text; the JSON is valid and comes back equal."""
    text = record.article.text
    spans = [span for attribution in record.attributions for span in attribution.spans()]
    spans += [span for source in record.sources for span in source.mentions]
    spans += [label.span for label in record.labels] + [figure.span for figure in record.figures]
    spans += [when.span for when in record.times] + list(record.own_voice)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    line = record.to_json()
    assert Record.from_json(line) == record
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(line))] == []


def test_a_record_never_depends_on_its_neighbours(reader: Reader, articles: list[Article]) -> None:
    """Each record is the same byte for byte alone with a fresh reader, among a hundred others, in any order, on two threads.

    There is no batch size to vary: a reader takes one article at a time, and every window of it is a call of its own to
    the model, since the scales of a quantised model span a whole call.
    """
    among = {record.id: record.to_json() for record in reader.read_many(articles)}
    shuffled = random.Random(3).sample(articles, len(articles))
    two = Reader(threads=2)
    assert {record.id: record.to_json() for record in two.read_many(shuffled)} == among
    for article in (articles[0], articles[5], articles[-1]):
        assert Reader().read(article).to_json() == among[article.id]


def test_many_records_come_in_order_and_one_at_a_time(reader: Reader, articles: list[Article]) -> None:
    """Nothing is read before it is asked for."""
    asked: list[str] = []

    def source() -> Iterator[Article]:
        for article in articles[:3]:
            asked.append(article.id)
            yield article

    records = reader.read_many(source())
    assert asked == []
    assert next(records).id == articles[0].id
    assert asked == [articles[0].id]
    assert [record.id for record in records] == [article.id for article in articles[1:3]]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sail,” harbour master Ada Tal'ori said on Monday.",
        '"We are ready to sail," harbour master Ada Tal\'ori said on Monday.',
        "‘We are ready to sail,’ harbour master Ada Tal’ori said on Monday.",
        "'We are ready to sail,' harbour master Ada Tal'ori said on Monday.",
        "``We are ready to sail,'' harbour master Ada Tal'ori said on Monday.",
        "“We are ready to sail,\" harbour master Ada Tal'ori said on Monday.",
    ],
)
def test_every_house_style_of_marks_gives_the_same_voice(reader: Reader, text: str) -> None:
    """Curly, straight, single, TeX-like or mixed marks: one direct attribution of the whole quotation to one source."""
    (said,) = reader.read(Article(text=text)).attributions
    record = reader.read(Article(text=text))
    assert said.manner == "direct"
    assert "We are ready to sail" in record.words(said.content)
    source = record.source(said)
    assert source
    assert source.name.replace("’", "'") == "Ada Tal'ori"


@pytest.mark.parametrize(
    "text",
    [
        "She said “we go and we will not come back to this quay. Nobody waved.",
        "We go and we will not come back” she said. Nobody waved.",
        "“We [the crew] won't [sic] come back to this quay,” Lena Okafor said.",
        "“He told me ‘go home and stay there’ and I went,” Lena Okafor said.",
        "“The ’90s were the brothers’ best years,” Lena Okafor said.",
        "‘The workers’ union won’t budge on this,’ said Lena Okafor.",
        "”We go and we will not come back,” she said. \"“'‘’«»",
    ],
)
def test_damaged_and_nested_marks_break_nothing(reader: Reader, text: str) -> None:
    """A sound record, and somebody's words in it."""
    record = reader.read(Article(text=text))
    check(record)
    assert record.attributions


def test_quoted_speech_is_never_lost(reader: Reader) -> None:
    """Speech on a line of its own, which nothing gives to anybody, is a quote without source."""
    record = reader.read(Article(text="The hall was full.\n\n“Nobody on this quay was told about the storm”\n\nThen it emptied."))
    assert "“Nobody on this quay was told about the storm”" in words(record)


def test_your_comment_is_in_no_attribution_and_no_own_voice(reader: Reader) -> None:
    """A trailer of the page stays in the text and is nobody's words."""
    text = "“We are ready to sail,” Lena Okafor said.\n\nThe quay was calm on Monday.\n\nYour Comment\n"
    record = reader.read(Article(text=text))
    trailer = Span(text.index("Your"), text.index("Comment") + 7)
    assert record.article.text == text
    spans = [span for attribution in record.attributions for span in attribution.spans()]
    assert not any(span.overlaps(trailer) for span in (*spans, *record.own_voice))
    assert "The quay was calm on Monday." in [span.of(text) for span in record.own_voice]


def test_words_of_nobody_have_no_source(reader: Reader) -> None:
    """The words "has been proven" are an attribution with no source named."""
    record = reader.read(Article(text="The sinking has been proven to be an accident."))
    (said,) = record.attributions
    assert said.source is None
    assert record.words(said.cue) == "has been proven"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "?",
        "\x00",
        "\u202eAda said no.\u202c",
        "Е́ва said “да”.",
        "🙂" * 300,
        "قالت لينا إن السفينة آمنة.",
        "e\u0301" * 200,
        "a\u2028b\x85c",
        "\ud800\ud800",
    ],
)
def test_odd_texts_have_records(reader: Reader, text: str) -> None:
    """Nothing, controls, bidi marks, emoji, right-to-left and combining characters are read like any text."""
    check(reader.read(Article(text=text)))


@pytest.mark.parametrize("text", ['"' * 5_000, "'a " * 3_000, "“a b c d e f” " * 500, "Your Comment\n" * 1_000, "x" * 20_000])
def test_absurd_texts_are_read_in_bounded_time(reader: Reader, text: str) -> None:
    """Thousands of marks, lines of furniture, or one word without end take seconds."""
    began = time.process_time()
    check(reader.read(Article(text=text)))
    assert time.process_time() - began < 60


SCRAPS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    " ",
    "\n",
    ". ",
    ", ",
    "Lena Okafor",
    " said ",
    " claimed that ",
    "reportedly ",
    "Tal'ori",
    "🙂",
    "\x00",
    "\ud83d",
    "300 ",
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_has_a_sound_record(reader: Reader, text: str) -> None:
    """No text raises; spans lie inside; the JSON fits the schema and comes back equal."""
    check(reader.read(Article(text=text)))


def test_a_text_a_file_and_a_path_are_read(tmp_path: Path) -> None:
    """What names a file is read from it, anything else is a text; keywords override what the input says."""
    text = "“We are ready to sail,” harbour master Lena Okafor said."
    path = tmp_path / "ferry.txt"
    path.write_text(text, "utf-8")
    of_text, of_name, of_path = (quoth.read(source, outlet="The Coast Ledger") for source in (text, str(path), path))
    assert of_text.article.text == of_name.article.text == of_path.article.text == text
    assert of_text.attributions == of_path.attributions
    assert of_path.article.outlet == "The Coast Ledger"


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    """A missing file, an empty text and a foreign language are refused with their reasons, several articles are a mistake."""
    with pytest.raises(InputRefused) as missing:
        quoth.read(tmp_path / "none.txt")
    assert missing.value.reason is Reason.NOT_FOUND
    with pytest.raises(InputRefused, match="empty"):
        quoth.read("...")
    with pytest.raises(InputRefused, match="language de not supported"):
        quoth.read("Wir sind bereit.", language="de")
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "We sail."}\n{"text": "We stay."}\n', "utf-8")
    with pytest.raises(ValueError, match="several articles"):
        quoth.read(path)


def test_an_unknown_model_is_said_to_be_unknown() -> None:
    """A model that is not installed is named, with those that are."""
    with pytest.raises(EngineUnavailable, match=r"no model 'grand'; installed are: .*best"):
        Reader("grand")


def test_an_unknown_language_is_said_to_be_unknown() -> None:
    """A language without data is named, with those that have some."""
    with pytest.raises(ValueError, match="language 'xx' is not supported; supported are: en"):
        Reader(language="xx")


def test_half_a_surrogate_pair_is_read_and_written(reader: Reader) -> None:
    """A lone surrogate stays in the text, moves no offset, and the line of JSON that holds it is UTF-8 and comes back equal."""
    text = "“We are \ud83d ready,” Lena Okafor\udc00 said."
    record = reader.read(Article(text=text))
    check(record)
    assert record.article.text == text
    assert "“We are \ud83d ready,”" in words(record)
    stream = BytesIO()
    exporter("jsonl")([record], stream)
    assert Record.from_json(stream.getvalue().decode("utf-8")) == record


def test_a_record_says_what_made_it(reader: Reader) -> None:
    """Version, model and digest of the weights stand in the record."""
    made_by = reader.read(Article(text="The quay is safe.")).made_by
    assert made_by.model == "best"
    assert made_by.weights.startswith("sha256:")
    assert made_by.quoth
