"""The spaCy component: the same record, as spans of a document."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoth.model import Article
from quoth.pipeline import Reader
from quoth.spacy_pipe import make, record_of

TEXT = "“We are ready,” harbour master Lena Okafor said on Monday. The board, according to a clerk, can't agree."


@pytest.fixture(name="nlp", scope="module")
def _nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth")
    return nlp


def test_a_document_has_the_record(nlp: Language, reader: Reader) -> None:
    """The component gives the record that a reader gives."""
    assert nlp(TEXT)._.quoth == reader.read(Article(text=TEXT))


def test_a_document_has_the_spans(nlp: Language) -> None:
    """Contents, cues and sources are spans of whole tokens with the id of their attribution."""
    doc = nlp(TEXT)
    found = [(span.id_, span.label_, span.text) for span in doc.spans["quoth"]]
    assert ("a1", "CONTENT", "“We are ready,”") in found
    assert ("a1", "CUE", "said") in found
    assert ("a1", "SOURCE", "harbour master Lena Okafor") in found


def test_a_document_keeps_its_record(nlp: Language) -> None:
    """Records survive a journey to disk or to another process."""
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert record_of(again) == record_of(doc)
    assert [span.text for span in again.spans["quoth"]] == [span.text for span in doc.spans["quoth"]]


def test_a_document_without_words_has_none(nlp: Language) -> None:
    """Nothing is read where nothing is written."""
    assert nlp("  ")._.quoth is None


def test_spacy_finds_it_by_its_name() -> None:
    """The installed package names the component, so that `add_pipe` works without an import."""
    (named,) = entry_points(group="spacy_factories", name="quoth")
    assert named.load() is make
