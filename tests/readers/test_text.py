from __future__ import annotations

import codecs

import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Article, Span
from quoth.readers import Given, article_from_text
from tests.readers.conftest import ReadBytes

SENTENCE = "“We cannot wait,” said Zoë Märk – the café’s owner owes £40.\r\n\r\nShe left.\n"


def only(outcomes: list[Article | InputRefused]) -> Article:
    """The one article that was read."""
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Article), outcomes[0]
    return outcomes[0]


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("cp1252"),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le"],
)
def test_every_encoding_gives_the_same_characters(read_bytes: ReadBytes, content: bytes) -> None:
    """A text is kept character for character, line ends included, whatever it is encoded in."""
    assert only(read_bytes(content)).text == SENTENCE


def test_utf16_without_mark(read_bytes: ReadBytes) -> None:
    """UTF-16 is told by its NUL bytes where no byte order mark tells it."""
    assert only(read_bytes("The mayor left.\n".encode("utf-16-le"))).text == "The mayor left.\n"


def test_a_cut_character_does_not_make_utf8_something_else(read_bytes: ReadBytes) -> None:
    """A text cut in the middle of its last character is still read as UTF-8."""
    content = ("“No,” she said. " * 20 + "“").encode()[:-1]
    assert only(read_bytes(content)).text.startswith("“No,” she said. “No,”")


def test_a_stray_byte_costs_one_character(read_bytes: ReadBytes) -> None:
    """A byte that no encoding explains becomes U+FFFD; the rest of the text is kept."""
    assert only(read_bytes(b"She said\x81 no. " + b"He left. " * 20)).text == "She said\ufffd no. " + "He left. " * 20


def test_one_sentence_is_an_article(read_bytes: ReadBytes) -> None:
    """The shortest text with a letter is an article, with the hash of its text as id."""
    article = only(read_bytes("He said no."))
    assert article.text == "He said no."
    assert article.id.startswith("sha256:")


def test_given_metadata(read_bytes: ReadBytes) -> None:
    """What the user gives about a text stands in the article."""
    given = Given(id="a7", outlet="The Kelmouth Post", title="Bridge shut", published="2031-03-04", language="en")
    article = only(read_bytes("  BRIDGE\nshut \n\nIt is shut.", given=given))
    assert (article.id, article.outlet, article.published) == ("a7", "The Kelmouth Post", "2031-03-04")
    assert article.title_span == Span(2, 13)


def test_a_full_stop_after_the_headline_is_not_part_of_it() -> None:
    """Some collections end every headline with a full stop; the title's span ends before it."""
    assert article_from_text("Bridge shut.\nIt is.", Given(title="Bridge shut")).title_span == Span(0, 11)


@pytest.mark.parametrize("text", ["Bridge shut by order", "Shut bridge\nBridge shut", "Bridge\n"])
def test_no_title_span_where_the_text_does_not_begin_with_the_title(text: str) -> None:
    """A title that the text only resembles, or repeats later, has no span."""
    assert article_from_text(text, Given(title="Bridge shut")).title_span is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t 12 345 -- !\n", Reason.EMPTY),
        (b"%PDF-1.7\n1 0 obj", Reason.BINARY),
        (b"\x89PNG\r\n\x1a\nrest", Reason.BINARY),
        (b"a text\0with a NUL", Reason.BINARY),
        (b"PK\x03\x04 word/document.xml", Reason.BINARY),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", Reason.NOT_DECODABLE),
        (bytes(range(1, 32)) * 20 + b"letters", Reason.NOT_DECODABLE),
        (b"a" * 5_000_001, Reason.TOO_LARGE),
        (b"\x1f\x8b\x08\x00 no gzip", Reason.NOT_READABLE),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(read_bytes: ReadBytes, content: bytes, reason: Reason) -> None:
    """Empty, binary, undecodable and oversized files are refused, each with its own reason and the path."""
    (refusal,) = read_bytes(content)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == reason
    assert refusal.where.endswith("article.txt")


def test_half_a_surrogate_pair_is_refused() -> None:
    """A text that no encoding can write is refused by the Python API too."""
    with pytest.raises(InputRefused) as caught:
        article_from_text("He said \ud800 no.")
    assert caught.value.reason == Reason.NOT_DECODABLE


def test_another_language_is_refused_unless_the_user_insists(read_bytes: ReadBytes, german: str) -> None:
    """A long German text is refused by its language's name, and read where the user says that it is English."""
    (refusal,) = read_bytes(german)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.LANGUAGE
    assert "language de not supported" in str(refusal)
    assert only(read_bytes(german, given=Given(language="en"))).text == german


def test_a_short_foreign_text_is_not_refused(read_bytes: ReadBytes, german: str) -> None:
    """Below 200 characters no text is called foreign."""
    assert only(read_bytes(german[:150])).language == "en"


def test_names_and_numbers_do_not_make_english_foreign() -> None:
    """Lists of foreign names and of figures in English news are still English."""
    names = "Delegates were: " + ", ".join(
        f"{first} {last}" for first in ("Jens", "Søren", "Márta") for last in ("Öhm", "Kovač", "Nagy", "Łem")
    )
    table = "Results by ward: " + " ".join(f"Ward {n} {n * 37} {n * 3}.5 per cent;" for n in range(20))
    assert article_from_text(names * 2).language == "en"
    assert article_from_text(table).language == "en"


def test_an_unknown_language_given_by_the_user_is_refused() -> None:
    """A language that Quoth does not read is refused even if the user names it."""
    with pytest.raises(InputRefused, match="language de not supported"):
        article_from_text("Er sagte nein.", Given(language="de"))
