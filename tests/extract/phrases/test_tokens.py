from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.phrases import load_grammar
from quoth.language import load_language

GRAMMAR = load_grammar(load_language("en"))


def words(text: str) -> list[str]:
    """The tokens of `text`, white space shown as a bar."""
    tokens = GRAMMAR.tokens(text)
    return ["|" if tokens.word(i).isspace() else tokens.word(i) for i in range(len(tokens))]


def test_numbers_keep_the_marks_that_group_them() -> None:
    """Commas, points and thin spaces within a number do not split it."""
    assert words("17,000 or 1 200 and 2.4bn, 10:30") == ["17,000", "or", "1 200", "and", "2.4", "bn", ",", "10:30"]


def test_words_with_marks_are_one_token() -> None:
    """Abbreviations, codes, names with an apostrophe and addresses stay whole; possessives are taken off."""
    assert words("At 6 a.m. the A380's K'ahn saw https://quill.example/2 @ann1") == [
        *("At", "6", "a.m.", "the", "A380", "'s", "K'ahn", "saw", "https://quill.example/2", "@ann1"),
    ]


def test_lines_are_kept_apart() -> None:
    """A line's end is a token."""
    assert words("one\n\n two\r\nthree") == ["one", "|", "two", "|", "three"]


@given(st.text(max_size=200))
def test_tokens_tile_any_text(text: str) -> None:
    """Each token is the text at its offsets, one symbol each, and only white space lies between tokens."""
    tokens = GRAMMAR.tokens(text)
    assert len(tokens.symbols) == len(tokens)
    gaps, at = [], 0
    for index in range(len(tokens)):
        span = tokens.span(index, index + 1)
        assert span.of(text) == tokens.word(index)
        gaps.append(text[at : span.start])
        at = span.end
    assert not "".join((*gaps, text[at:])).strip()
