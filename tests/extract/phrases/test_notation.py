import pytest

from quoth.extract.phrases.notation import Patterns, literals
from quoth.language import load_language

MEMBERS = {"MONTH": "m", "DAY": "d", "YEAR": "y", "of": "o", ",": "c"}


def parts(pattern: str, symbols: str) -> list[tuple[int, int, dict[str, tuple[int, int]]]]:
    """The matches of one pattern, with the macro DATE, as plain values."""
    patterns = Patterns([("rule", pattern)], {"DATE": "MONTH DAY | DAY MONTH"}, MEMBERS)
    return [(found.start, found.end, dict(found.parts)) for found in patterns.find(symbols)]


def test_a_row_matches_tokens_in_order() -> None:
    """Elements match one token each, and named ones are kept."""
    assert parts("month:MONTH of year:YEAR", "xmoy") == [(1, 4, {"month": (1, 2), "year": (3, 4)})]


def test_what_stands_in_square_brackets_may_be_missing() -> None:
    """An optional element is kept only where it stands."""
    assert parts("MONTH [ [,] year:YEAR ]", "m mcy") == [(0, 1, {}), (2, 5, {"year": (4, 5)})]


def test_a_bar_separates_alternatives() -> None:
    """One of the alternatives matches, and a name may cover all of them."""
    assert parts("n:( DAY | YEAR ) MONTH", "dmym") == [(0, 2, {"n": (0, 1)}), (2, 4, {"n": (2, 3)})]


def test_a_macro_stands_for_its_pattern() -> None:
    """A macro's alternatives do not spill into the row around it."""
    assert parts("DATE YEAR", "mdydmy md") == [(0, 3, {}), (3, 6, {})]


def test_the_first_rule_wins() -> None:
    """Of two rules that match at a token, the first one does."""
    patterns = Patterns([("long", "MONTH DAY"), ("short", "MONTH")], {}, MEMBERS)
    assert [found.rule for found in patterns.find("mdm")] == ["long", "short"]


def test_a_stray_bracket_is_an_error() -> None:
    """A bracket that closes nothing is refused when the pattern is read."""
    with pytest.raises(ValueError, match="closes"):
        parts("MONTH ]", "m")


def test_literals_are_the_words_that_patterns_name() -> None:
    """Categories and brackets are no literals; names are taken off."""
    assert literals(["month:MONTH [ , | of ] the"]) == {",", "of", "the"}


def test_english_categories_have_one_meaning() -> None:
    """No category is used by the numbers and by the calendar with different words."""
    english = load_language("en")
    shared = english.numbers.words.keys() & english.calendar.words.keys()
    assert not shared
