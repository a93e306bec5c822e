"""The outlet's own voice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.evaluate import load_gold
from quoth.extract.draft import Draft
from quoth.extract.furniture import find_furniture
from quoth.extract.own_voice import find_own_voice
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.model import Record, Span, Spans
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")
EXAMPLES = Path(__file__).parents[2] / "evaluation" / "examples"


def own_voice(text: str, *drafts: Draft) -> Spans:
    """What `drafts` leave to the outlet."""
    furniture = find_furniture(text, ENGLISH.furniture)
    return find_own_voice(text, find_sentences(text, ENGLISH.sentences), drafts, furniture, ENGLISH.sentences)


@pytest.mark.parametrize("case", list(read_cases("own_voice")), ids=lambda case: case.text)
def test_what_nobody_else_says_is_the_outlets(case: Case) -> None:
    """Sentences and clauses without content, cue or source are own voice; scraps beside an attribution are not."""
    roles = case.spans
    drafts = [Draft(content=roles["content"], cue=roles["cue"], source_span=roles["source"])] if roles["content"] else []
    assert own_voice(case.text, *drafts) == roles["words"]


def test_furniture_is_no_own_voice() -> None:
    """A line of the page is nobody's words; nor is a line without a letter."""
    text = "The quay was calm.\n\nYour Comment\n\n* * *\n\n1234\n"
    assert [span.of(text) for span in own_voice(text)] == ["The quay was calm."]


def _characters(text: str, spans: Spans) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}


def test_own_voice_agrees_with_the_annotators() -> None:
    """On our annotated examples, given their attributions, characters of own voice reach F1 90."""
    rows = map(json.loads, (EXAMPLES / "own_voice.jsonl").read_text("utf-8").splitlines())
    marked = {row["id"]: tuple(Span(*pair) for pair in row["own_voice"]) for row in rows}
    shared = made_all = gold_all = 0
    for record in load_gold(EXAMPLES / "gold.jsonl", EXAMPLES / "articles.jsonl"):
        assert isinstance(record, Record)
        if record.id in marked:
            text = record.article.text
            said = [Draft(content=a.content, cue=a.cue, source_span=a.source_span) for a in record.attributions]
            made, gold = _characters(text, own_voice(text, *said)), _characters(text, marked[record.id])
            shared, made_all, gold_all = shared + len(made & gold), made_all + len(made), gold_all + len(gold)
    assert 200 * shared / (made_all + gold_all) >= 90


@given(st.text(alphabet=st.sampled_from("ab. \n,(”"), min_size=1, max_size=80), st.data())
def test_own_voice_never_overlaps_an_attribution(text: str, data: st.DataObject) -> None:
    """Trimmed spans, in order, none of whose characters is anybody's."""
    start = data.draw(st.integers(0, len(text) - 1))
    content = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = own_voice(text, Draft(content=(content,)))
    assert list(found) == sorted(found)
    assert not any(span.overlaps(content) for span in found)
    assert all(span.of(text) == span.of(text).strip() for span in found)
