"""What people decided holds from then on: for what is shown, found and read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quoth.errors import RecordInvalid
from quoth.model import Record, Source, SourceId, Span
from quoth.store import Anchor, Judgement, Library, RoleWords, Search
from tests.store.database_rows import derived_rows, fact_rows
from tests.store.records import Saying, article

RECORD = article("velm", Saying("Lena Okafor", "the quay is open"), Saying("She", "the ferry will sail at dawn"))
KEY = "url:https://coast-ledger.example/velm"


def anchored(kind: str, words: str, value: str, role: str = "content") -> Judgement:
    """A correction of the words of `RECORD`."""
    start = RECORD.article.text.index(words)
    anchor = Anchor.at(RECORD.article, role, Span(start, start + len(words)))  # type: ignore[arg-type]
    return Judgement(kind=kind, value=value, reason="heard on tape", article_key=KEY, anchor=anchor)  # type: ignore[arg-type]


def the(library: Library) -> Record:
    """The one record of a library."""
    (record,) = library.reader.records()
    return record


def said(record: Record) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of every attribution."""
    return [
        (source.name if (source := record.source(one)) else None, record.words(one.cue), record.words(one.content))
        for one in record.attributions
    ]


def test_a_corrected_source_is_shown_and_found(library: Library) -> None:
    """The words are found by who really said them, and no longer by who was taken for it."""
    library.writer.add(RECORD)
    assert library.writer.judge(anchored("source", "the ferry will sail at dawn", "Lena Okafor")) == 1
    assert [who for who, _, _ in said(the(library))] == ["Lena Okafor", "Lena Okafor"]
    assert [source.name for source in the(library).sources] == ["Lena Okafor"]
    assert len(library.reader.search(Search(source="Okafor")).hits) == 2
    assert [counted.name for counted in library.reader.sources()] == ["Lena Okafor"]


def test_a_source_that_the_article_has_not_got_can_be_right(library: Library) -> None:
    """A name from outside the text becomes a source without mentions; no name means that none is named."""
    library.writer.add(RECORD)
    library.writer.judge(anchored("source", "the ferry will sail at dawn", "Ivo Brandt"))
    library.writer.judge(anchored("source", "the quay is open", ""))
    assert [who for who, _, _ in said(the(library))] == [None, "Ivo Brandt"]
    assert the(library).sources == (Source(id=SourceId("s3"), name="Ivo Brandt", kind="person"),)


def test_a_corrected_span_has_other_words(library: Library) -> None:
    """Content, cue and source span take the words that a person marked, or none."""
    library.writer.add(RECORD)
    start = RECORD.article.text.index("ferry will sail")
    content = Anchor.at(RECORD.article, "content", Span(start, start + len("ferry will sail")))
    library.writer.judge(anchored("span", "the ferry will sail at dawn", RoleWords("cue").to_json()))
    library.writer.judge(anchored("span", "the ferry will sail at dawn", RoleWords("content", (content,)).to_json()))
    assert said(the(library))[1] == ("She", "", "ferry will sail")


def test_what_is_no_attribution_becomes_own_voice(library: Library) -> None:
    """It is found no more, its source is none, and its words are the outlet's."""
    library.writer.add(RECORD)
    library.writer.judge(anchored("not attributed", "the ferry will sail at dawn", ""))
    record = the(library)
    assert said(record) == [("Lena Okafor", "said", "the quay is open")]
    assert record.words(record.own_voice) == "She said that the ferry will sail at dawn"
    assert not library.reader.search(Search(words="dawn")).hits


def test_labels_are_added_changed_and_removed(library: Library) -> None:
    """The last judgement on the same words holds."""
    library.writer.add(RECORD)
    kinds = []
    for value in ("epithet", "scare-quotes", ""):
        library.writer.judge(anchored("label", "at dawn", value, role="label"))
        kinds.append([(label.kind, label.attribution) for label in the(library).labels])
    assert kinds == [[("epithet", "a2")], [("scare-quotes", "a2")], []]


def test_corrections_survive_reading_again_and_rebuilding(library: Library) -> None:
    """A new version in which the words stand elsewhere, another reading of them, and a rebuild: all keep the correction."""
    library.writer.add(RECORD)
    library.writer.judge(anchored("source", "the ferry will sail at dawn", "Lena Okafor"))
    moved = article("velm", Saying("Ivo Brandt", "nothing is certain"), Saying("She", "the ferry will sail at dawn"))
    start, end = moved.attributions[1].content[0].start, moved.attributions[1].content[0].end
    shorter = replace(moved.attributions[1], content=(Span(start + 4, end),))
    library.writer.add(replace(moved, attributions=(moved.attributions[0], shorter)))
    before = derived_rows(library)
    assert said(the(library))[1] == ("Lena Okafor", "said", "ferry will sail at dawn")
    library.writer.rebuild()
    assert derived_rows(library) == before


def test_a_correction_of_words_that_are_gone_changes_nothing(library: Library) -> None:
    """It is kept all the same, and holds again when the words are back."""
    library.writer.add(RECORD)
    library.writer.judge(anchored("source", "the ferry will sail at dawn", "Lena Okafor"))
    other = article("velm", Saying("Ivo Brandt", "nothing is certain"))
    library.writer.add(other)
    assert the(library) == other
    back = article("velm", Saying("Ada Falk", "we shall see"), Saying("She", "the ferry will sail at dawn"))
    library.writer.add(back)
    assert [who for who, _, _ in said(the(library))] == ["Ada Falk", "Lena Okafor"]


def test_judgements_are_kept_with_time_and_reason(library: Library) -> None:
    """Each comes out as it was made, in order, with the moment at which it was."""
    library.writer.add(RECORD)
    made = anchored("source", "the quay is open", "Ivo Brandt")
    suppressed = Judgement(kind="suppress", value="Ana Ruiz", reason="a private person", made_at="2026-05-04T10:00:00+00:00")
    library.writer.judge(made)
    library.writer.judge(suppressed)
    first, second = library.reader.judgements()
    assert (replace(first, made_at=""), second) == (made, suppressed)
    assert first.made_at.startswith("20")
    assert library.reader.judgements(KEY) == (first,)


def test_an_article_is_read_as_it_was_though_it_is_corrected(library: Library) -> None:
    """Facts stay as they were: the same article again is unchanged, and no correction is written into them."""
    library.writer.add(RECORD)
    before = fact_rows(library)["versions"]
    library.writer.judge(anchored("source", "the quay is open", "Ivo Brandt"))
    assert fact_rows(library)["versions"] == before
    assert library.reader.holds(RECORD.article)


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: Judgement(kind="source", value="Ivo", reason="r"), "needs the anchor"),
    (lambda: anchored("label", "at dawn", "rude"), "a label is of the kind epithet"),
    (lambda: anchored("span", "at dawn", "[]"), "no words of a role"),
    (lambda: anchored("span", "at dawn", RoleWords("content").to_json()), "must name the words of a content"),
    (lambda: Judgement(kind="suppress", value=" - ", reason="r"), "no name"),
    (lambda: Judgement(kind="praise", value="Ivo", reason="r"), "allowed are source"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "words"), WRONG)
def test_a_judgement_that_cannot_be_is_refused(make: Callable[[], object], words: str) -> None:
    """The message says what is wrong with it."""
    with pytest.raises(RecordInvalid, match=words):
        make()


def test_repeated_words_are_found_by_what_stands_around_them() -> None:
    """Of two places with the same words the anchor finds the one with its neighbours."""
    old = article("velm", Saying("Ivo Brandt", "no"), Saying("Lena Okafor", "no"))
    anchor = Anchor.at(old.article, "content", old.attributions[1].content[0])
    new = article("velm", Saying("Ada Falk", "we shall see"), Saying("Ivo Brandt", "no"), Saying("Lena Okafor", "no"))
    assert anchor.find(new.article.text) == new.attributions[2].content[0]
    assert anchor.find("Nothing of the kind.") is None


def test_words_with_a_blacked_out_name_can_be_corrected(library: Library) -> None:
    """Whoever corrects what is shown need not know the name that is not shown."""
    library.writer.add(article("velm", Saying("Lena Okafor", "the tenant Mara Venn left"), Saying("She", "it is over")))
    library.writer.judge(Judgement(kind="suppress", value="Mara Venn", reason="a private person"))
    shown = the(library)
    where = Anchor.at(shown.article, "content", shown.attributions[0].content[0])
    assert where.exact == "the tenant ████ ████ left"
    library.writer.judge(Judgement(kind="source", value="Ivo Brandt", reason="on tape", article_key=KEY, anchor=where))
    assert said(the(library))[0] == ("Ivo Brandt", "said", "the tenant ████ ████ left")
