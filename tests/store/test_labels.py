"""What voices call an actor, and which articles were added last."""

from __future__ import annotations

from dataclasses import replace

from quoth.model import AttributionId, Label, Record, Span, Target
from quoth.store import Library, Listed
from tests.store.people import LENA, STRIKER, told
from tests.store.records import Saying, article


def labelled(record: Record, words: str, whom: str, by: str | None) -> Record:
    """`record` with `words` as a label on `whom`, the word of the attribution `by`, or of the outlet."""
    start = record.article.text.index(words)
    label = Label(
        span=Span(start, start + len(words)),
        kind="epithet",
        target=Target(name=whom),
        attribution=AttributionId(by) if by else None,
    )
    return replace(record, labels=(label,), own_voice=(Span(record.article.text.index("The quay"), len(record.article.text)),))


def test_labels_are_told_with_their_voice(library: Library) -> None:
    """The outlet's have no voice, those of somebody who is not named an empty one; the newest come first."""
    said = article("one", Saying("Ivo Brandt", "the king of the quay is gone"), Saying("Lena Okafor", "no"))
    nobody = article("two", Saying(None, "the king of the quay is gone"), Saying("Lena Okafor", "no"), published="2026-05-05")
    outlet = article("three", Saying("Lena Okafor", "no"), closing="The quay king slept.", published="2026-05-06")
    library.writer.add(labelled(said, "king of the quay", "Lena Okafor", "a1"))
    library.writer.add(labelled(nobody, "king of the quay", "Lena Okafor", "a1"))
    library.writer.add(labelled(outlet, "quay king", "Lena Okafor", None))
    found = library.actors.called(library.actors.find("Lena Okafor").id)
    assert [(label.words, label.voice, label.published) for label in found] == [
        ("quay king", None, "2026-05-06"),
        ("king of the quay", "", "2026-05-05"),
        ("king of the quay", "Ivo Brandt", "2026-05-04"),
    ]
    assert not library.actors.called(library.actors.find("Ivo Brandt").id)


def test_a_label_on_a_name_that_two_have_counts_where_its_bearer_speaks(library: Library) -> None:
    """Of two people with one name, each has the labels of her own articles; where neither speaks, nobody has it."""
    for name, one in (("harbour", LENA), ("goal", STRIKER)):
        library.writer.add(labelled(told(name, one), "quay was calm", "Lena Okafor", None))
    library.writer.add(labelled(article("third", Saying("Ivo Brandt", "no")), "quay was calm", "Lena Okafor", None))
    actors = {actor.id: library.actors.called(actor.id) for actor in library.actors.most_heard("Okafor").actors}
    assert len(actors) == 2
    assert sorted(label.key for labels in actors.values() for label in labels) == [
        "url:https://coast-ledger.example/goal",
        "url:https://coast-ledger.example/harbour",
    ]


def test_the_actors_of_an_article(library: Library) -> None:
    """Each name of the article leads to its actor."""
    library.writer.add(told("harbour", LENA))
    key = library.reader.key("https://coast-ledger.example/harbour")
    assert library.actors.in_article(key) == {"Lena Okafor": library.actors.find("Okafor").id}
    assert library.actors.in_article("url:https://coast-ledger.example/none") == {}


def test_the_latest_articles(library: Library) -> None:
    """The last added comes first, with the number of its attributions."""
    library.writer.add(article("one", Saying("Ivo Brandt", "yes"), Saying("Lena Okafor", "no")))
    library.writer.add(article("two", title="Nobody speaks", outlet=None, published=None))
    listed = library.reader.latest(limit=2)
    assert listed[0] == Listed(
        key="url:https://coast-ledger.example/two", title="Nobody speaks", outlet=None, published=None, attributions=0
    )
    assert listed[1].attributions == 2
    assert len(library.reader.latest(limit=1)) == 1


def test_when_each_outlet_quoted_an_actor(library: Library) -> None:
    """Month by month, most first; spelling makes no other outlet, and each article is told with the name in it."""
    library.writer.add(told("may", LENA))
    library.writer.add(told("mayday", LENA, published="2026-05-01"))
    library.writer.add(told("june", LENA, published="2026-06-02", outlet="THE COAST LEDGER"))
    library.writer.add(told("post", LENA, published="2026-06-03", outlet="The Velm Post"))
    actor = library.actors.find("Okafor").id
    over_time = library.actors.over_time(actor)
    assert [(one.months, one.attributions) for one in over_time] == [
        ((("2026-05", 2), ("2026-06", 1)), 3),
        ((("2026-06", 1),), 1),
    ]
    assert over_time[1].outlet == "The Velm Post"
    assert [(one.key.rpartition("/")[2], one.name) for one in library.actors.articles(actor)] == [
        ("post", "Lena Okafor"),
        ("june", "Lena Okafor"),
        ("may", "Lena Okafor"),
        ("mayday", "Lena Okafor"),
    ]
    assert len(library.actors.said(actor, outlet="the velm post").hits) == 1


def test_pairs_of_one_actor(library: Library) -> None:
    """Those that somebody else is in are left out."""
    library.writer.add(told("harbour", LENA))
    library.writer.add(told("short", LENA._replace(name="L. Okafor", role=None, affiliation=None)))
    pairs = library.actors.undecided()
    for actor in (pairs[0].one.id, pairs[0].other.id):
        assert library.actors.undecided(actor=actor) == pairs
    library.writer.add(told("third", LENA._replace(name="Ivo Brandt")))
    assert library.actors.undecided(actor=library.actors.find("Ivo Brandt").id) == ()
