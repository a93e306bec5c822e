from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.bulk.duplicates import Listed, duplicates
from quoth.model import Article
from quoth.model.article import text_id
from quoth.store.sketch import sketch

WORDS = [f"{one}{other}" for one in "bcdfghjklm" for other in ("ale", "ore", "ine", "und", "ast", "ilk")]


def words(seed: int) -> str:
    """Sixty words in an order of their own."""
    return " ".join(random.Random(seed).sample(WORDS, 60))


def listed(text: str, key: str, published: str | None = "2026-05-04", place: tuple[str, int] = ("s", 1)) -> Listed:
    """An article as it is compared."""
    article = Article(text=text)
    return Listed(published=published, key=key, place=place, text_id=text_id(text), sketch=sketch(article))


def kept(articles: list[Listed]) -> dict[str, str]:
    """For each duplicate its key and the key of the one that is kept."""
    return {articles[one].key: articles[other].key for one, other in duplicates(articles).items()}


def test_of_a_group_the_earliest_is_kept() -> None:
    """By date, then by address; one without a date comes last. Other articles are none of its business."""
    cut = words(1).rsplit(" ", 12)[0]
    articles = [
        listed(words(1), "u/late", "2026-05-05"), listed(cut, "u/b"), listed(words(1) + " at last", "u/a"),
        listed(words(1), "u/undated", None), listed(words(2), "u/other"),
    ]  # fmt: skip
    assert kept(articles) == {"u/late": "u/a", "u/b": "u/a", "u/undated": "u/a"}


def test_one_address_is_one_article_and_so_is_one_short_text() -> None:
    """Whatever the text of an address; and texts too short for a sketch only if they are the same."""
    articles = [listed(words(1), "u", place=("s", 1)), listed(words(2), "u", place=("t", 1))]
    assert duplicates(articles) == {1: 0}
    assert kept([listed("He said so.", "u/1"), listed("He said so.", "u/2"), listed("She said so.", "u/3")]) == {"u/2": "u/1"}


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_makes_no_difference(chance: random.Random) -> None:
    """Whoever comes first: the same are kept, though copies of copies are linked."""
    base = words(3).split()
    texts = [" ".join(base[start : start + 45]) for start in (0, 4, 8, 12, 15)] + [words(number) for number in (4, 5)]
    articles = [listed(text, f"u/{number}", f"2026-05-{1 + number * 3 % 7:02}") for number, text in enumerate(texts)]
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    assert kept(shuffled) == kept(articles)
    assert len(kept(articles)) >= 3


def test_nothing_and_one() -> None:
    """Without company nobody is a duplicate."""
    assert duplicates([]) == {}
    assert duplicates([listed(words(1), "u")]) == {}
