"""Signatures tell what an article is about, exactly, and the day of its event."""

from __future__ import annotations

from datetime import date

import pytest

from quoth.compare.stories import UNDATED, signature
from quoth.compare.stories.dates import day_of
from quoth.compare.stories.links import Likeness, margins
from quoth.compare.stories.signature import TERMS, UNIT, Signature
from quoth.compare.stories.terms import terms_of
from quoth.model import Article, Span
from tests.compare.stories.events import told


def signed(article: Article) -> Signature:
    """The signature of an article that has one."""
    found = signature(article)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("published", "url", "day"),
    [
        ("2026-05-04", None, date(2026, 5, 4)),
        ("2026-05-04T23:30:00-05:00", None, date(2026, 5, 4)),
        (None, "https://coast-ledger.example/2026/05/04/velm", date(2026, 5, 4)),
        ("2027-01-02", "https://coast-ledger.example/2026/may/04/velm", date(2026, 5, 4)),
        ("2026-05-04", "https://coast-ledger.example/2026/05/06/velm", date(2026, 5, 4)),
        ("2026-05-04", "https://coast-ledger.example/2026/13/45/velm", date(2026, 5, 4)),
        ("2026-05-04", "https://coast-ledger.example/velm-20260101234", date(2026, 5, 4)),
        ("spring", None, None),
        (None, None, None),
    ],
)
def test_the_day_is_the_earlier_of_metadata_and_address(published: str | None, url: str | None, day: date | None) -> None:
    """An address keeps the first day; what is no day is none."""
    assert day_of(Article(text="x", published=published, url=url)) == (day.toordinal() if day else UNDATED)


def test_terms_are_alike_across_papers() -> None:
    """Case, accents, possessive endings and the shape of apostrophes make no difference."""
    one, other = ([term.word for term in terms_of(text)] for text in ("Zoë Nal’ori’s CAFÉ", "ZOE Nal'ori's café"))
    assert one == other == ["zoe", "nal'ori", "cafe"]


def test_the_strongest_terms_are_kept() -> None:
    """At most so many, those that weigh most first, with a length of about one unit."""
    text = " ".join(f"zorn{number}" for number in range(200))
    made = signed(Article(text=text, title="Lena Okafor warns"))
    assert len(made.terms) == TERMS
    assert made.weights.tolist() == sorted(made.weights.tolist(), reverse=True)
    assert abs(float((made.weights**2).sum()) - UNIT**2) < 0.05 * UNIT**2


def test_a_signature_does_not_count_the_title_twice() -> None:
    """Whether the text begins with the title or not."""
    title, body = "Lena Okafor warns", "The harbour of Port Velm is silting up, she said."
    bare = signed(Article(text=body, title=title))
    within = signed(Article(text=f"{title}\n\n{body}", title=title))
    marked = signed(Article(text=f"{title}\n\n{body}", title=title, title_span=Span(0, len(title))))
    assert bare.terms.tolist() == within.terms.tolist() == marked.terms.tolist()
    assert bare.weights.tolist() == within.weights.tolist() == marked.weights.tolist()


def test_products_are_exact_and_the_same_from_both_sides() -> None:
    """However many are compared at once."""
    made = [signed(told(event, number, 0)) for event in range(3) for number in range(3)]
    for one in made:
        together = one.products(made)
        assert together == [one.products([other])[0] for other in made] == [other.products([one])[0] for other in made]


def test_a_link_needs_more_likeness_the_farther_the_days() -> None:
    """The same two texts have less margin a month apart, and none beyond the window."""
    one = signed(told(0, 0, 0))
    found = [margins(one, [signed(told(0, 1, days))])[0] for days in (0, 3, 30, 101)]
    assert found[0] is not None
    assert found[1] is not None
    assert found[2] is not None
    assert found[0] > found[1] > found[2]
    assert found[3] is None
    assert margins(one, [signed(told(0, 1, 0))], Likeness(least=1.1)) == [None]
    assert margins(one, []) == []
