from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.extract.draft import Draft
from quoth.extract.extraction import Extraction
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.model import Span
from quoth.resolve import Resolution, resolve
from tests.resolve.notation import resolved, sources_of

LANGUAGE = load_language("en")
WORDS = (
    "the a an of and in at by who which she he they it we I US You's said \"“”()@/,;.:-—\n 42 42-year-old, Mr Dr President "
    "spokesman minister agency police residents report Lena Okafor Okafor's Norway Oslo Norwegian Quay Council Workers' Union "
    "(QWU) People's Daily officials nor percent one those İstanbul ß ﬁ Ǆ"
).split(" ")


def _resolve(text: str, drafts: tuple[Draft, ...]) -> Resolution:
    extraction = Extraction(drafts=drafts, sentences=find_sentences(text, LANGUAGE.sentences))
    return resolve(text, extraction, LANGUAGE.people)


@st.composite
def texts_with_drafts(draw: st.DrawFn) -> tuple[str, tuple[Draft, ...]]:
    """A text of words that the rules know, or any text, with drafts at any spans."""
    anything = st.text(max_size=80)
    text = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | anything) or "x"

    def spans(smallest: int) -> st.SearchStrategy[tuple[Span, ...]]:
        cuts = st.lists(st.integers(0, len(text)), min_size=2 * smallest, max_size=4, unique=True).map(sorted)
        return cuts.map(lambda found: tuple(Span(a, b) for a, b in list(pairwise(found))[::2]))

    parents = st.none() | st.integers(0, 5)
    manners = st.sampled_from(["direct", "mixed", "indirect"])
    made = st.builds(Draft, content=spans(1), cue=spans(0), source_span=spans(0), manner=manners, parent=parents)
    drafts = sorted(draw(st.lists(made, max_size=6)), key=lambda draft: draft.order)
    size = len(drafts)
    return text, tuple(draft if (draft.parent or 0) < size else replace(draft, parent=None) for draft in drafts)


@settings(max_examples=300, deadline=None)
@given(texts_with_drafts())
def test_any_text_with_any_drafts_resolves(case: tuple[str, tuple[Draft, ...]]) -> None:
    """No text and no drafts raise; mentions lie in the text, are sorted, and ids and members name sources."""
    text, drafts = case
    resolution = _resolve(text, drafts)
    ids = [source.id for source in resolution.sources]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    assert len(resolution.of_draft) == len(resolution.certainty) == len(drafts)
    assert {key for key in resolution.of_draft if key} | {m for s in resolution.sources for m in s.members} == set(ids)
    members = {source.id: source.members for source in resolution.sources}
    for source in resolution.sources:
        assert source.name
        assert not any(members[member] for member in source.members)
        assert list(source.mentions) == sorted(source.mentions)
        assert all(mention.end <= len(text) for mention in source.mentions)
    assert all(0.0 <= share <= 1.0 for share in resolution.certainty)
    sourceless = [key for key, draft in zip(resolution.of_draft, drafts, strict=True) if draft.cue and not draft.source_span]
    assert not any(sourceless)


@settings(max_examples=30, deadline=None)
@given(texts_with_drafts())
def test_the_same_text_gives_the_same_sources(case: tuple[str, tuple[Draft, ...]]) -> None:
    """A second run over the same text and drafts gives the same sources."""
    assert _resolve(*case) == _resolve(*case)


def _long(times: int) -> float:
    sentence = "[[Harbour master Lena Okafor]] {{said}} <<Norway and the Quay Council had met>>. [[She]] {{left}} <<it there>>. "
    names = "".join(f"Ida Quell{chr(97 + n % 26)} of Selbry{chr(97 + n // 26 % 26)} met them. " for n in range(times))
    start = time.process_time()
    resolved(sentence * times + names)
    return time.process_time() - start


def test_a_long_text_costs_in_proportion_to_its_length() -> None:
    """Four times the text costs less than ten times as much, up to 100 kB with more than a thousand attributions."""
    _long(50)
    short, long = (min(_long(times) for _ in range(3)) for times in (200, 800))
    assert long < 10 * short


def test_one_endless_sentence_is_no_harder() -> None:
    """A text of 100 kB without a full stop resolves in a few seconds."""
    part = "[[Lena Okafor]] {{said}} <<it was late>> and [[she]] {{said}} <<so>> || "
    start = time.process_time()
    _, resolution = resolved(part * 2000)
    assert len(resolution.of_draft) == 4000
    assert time.process_time() - start < 20


def test_mentions_are_names_and_the_words_of_sources() -> None:
    """Names anywhere in the text, and pronouns and descriptions where they are sources, are mentions."""
    text, resolution = resolved(
        "[[Minister Ida Quell]] {{said}} <<no>>. Reporters waited for Quell. "
        "[[The minister]] {{left}} <<early>>. [[She]] {{was}} <<late>>."
    )
    assert [mention.of(text) for mention in resolution.sources[0].mentions] == ["Ida Quell", "Quell", "The minister", "She"]


def test_a_source_left_unresolved_is_unsure() -> None:
    """A pronoun without antecedent gets a source of its own, marked as unresolved, with low certainty."""
    _, resolution = resolved("<<It was late>>, [[he]] {{said}}.")
    (source,) = sources_of(resolution)
    assert source is not None
    assert not source.resolved
    assert resolution.certainty[0] < 0.5
