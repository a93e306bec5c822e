"""The actors of a library: up to date whatever is added, equal after a rebuild, decided by people."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from quoth.store import ActorSummary, ActorUnknown, ArticleUnknown, Judgement, Library
from quoth.store.actor_tables import ACTOR_TABLES
from tests.store.people import LENA, STRIKER, Person, told


def ids(library: Library) -> set[str]:
    """The ids of all actors."""
    return {actor.id for actor in library.actors.most_heard(limit=1000).actors}


def rows(library: Library) -> dict[str, list[str]]:
    """All rows about actors, once they are up to date."""
    library.actors.refresh()
    with library._database.reading() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in ACTOR_TABLES}


def test_sources_of_two_articles_are_one_actor(library: Library) -> None:
    """One name and role in two articles is one actor, with all it said, newest first."""
    library.writer.add(told("one", LENA, published="2026-05-04"))
    library.writer.add(told("two", LENA, Person("Otto Lind"), published="2026-06-01", outlet="Inland Post"))
    actor = library.actors.find("Lena Okafor")
    assert (actor.id, actor.attributions, actor.articles) == ("lena-okafor.1", 2, 2)
    assert (actor.role, actor.affiliation, actor.first, actor.last) == (
        "harbour master",
        "Harbour Board",
        "2026-05-04",
        "2026-06-01",
    )
    assert [hit.content for hit in library.actors.said(actor.id).hits] == ["two words 0", "one words 0"]


def test_namesakes_with_nothing_in_common_are_two(library: Library) -> None:
    """Another role, country and affiliation make two actors, and the name alone does not tell which is asked for."""
    library.writer.add(told("one", Person("Lena Okafor", "Nigerian harbour master", "Harbour Board")))
    library.writer.add(told("two", STRIKER))
    assert ids(library) == {"lena-okafor.1", "lena-okafor.2"}
    with pytest.raises(ActorUnknown, match=r"several actors are called so; name one of .*lena-okafor\.1"):
        library.actors.find("Lena Okafor")


def test_what_is_joined_bit_by_bit_is_what_a_rebuild_joins(library: Library) -> None:
    """Actors that were kept up to date after each article are, row for row, those that are made from all articles."""
    people = [LENA, STRIKER, Person("L. Okafor", "harbour master"), Person("Okafor", "harbour master"), Person("Otto Lind")]
    for number in range(12):
        chosen = [people[number % 5], people[(number + 2) % 5]]
        library.writer.add(told(f"article-{number}", *chosen, outlet=f"Outlet {number % 3}"))
        library.actors.refresh()
    library.actors.decide_different(
        "Otto Lind@https://coast-ledger.example/article-2", "Otto Lind@https://coast-ledger.example/article-4", ""
    )
    before = rows(library)
    library.writer.rebuild()
    assert rows(library) == before


def test_an_article_that_changes_leaves_no_actor_behind(library: Library) -> None:
    """A new version without a source takes the source's actor away, and that of others stays."""
    library.writer.add(told("one", LENA, Person("Otto Lind")))
    library.writer.add(told("two", LENA))
    assert ids(library) == {"lena-okafor.1", "otto-lind.1"}
    library.writer.add(told("one", Person("Mara Kint")))
    assert ids(library) == {"lena-okafor.2", "mara-kint.1"}
    library.writer.add(told("one", LENA, Person("Mara Kint")))
    assert ids(library) == {"lena-okafor.1", "mara-kint.1"}


def test_an_id_stays_while_articles_are_added(library: Library) -> None:
    """Adding, adding again and rebuilding leave the id as it was."""
    for number in range(5):
        library.writer.add(told(f"article-{number}", LENA))
        assert ids(library) == {"lena-okafor.1"}
    library.writer.add(told("article-3", LENA))
    library.writer.rebuild()
    assert ids(library) == {"lena-okafor.1"}


def test_decisions_hold_whatever_is_read_again_or_rebuilt(library: Library) -> None:
    """Same, different and a name stay after a rebuild and after every article was read again."""
    for name in ("one", "two"):
        library.writer.add(told(name, LENA, Person("Otto Lind", "pilot")))
    library.writer.add(told("three", Person("Dora Ashby")))
    address = "https://coast-ledger.example/"
    library.actors.decide_different(f"Otto Lind@{address}one", f"Otto Lind@{address}two", "father and son")
    library.actors.decide_same("Lena Okafor", "Dora Ashby", "her name before she married")
    library.actors.rename("lena-okafor.1", "Lena Ashby-Okafor", "as she signs")
    decided = {actor.id: actor.name for actor in library.actors.most_heard().actors}
    expected = {"lena-okafor.1": "Lena Ashby-Okafor", "otto-lind.1": "Otto Lind", "otto-lind.2": "Otto Lind"}
    assert decided == expected
    library.writer.rebuild()
    for name in ("one", "two"):
        library.writer.add(told(name, Person("Otto Lind", "pilot"), LENA))
    assert {actor.id: actor.name for actor in library.actors.most_heard().actors} == expected
    kept = [(judgement.kind, judgement.reason) for judgement in library.reader.judgements()]
    assert kept == [("different", "father and son"), ("same", "her name before she married"), ("rename", "as she signs")]
    assert all(judgement.made_at for judgement in library.reader.judgements())


def test_a_decision_can_be_taken_back(library: Library) -> None:
    """The opposite decision holds from then on."""
    library.writer.add(told("one", LENA))
    library.writer.add(told("two", STRIKER))
    library.writer.add(told("three", Person("Otto Lind")))
    before = ids(library)
    library.actors.decide_same("lena-okafor.1", "otto-lind.3", "")
    assert ids(library) < before
    address = "https://coast-ledger.example/"
    library.actors.decide_different(f"Lena Okafor@{address}one", f"Otto Lind@{address}three", "a slip")
    assert ids(library) == before


def test_undecided_pairs_are_listed_until_somebody_decides(library: Library) -> None:
    """A pair has both actors and the evidence; a decision takes it off the list."""
    library.writer.add(told("one", Person("Paul Winter", None, "Norvik Airlines")))
    library.writer.add(told("two", Person("Paul Winter", None, "Selbry Foods")))
    (pair,) = library.actors.undecided()
    assert (pair.one.id, pair.other.id) == ("paul-winter.1", "paul-winter.2")
    assert [reason.weight for reason in pair.reasons] == [2, -1.5]
    library.actors.decide_different(pair.one.id, pair.other.id, "two directors")
    assert library.actors.undecided() == ()
    assert len(ids(library)) == 2


def test_a_suppressed_name_is_no_actor(library: Library) -> None:
    """A name that must not be shown is gone from actors, also where somebody gave it to one."""
    library.writer.add(told("one", LENA, Person("Otto Lind")))
    library.actors.rename("Otto Lind", "Lena Okafor", "")
    library.writer.judge(Judgement(kind="suppress", value="Lena Okafor", reason="she asked for it"))
    assert [actor.name for actor in library.actors.most_heard().actors] == ["Otto Lind"]


def test_actors_are_listed_a_page_at_a_time(library: Library) -> None:
    """Each comes once, most heard first and equally heard ones in an order of their own, also among those with a name."""
    for number, name in enumerate(["Dora Ashby", "Otto Lind", "Mara Kint", "Ada Okafor"]):
        library.writer.add(told(f"article-{number}", Person(name), LENA))
    whole = library.actors.most_heard(limit=10)
    assert whole.cursor is None
    assert len(whole.actors) == 5
    assert whole.actors[0].name == "Lena Okafor"
    assert whole.actors[0].attributions > whole.actors[1].attributions
    for words, limit in (("", 1), ("", 3), ("okafor", 1)):
        expected = [actor for actor in whole.actors if words in actor.name.lower()]
        seen: list[ActorSummary] = []
        cursor = None
        while True:
            page = library.actors.most_heard(words, limit, cursor)
            seen += page.actors
            cursor = page.cursor
            if cursor is None:
                break
            assert len(page.actors) == limit
        assert seen == expected
    with pytest.raises(ValueError, match="'x' is no cursor"):
        library.actors.most_heard(cursor="x")


def test_a_profile_tells_how_outlets_name_an_actor_over_time(library: Library) -> None:
    """Roles with their dates, names and roles by outlet, attributions by month."""
    library.writer.add(told("one", LENA, published="2026-04-30"))
    library.writer.add(told("two", LENA, published="2026-05-04", outlet="Inland Post"))
    library.writer.add(told("three", LENA._replace(role="port director"), published="2026-05-20", outlet="Inland Post"))
    profile = library.actors.profile(library.actors.find("okafor").id)
    assert [(role.words, role.articles, role.first, role.last) for role in profile.roles] == [
        ("harbour master", 2, "2026-04-30", "2026-05-04"),
        ("port director", 1, "2026-05-20", "2026-05-20"),
    ]
    assert [(naming.outlet, naming.articles) for naming in profile.namings] == [("Inland Post", 2), ("The Coast Ledger", 1)]
    assert [name.words for name in profile.namings[0].names] == ["Lena Okafor"]
    assert profile.months == (("2026-04", 1), ("2026-05", 2))


def test_what_was_said_is_cut_to_days(library: Library) -> None:
    """Both days are included; more than the limit is told."""
    for day in range(1, 6):
        library.writer.add(told(f"day-{day}", LENA, published=f"2026-05-0{day}T18:00:00"))
    actor = library.actors.find("Lena Okafor").id
    said = library.actors.said(actor, since=date(2026, 5, 2), until=date(2026, 5, 4), limit=2)
    assert [hit.published for hit in said.hits] == ["2026-05-04T18:00:00", "2026-05-03T18:00:00"]
    assert said.more
    assert not library.actors.said(actor, since=date(2026, 5, 2), until=date(2026, 5, 4), limit=3).more


def test_who_is_not_found_is_named(library: Library) -> None:
    """Errors tell the name, and what there is instead."""
    library.writer.add(told("one", LENA, Person("Otto Lind")))
    with pytest.raises(ActorUnknown, match="Mara Kint: no actor of this library is called so"):
        library.actors.find("Mara Kint")
    with pytest.raises(ActorUnknown, match="are one actor already"):
        library.actors.decide_different("Lena Okafor", "okafor", "")
    with pytest.raises(ArticleUnknown, match="nowhere: no article"):
        library.actors.decide_different("Lena Okafor@nowhere", "Otto Lind", "")
    with pytest.raises(ActorUnknown, match=r"in .*one are Lena Okafor \(lena-okafor\.1\), Otto Lind"):
        library.actors.decide_same("Mara Kint@https://coast-ledger.example/one", "Otto Lind", "")


def test_any_name_can_be_kept(library: Library) -> None:
    """NUL, quotation marks and percent signs in names and decisions break nothing."""
    library.writer.add(told("one", Person("Le\0na 100% O'Kafor", 'the "queen"')))
    library.writer.add(told("two", Person("Otto Lind")))
    library.actors.rename("Otto Lind", "Otto \0 'Lind' %", 'he said "no"')
    assert library.actors.find("lind").name == "Otto \ufffd 'Lind' %"
    assert library.actors.find("kafor").role == 'the "queen"'
