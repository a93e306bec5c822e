from __future__ import annotations

import csv
import io

import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Article, Span
from quoth.readers import Given
from quoth.readers.payload import ARTICLE_LIMIT
from tests.readers.conftest import ReadBytes

HEAD = "id,Text,url,outlet,title,byline,published,language,seen\n"
ROW = (
    'k1,"Bridge shut\n\nIt is ""shut"".",https://kelmouthpost.example/1,The Kelmouth Post,Bridge shut,Ida Moss; Tom Ray,'
    "2031-03-04,en-GB,5\n"
)


def test_every_column_is_read(read_bytes: ReadBytes) -> None:
    """A row's cells become the article's fields, its text kept character for character; unknown columns are ignored."""
    (article,) = read_bytes((HEAD + ROW).encode(), "a.csv")
    assert article == Article(
        id="k1",
        text='Bridge shut\n\nIt is "shut".',
        url="https://kelmouthpost.example/1",
        outlet="The Kelmouth Post",
        title="Bridge shut",
        title_span=Span(0, 11),
        byline=("Ida Moss", "Tom Ray"),
        published="2031-03-04",
        language="en",
    )


@pytest.mark.parametrize(
    "content",
    [
        "\ufefftext;outlet\nThe café is shut.;Post\n".encode(),
        "text;outlet\nThe café is shut.;Post\n".encode("cp1252"),
        "text\toutlet\nThe café is shut.\tPost\n".encode("utf-16"),
        b"text,outlet\r\nThe caf\xc3\xa9 is shut.,Post\r\n",
    ],
)
def test_what_spreadsheets_write_is_read(read_bytes: ReadBytes, content: bytes) -> None:
    """With a byte order mark, in the encoding of Windows, in UTF-16, with semicolons, tabs and carriage returns."""
    (article,) = read_bytes(content, "a.csv")
    assert isinstance(article, Article)
    assert (article.text, article.outlet) == ("The café is shut.", "Post")


def test_a_table_without_a_suffix_is_told_by_its_first_row(read_bytes: ReadBytes) -> None:
    """A sentence with a comma is none."""
    assert [one.text for one in read_bytes(b"title,text\nShut,It is shut.\n", "-") if isinstance(one, Article)] == ["It is shut."]
    (sentence,) = read_bytes(b"The text, it said, is shut.\n", "-")
    assert isinstance(sentence, Article)
    assert sentence.text.startswith("The text")


def test_bad_rows_are_refused_and_the_others_go_on(read_bytes: ReadBytes) -> None:
    """Each refusal has the number of its line; empty rows are skipped, short ones lack what they lack."""
    filling = b"The caf\xc3\xa9 spoke.,Post,en\n" * 800  # so that the beginning of the file is UTF-8
    lines = (b"One spoke.,Post", b",,", b" ,Post,en", b"Er sagte nein.,Post,de", b"Caf\xe9,Post,en", b"Two spoke.")
    outcomes = read_bytes(b"text,outlet,language\n" + filling + b"\n".join(lines), "a.csv")[800:]
    told = [(one.reason, one.where.rpartition(":")[2]) if isinstance(one, InputRefused) else one.text for one in outcomes]
    assert told == [
        "One spoke.", (Reason.EMPTY, "804"), (Reason.LANGUAGE, "805"), (Reason.NOT_DECODABLE, "806"), "Two spoke."
    ]  # fmt: skip


def test_a_table_without_texts_is_refused(read_bytes: ReadBytes) -> None:
    """The columns that it has are named."""
    for content in (b"who,what\na,b\n", b""):
        (refusal,) = read_bytes(content, "a.csv")
        assert isinstance(refusal, InputRefused)
        assert refusal.reason is (Reason.MALFORMED)
    assert "who, what" in str(read_bytes(b"who,what\na,b\n", "a.csv")[0])


def test_a_cell_that_no_article_has_is_refused(read_bytes: ReadBytes) -> None:
    """Longer than any article."""
    written = io.StringIO()
    csv.writer(written).writerows([["text"], ["One spoke."], ["x" * (ARTICLE_LIMIT + 1)]])
    outcomes = read_bytes(written.getvalue().encode(), "a.csv")
    assert isinstance(outcomes[0], Article)
    assert isinstance(outcomes[1], InputRefused)
    assert outcomes[1].reason is Reason.MALFORMED


def test_what_is_given_goes_before_the_columns(read_bytes: ReadBytes) -> None:
    """Except ids, of which each row has its own."""
    outcomes = read_bytes(b"text,outlet,id\nOne spoke.,Post,1\nTwo spoke.,Post,2\n", "a.csv", Given(outlet="Ledger", id="9"))
    assert [(one.outlet, one.id) for one in outcomes if isinstance(one, Article)] == [("Ledger", "1"), ("Ledger", "2")]
