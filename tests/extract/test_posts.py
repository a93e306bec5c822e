"""Embedded posts."""

from __future__ import annotations

import pytest

from quoth.extract.draft import Draft
from quoth.extract.posts import with_posts
from quoth.model import Span
from tests.extract.marked import Case, read_cases


@pytest.mark.parametrize("case", list(read_cases("posts")), ids=lambda case: case.text)
def test_posts_are_found(case: Case) -> None:
    """A signed line is one direct attribution to its account, by way of a post; other lines are none."""
    found = with_posts(case.text, [])
    assert [(draft.content, draft.source_span) for draft in found] == (
        [(case.spans["content"], case.spans["source"])] if case.spans["source"] else []
    )
    assert all(draft.manner == "direct" and draft.channel and draft.channel.kind == "post" for draft in found)


def test_the_signature_may_stand_on_the_next_line() -> None:
    """A line with a signature alone signs the line above it."""
    text = "The ferry sailed.\nThe quay is safe.\n— Lena Okafor (@harbour_lena)\nNobody waved."
    (post,) = with_posts(text, [])
    assert [span.of(text) for span in post.content] == ["The quay is safe."]


def test_a_post_replaces_what_the_engine_made_of_it() -> None:
    """Drafts that overlap the post give way to it; the others stay."""
    text = "Okafor said no.\nThe quay is safe. — Lena Okafor (@harbour_lena)"
    before = Draft(content=(Span(12, 14),), cue=(Span(7, 11),))
    within = Draft(content=(Span(16, 24),))
    made = with_posts(text, [before, within])
    assert made[0] == before
    assert len(made) == 2
    assert made[1].manner == "direct"


def test_posts_never_overlap() -> None:
    """A signature below a signed line, as in a list of accounts, takes nothing from the post above."""
    text = "The quay is safe. — Lena Okafor (@harbour_lena)\n— Ivo Brandt (@ivo)"
    assert len(with_posts(text, [])) == 1
