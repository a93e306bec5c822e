"""Surnames that several articles use alone are those that a text without a full name may be trusted with."""

from training.surnames import counted

NEWS = "Harbour master {full}, 54, spoke in Wick. {surname} said it was late. The Quay Council met."


def _row(outlet: str, full: str) -> dict[str, str]:
    return {"outlet": outlet, "text": NEWS.format(full=full, surname=full.rsplit(maxsplit=1)[-1])}


def test_a_surname_counts_that_several_outlets_use_alone() -> None:
    """One article, or one outlet, is not enough; the last word of a body's name is no surname."""
    rows = [_row("Ledger", "Ida Quell"), _row("Register", "Ida Quell"), _row("Ledger", "Otto Lind"), _row("Ledger", "Ana Lind")]
    assert counted(rows) == ["Quell"]


def test_a_word_that_mostly_stands_for_something_else_is_no_surname() -> None:
    """A name that is a body's, or nobody's, in most articles is left out."""
    known = [_row("Ledger", "Ida Quell"), _row("Register", "Ida Quell")]
    body = {"outlet": "Ledger", "text": "The Bank of Quell met on Monday in the harbour."}
    alone = {"outlet": "Ledger", "text": "Nobody was there when Quell met the harbour."}
    assert counted([*known, body]) == []
    assert counted([*known, *[alone] * 3]) == ["Quell"]
    assert counted([*known, *[alone] * 4]) == []
