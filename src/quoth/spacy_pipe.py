"""`quoth` as a component of a spaCy pipeline, for those who live in spaCy.

    nlp.add_pipe("quoth")
    doc = nlp("“We are ready,” Lena Okafor said.")
    doc._.quoth                            # the record, with every offset exact
    [(span.label_, span.text) for span in doc.spans["quoth"]]

spaCy finds it by the entry point `spacy_factories`, so nothing needs to be imported.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quoth.model import Article, Attribution, Record, Spans
from quoth.pipeline import Reader

KEY = "quoth"
"""The name of the component, of the span group, of the extension attribute and of what it keeps with a document."""


class Quoth:
    """Reads each document and puts its record and the spans of its attributions to it.

    The span group `quoth` has one span for each span of a content, cue and source; its label is `CONTENT`, `CUE` or `SOURCE`,
    its `id_` the attribution's id. Spans widen to whole tokens of the document; the record's own offsets are exact.
    """

    def __init__(self, model: str = "best", threads: int = 1) -> None:
        """Load `model`. Raises `EngineUnavailable`."""
        self._reader = Reader(model, threads=threads)

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its record and spans; an empty one stays as it is."""
        if not doc.text.strip():
            return doc
        record = self._reader.read(Article(text=doc.text))
        # As JSON, since a document travels between processes and to disk with what it keeps.
        doc.user_data[KEY] = record.to_json()
        spans = [span for attribution in record.attributions for span in _spans(doc, attribution)]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        return doc


def record_of(doc: Doc) -> Record | None:
    """The record that the component put to `doc`; None if there is none. Also as `doc._.quoth`."""
    written = doc.user_data.get(KEY)
    return None if written is None else Record.from_json(written)


def _spans(doc: Doc, attribution: Attribution) -> list[Span]:
    roles: dict[str, Spans] = {"CONTENT": attribution.content, "CUE": attribution.cue, "SOURCE": attribution.source_span}
    return [
        found
        for label, words in roles.items()
        for span in words
        if (found := doc.char_span(span.start, span.end, label=label, span_id=attribution.id, alignment_mode="expand"))
    ]


@Language.factory(KEY, default_config={"model": "best", "threads": 1}, assigns=["doc._.quoth", "doc.spans"])
def make(nlp: Language, name: str, model: str, threads: int) -> Quoth:  # noqa: ARG001 (spaCy gives them by name)
    """The component, as spaCy makes it from a pipeline's configuration."""
    return Quoth(model, threads)


if not Doc.has_extension(KEY):
    Doc.set_extension(KEY, getter=record_of)
