"""The benchmark of the layers beyond the quote: what it counts, on invented articles in the formats of the data."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import basil, meantime, swap
from benchmarks.given import read_given
from quoth.model import Article, Attribution, AttributionId, Label, MadeBy, Record, Span

MADE_BY = MadeBy(quoth="", model="", weights="")


SENTENCES = (
    "Ferry sinks off Velm", "May 4 , 2026", "The ferry sank on Monday with 90 people .", "It had sailed for three years .",
    "Recently it leaked .", "Vell saw it .", "Nine boats came in 2025 .",
)  # fmt: skip


def _meantime(folder: Path) -> None:
    """One article: a date line, then gold with one time and one value right, one time that no rule finds, one far away."""
    tokens: list[str] = []
    places: dict[str, int] = {}
    for number, sentence in enumerate(SENTENCES):
        for word in sentence.split():
            places.setdefault(f"{number} {word}", len(tokens) + 1)
            tokens.append(f'<token number="{len(tokens)}" sentence="{number}" t_id="{len(tokens) + 1}">{word}</token>')

    def mark(tag: str, attributes: str, *keys: str) -> str:
        anchors = "".join(f'<token_anchor t_id="{places[key]}"/>' for key in keys)
        return f"<{tag} {attributes}>{anchors}</{tag}>"

    marks = [
        mark("TIMEX3", 'functionInDocument="CREATION_TIME" value="2026-05-04"', "1 May", "1 4", "1 ,", "1 2026"),
        mark("TIMEX3", 'functionInDocument="NONE" value="2026-05-04"', "2 Monday"),
        mark("TIMEX3", 'functionInDocument="NONE" value="P4Y"', "3 three", "3 years"),
        mark("TIMEX3", 'functionInDocument="NONE" value="PAST_REF"', "4 Recently"),
        mark("TIMEX3", 'functionInDocument="NONE" value="2025"'),
        mark("VALUE", 'type="QUANTITY"', "2 90"),
    ]
    xml = f"<Document>{''.join(tokens)}<Markables>{''.join(marks)}</Markables></Document>"
    (folder / "corpus_velm.xml.gz").write_bytes(gzip.compress(xml.encode()))


def test_meantime_counts_what_is_annotated(tmp_path: Path) -> None:
    """The date line, times without words and later sentences are left out; a wrong value counts against the value alone."""
    _meantime(tmp_path)
    documents = meantime.load_documents(tmp_path)
    assert documents[0].published == "2026-05-04"
    assert [time.value for time in documents[0].times] == ["2026-05-04", "P4Y", "PAST_REF"]
    scores = meantime.score_times(documents)
    assert (scores.strict.right, scores.relaxed.right, scores.value.right) == (2, 2, 1)
    assert (scores.relaxed.made, scores.relaxed.gold) == (2, 3)
    assert meantime.score_times(documents, references=False).relaxed.gold == 2
    assert meantime.score_values(documents).recall == 1.0


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor's [gaudy] tenure ended.", True),
        ("These [rabid] groups want more.", True),
        ("“[Shifty] Odo Lenz lied.”", True),
        ("They were calling her [shifty] again.", True),
        ("Lenz was a [scoundrel] to the end.", True),
        ("Lenz was [ousted] on Monday.", False),
        ("Lenz [hammered] the mayor.", False),
        ("Lenz vowed to [tear into] the mayor.", False),
        ("Lenz [sharply] attacked the mayor.", False),
        ("The [gaudy] weather went on.", False),
    ],
)
def test_basil_tells_labels_from_other_loaded_words(sentence: str, expected: bool) -> None:
    """A loaded span is a label if it stands beside an actor and is neither verb nor adverb."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    assert basil.is_label(text, Span(start, end)) is expected


def _basil(path: Path) -> None:
    span = {"bias": "lex", "aim": "dir", "polarity": "neg", "speaker": ""}
    row = {
        "id": "x", "outlet": "velm", "published": "2026-05-04", "title": "Thugs",
        "paragraphs": [["The Black Reed thugs left.", "“The brutal Lenz lied,” he said."], ["The old law is brutal."]],
        "spans": [
            {**span, "id": "p0", "start": 15, "end": 20, "txt": "thugs", "target": "Black_Reed", "quote": "no"},
            {**span, "id": "p1", "start": 5, "end": 11, "txt": "brutal", "target": "Lenz", "quote": "yes"},
            {**span, "id": "p2", "start": 15, "end": 21, "txt": "brutal", "target": "old_law", "quote": "no"},
        ],
    }  # fmt: skip
    path.write_bytes(gzip.compress(json.dumps(row).encode()))


def test_basil_scores_the_voice_of_the_labels_found(tmp_path: Path) -> None:
    """Words about laws are no labels on actors; a label found counts as right where outlet and quoted agree."""
    path = tmp_path / "articles.jsonl.gz"
    _basil(path)
    (loaded,) = basil.load_loaded(path)
    text = loaded.article.text
    assert [label.span.of(text) for label in loaded.labels] == ["brutal"]
    assert len(loaded.others) == 2
    quote = Span(text.index("“"), text.index("”") + 1)
    attribution = Attribution(id=AttributionId("a1"), manner="direct", content=(quote,))
    label = Label(span=loaded.labels[0].span, kind="epithet", attribution=AttributionId("a1"))
    record = Record(article=loaded.article, made_by=MADE_BY, attributions=(attribution,), labels=(label,))
    scores = basil.score_loaded([loaded], {"x": record})
    assert (scores.found.recall, scores.voice.recall, scores.places.right) == (1.0, 1.0, 3)
    outlets = replace(record, labels=(replace(label, attribution=None),))
    assert basil.score_loaded([loaded], {"x": outlets}).voice.recall == 0.0


def test_given_attributions_are_kept() -> None:
    """The rules read the layers from the attributions that gold gives, nested ones inside the others."""
    text = "Vell claimed that Lenz wanted to fire 40 people."
    end = len(text) - 1
    at = {word: Span(text.index(word), text.index(word) + len(word)) for word in ("Vell", "claimed", "Lenz", "wanted")}
    outer = Attribution(
        id=AttributionId("a1"),
        manner="indirect",
        content=(Span(at["Lenz"].start, end),),
        cue=(at["claimed"],),
        source_span=(at["Vell"],),
    )
    inner = Attribution(
        id=AttributionId("a2"),
        manner="indirect",
        content=(Span(text.index("to fire"), end),),
        cue=(at["wanted"],),
        source_span=(at["Lenz"],),
        parent=outer.id,
    )
    gold = Record(article=Article(text=text, id="t"), made_by=MADE_BY, attributions=(outer, inner))
    made = read_given(gold)
    assert [(one.stance, one.attitude, one.parent) for one in made.attributions] == [
        ("distance", "assertion", None),
        ("acknowledge", "eventuality", "a1"),
    ]
    assert [(figure.value, figure.attribution) for figure in made.figures] == [(40.0, "a2")]


def test_differences_are_named_by_layer() -> None:
    """Two records of one text differ in those layers in which one of them has what the other has not."""
    text = "Black Reed thugs left."
    record = Record(article=Article(text=text, id="t"), made_by=MADE_BY, labels=(Label(span=Span(11, 16), kind="epithet"),))
    found = swap.differences(record, replace(record, labels=()))
    assert [len(found[layer]) for layer in swap.LAYERS] == [1, 0, 0, 0]
    assert not any(swap.differences(record, record).values())
