"""Texts in windows of wordpieces."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from quoth.engine.session import load_tokenizer
from quoth.engine.windows import CLS, LOWER, SEP, TITLE, UPPER, WIDTH, Window, paragraphs, windows

TOKENIZER = load_tokenizer()
SENTENCE = "Harbour master Lena Okafor said that the quay is safe. "
ODD = [
    "a",
    "B",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\u200b",
    "\u202e",
    "é",
    "e\u0301",
    "🙂",
    "👩‍🚒",
    "العربية",
    "שלום",
    "“",
    "ﬁ",
    "\u2028",
    "\ud83d",
    "\udc00",
    "漢",
    ".",
]


def covered(made: list[Window]) -> list[tuple[int, int]]:
    """The offsets of every wordpiece, in order."""
    return [(int(start), int(end)) for window in made for start, end in zip(window.start, window.end, strict=True) if start >= 0]


def check(text: str, made: list[Window]) -> None:
    """The invariants of every framing."""
    for window in made:
        assert len(window) <= WIDTH
        assert window.ids[0] == CLS
        assert window.ids[-1] == SEP
        assert len({len(field) for field in (window.ids, window.case, window.start, window.end, window.word)}) == 1
        assert ((window.start >= 0) | (window.word == 0)).all()
    places = covered(made)
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


@given(st.lists(st.sampled_from(ODD), max_size=60).map("".join) | st.text(max_size=60))
def test_any_text_can_be_framed(text: str) -> None:
    """Controls, emoji, bidi marks, combining characters: offsets stay in order, inside the text."""
    check(text, windows(text, TOKENIZER))


@given(st.lists(st.sampled_from([*ODD, " ", "x" * 60, "quay", "[SEP]"]), max_size=60).map("".join))
def test_pieces_are_those_of_the_whole_paragraphs(text: str) -> None:
    """What is kept of words that were read before is what the tokenizer says of each of them in its paragraph."""
    readable = text.replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd")
    made = windows(text, TOKENIZER)
    ids, places, begins = [], [], []
    for start, end in paragraphs(readable):
        encoding = TOKENIZER.encode(readable[start:end], add_special_tokens=False)
        ids += encoding.ids
        places += [(start + first, start + last) for first, last in encoding.offsets]
        begins += [now != before for now, before in zip(encoding.word_ids, [None, *encoding.word_ids], strict=False)]
    assert [piece for window in made for piece in window.ids[window.start >= 0].tolist()] == ids
    assert covered(made) == places
    assert [bool(word) for window in made for word in window.word[window.start >= 0]] == begins


def test_a_piece_stands_where_its_letters_are() -> None:
    """The offsets of the words give the words back, in code points, also behind letters of several bytes."""
    text = "“Tal’ori 🙂 sang,” she said.\n\nÉva left."
    (window,) = windows(text, TOKENIZER)
    pieces = [text[int(window.start[at]) : int(window.end[at])] for at in window.word_starts]
    assert "said" in pieces
    assert "she" in pieces
    assert "".join(text[start:end] for start, end in covered([window])) == "".join(text.split())


def test_half_a_surrogate_pair_moves_no_offset() -> None:
    """A lone surrogate, which no encoding has, is read as an unknown character of the same length."""
    broken, whole = "Ada \ud83d said\udc00 no.", "Ada \ufffd said\ufffd no."
    (window,), (twin,) = windows(broken, TOKENIZER), windows(whole, TOKENIZER)
    assert np.array_equal(window.ids, twin.ids)
    assert np.array_equal(window.start, twin.start)
    assert broken[int(window.start[-2]) : int(window.end[-2])] == "."


def test_the_case_of_a_word_is_told() -> None:
    """The vocabulary has no capitals, so the window says where they were."""
    (window,) = windows("NATO met Lena in eastport.", TOKENIZER)
    assert list(window.case[window.word_starts])[:5] == [UPPER, LOWER, TITLE, LOWER, LOWER]


def test_nothing_has_no_windows() -> None:
    """An empty text, or one of white space alone, has no window."""
    assert windows("", TOKENIZER) == []
    assert windows(" \n\n\t\n", TOKENIZER) == []


def test_paragraphs_share_a_window_while_they_fit() -> None:
    """Short paragraphs stand together, divided by a special piece; each is whole."""
    text = "\n\n".join([SENTENCE.strip()] * 40)
    made = windows(text, TOKENIZER)
    check(text, made)
    assert 1 < len(made) < 40
    starts = {start for start, _ in paragraphs(text)}
    assert all(int(window.start[1]) in starts for window in made)


def test_a_long_paragraph_is_cut_at_a_sentence() -> None:
    """A paragraph longer than a window is cut behind a full stop, and no word is lost."""
    text = SENTENCE * 100
    made = windows(text, TOKENIZER)
    check(text, made)
    assert len(made) > 1
    assert all(text[int(window.start[-2]) : int(window.end[-2])] == "." for window in made)
    assert "".join(text[start:end] for start, end in covered(made)) == "".join(text.split())


@pytest.mark.parametrize("word", ["x" * 5_000, "🙂" * 1_000, "ha" * 2_000 + "-" * 800])
def test_a_word_longer_than_a_window_is_framed(word: str) -> None:
    """A word without end neither loops for ever nor breaks the width; the words around it are kept."""
    text = f"Before {word} after."
    made = windows(text, TOKENIZER)
    check(text, made)
    words = [text[start:end] for start, end in covered(made)]
    assert words[0] == "Before"
    assert words[-2:] == ["after", "."]


def test_the_rest_of_a_word_longer_than_a_window_counts_as_a_word() -> None:
    """Each window has words, so that all of its pieces belong to one."""
    made = windows("Unbefriendedharbourmasterlessness", TOKENIZER, 5)
    assert len(made) > 1
    assert [window.word_starts.tolist() for window in made] == [[1]] * len(made)


@pytest.mark.parametrize(
    "text", [SENTENCE * 8_000, '"' * 100_000, "\n".join("a" * 50_000)], ids=["a long line", "marks", "lines"]
)
def test_a_huge_text_is_framed_in_bounded_time(text: str) -> None:
    """Time grows with the text, not with its square."""
    began = time.process_time()
    made = windows(text, TOKENIZER)
    assert time.process_time() - began < 60
    assert sum(len(window) for window in made) > len(text) / 6


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["quay", "safe", "said", "Lena", ".", "”"]), max_size=60), st.integers(8, 40))
def test_every_word_stands_in_exactly_one_window(words: list[str], width: int) -> None:
    """Whatever the width: all pieces of the text once, in order."""
    text = " ".join(words)
    made = windows(text, TOKENIZER, width)
    assert all(len(window) <= width for window in made)
    assert sum(int(window.word.sum()) for window in made) == len(words)


def test_a_window_alone_is_the_same_as_in_company() -> None:
    """What stands in other paragraphs changes no piece of a window that they do not share."""
    first, second = SENTENCE * 9, "“We sail,” she said. " * 8
    (alone,) = windows(first, TOKENIZER)
    together = windows(f"{first}\n{second}", TOKENIZER)[0]
    assert np.array_equal(alone.ids, together.ids)
    assert np.array_equal(alone.start, together.start)


def test_the_tokenizer_neither_cuts_nor_pads() -> None:
    """All of a text is seen, however long."""
    tokenizer: Tokenizer = load_tokenizer()
    assert len(tokenizer.encode(SENTENCE * 200, add_special_tokens=False).ids) > 2_000
    lengths = {len(encoding.ids) for encoding in tokenizer.encode_batch(["a", SENTENCE], add_special_tokens=False)}
    assert len(lengths) == 2


def test_typewriter_marks_are_read_as_quotation_marks() -> None:
    """``We sail'' is as much quoted as “We sail”, at its own offsets; two apostrophes without such an opening stay."""
    (typed,) = windows("``We sail,'' she said.", TOKENIZER)
    (printed,) = windows("“ We sail, ” she said.", TOKENIZER)
    assert typed.ids.tolist() == printed.ids.tolist()
    assert typed.start.tolist()[1] == 0
    assert len("``We sail,''") in typed.end
    (apart,) = windows("''We sail,'' she said.", TOKENIZER)
    assert apart.ids.tolist() != printed.ids.tolist()


@pytest.mark.parametrize(
    ("treebank", "printed"),
    [("She did n't sail .", "She didn 't sail ."), ("He -LRB- Ruhl -RRB- left .", "He (     Ruhl     ) left .")],
)
def test_a_treebanks_text_is_read_as_newspapers_print_it(treebank: str, printed: str) -> None:
    """What is written apart or spelt out there has the pieces of what is printed, at the treebank's offsets."""
    (apart,), (together,) = windows(treebank, TOKENIZER), windows(printed, TOKENIZER)
    assert apart.ids.tolist() == together.ids.tolist()
    assert apart.start.tolist() == together.start.tolist()
    assert apart.end.tolist()[-2] == len(treebank)
