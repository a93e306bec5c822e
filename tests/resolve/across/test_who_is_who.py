"""Sources of many articles -> actors: the cases, and what holds for any sightings."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from quoth.resolve.across import ActorsFound, Decision, Pointer, Sighting, keys_of, who_is_who
from tests.resolve.across.notation import Case, Pair, joined_pairs, read_cases

FOLDER = Path(__file__).parent / "cases"
PAGE = Path(__file__).parents[3] / "docs" / "actors.md"
WRITTEN = [*read_cases(FOLDER / "persons.txt"), *read_cases(FOLDER / "bodies.txt", 1000)]
HELD_OUT = read_cases(FOLDER / "held_out.txt", 2000)
UNTOUCHED = read_cases(FOLDER / "untouched.txt", 3000)
CASES = [*WRITTEN, *HELD_OUT, *UNTOUCHED]
EVERYBODY = [sighting for case in CASES for sighting in case.sightings]


def _joined(sightings: Sequence[Sighting], decisions: Sequence[Decision] = ()) -> set[Pair]:
    return set(joined_pairs(who_is_who(sightings, decisions).actors))


def _pairs(cases: Iterable[Case], *, same: bool) -> set[Pair]:
    return {pair for case in cases for pair in case.pairs(same=same)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_nobody_is_joined_who_is_not_one(case: Case) -> None:
    """No case joins two actors."""
    assert _joined(case.sightings) & case.pairs(same=False) == set()


@pytest.mark.parametrize(
    ("cases", "least"), [(WRITTEN, 0.95), (HELD_OUT, 0.79), (UNTOUCHED, 0.85)], ids=["written", "held out", "untouched"]
)
def test_most_who_are_one_are_joined(cases: list[Case], least: float) -> None:
    """Of the pairs that are one actor so many are found, each case by itself and all in one library."""
    same = _pairs(cases, same=True)
    alone = {pair for case in cases for pair in _joined(case.sightings)}
    together = _joined([sighting for case in cases for sighting in case.sightings])
    assert len(alone & same) / len(same) >= least
    assert len(together & same) / len(same) >= least


@pytest.mark.parametrize("cases", [WRITTEN, HELD_OUT, UNTOUCHED], ids=["written", "held out", "untouched"])
def test_figures_on_the_page_are_those_of_the_cases(cases: list[Case]) -> None:
    """`docs/actors.md` shows pairs, precision and recall as they are."""
    same, different = _pairs(cases, same=True), _pairs(cases, same=False)
    joined = {pair for case in cases for pair in _joined(case.sightings)}
    precision, recall = len(joined & same) / len(joined), len(joined & same) / len(same)
    figures = f"| {len(same)} / {len(different)} | {precision:.2f} | {recall:.2f} |"
    assert figures in PAGE.read_text("utf-8")


def test_all_cases_in_one_library_join_nobody_of_two_cases() -> None:
    """Whoever is joined when all cases are one library is one actor of one case."""
    assert _joined(EVERYBODY) <= _pairs(CASES, same=True)


def test_there_are_enough_pairs_of_both_sorts() -> None:
    """The cases hold more than sixty pairs that are one actor, and fifty that are two."""
    assert len(_pairs(CASES, same=True)) > 60
    assert len(_pairs(CASES, same=False)) > 50
    assert len({case.title for case in CASES}) == len(CASES)


def test_the_order_of_sightings_makes_no_difference() -> None:
    """Shuffled sightings give the same actors and the same undecided pairs."""
    shuffled = list(EVERYBODY)
    random.Random(5).shuffle(shuffled)
    assert who_is_who(shuffled) == who_is_who(EVERYBODY)


def test_whoever_shares_no_key_has_no_influence() -> None:
    """Actors made for each group that is linked by keys are those made for all together."""
    groups = _linked(EVERYBODY)
    assert len(groups) > 60
    parts = [who_is_who(group) for group in groups]
    whole = who_is_who(EVERYBODY)
    assert _by_id(parts) == _by_id([whole])
    assert {pair for part in parts for pair in part.undecided} == set(whole.undecided)


def test_every_sighting_is_in_one_actor() -> None:
    """Nothing is lost and nothing is doubled; ids tell actors apart."""
    actors = who_is_who(EVERYBODY).actors
    places = [sighting.place for actor in actors for sighting in actor.sightings]
    assert sorted(places) == sorted(sighting.place for sighting in EVERYBODY)
    assert len({actor.id for actor in actors}) == len(actors)


def test_an_id_stays_when_articles_are_added() -> None:
    """The id of an actor is that of its first article, however many follow."""
    first = _sighting(1, "Lena Okafor", "harbour master")
    later = [_sighting(number, "Lena Okafor", "harbour master") for number in range(2, 9)]
    ids = {who_is_who([first, *later[:count]]).actors[0].id for count in range(8)}
    assert ids == {"lena-okafor.1"}


def test_father_and_son_of_one_article_have_two_ids() -> None:
    """Two actors with one name who are first named in one article are told apart."""
    father, son = _sighting(1, "Karl Lind", "founder"), replace(_sighting(1, "Karl Lind", "heir"), number=1)
    assert [actor.id for actor in who_is_who([father, son]).actors] == ["karl-lind.1", "karl-lind.1.2"]


def test_the_fullest_name_is_the_actors() -> None:
    """An actor is called by its fullest name, and among those by the most used one."""
    sightings = [
        _sighting(1, "Okafor", "harbour master of Velm"),
        _sighting(2, "Lena Okafor", "harbour master of Velm"),
        _sighting(3, "L. Okafor", "harbour master of Velm"),
        _sighting(4, "Lena Okafor", "harbour master of Velm"),
    ]
    assert "Lena Okafor" in [actor.name for actor in who_is_who(sightings).actors]


def test_an_undecided_pair_tells_what_speaks_for_and_against() -> None:
    """Namesakes with another affiliation and nothing else stay apart, with the evidence."""
    found = who_is_who([_sighting(1, "Paul Winter", "", "Norvik Air"), _sighting(2, "Paul Winter", "", "Selbry Foods")])
    (pair,) = found.undecided
    assert (pair.one, pair.other, pair.weight) == ("paul-winter.1", "paul-winter.2", 0.5)
    assert [reason.why for reason in pair.reasons] == ["same name", "other affiliation: norvik air / selbry foods"]


def test_a_surname_alone_means_who_is_by_far_the_most_named() -> None:
    """Where twenty articles name one bearer in full, the surname alone is that one, unless a fifth as many name another."""
    known = [_sighting(number, "Lena Okafor", "harbour master") for number in range(1, 21)]
    others = [_sighting(number, "Jonas Okafor", "striker") for number in range(31, 36)]
    alone = _sighting(41, "Okafor")
    assert len(who_is_who([*known, alone]).actors) == 1
    assert len(who_is_who([*known, *others[:4], alone]).actors) == 2
    assert len(who_is_who([*known, *others, alone]).actors) == 3


def test_an_office_that_one_person_holds_tells_who_a_surname_is() -> None:
    """President Okafor is one in two articles; Senator Okafor need not be."""
    assert len(who_is_who([_sighting(1, "Okafor", "President"), _sighting(2, "Okafor", "President")]).actors) == 1
    assert len(who_is_who([_sighting(1, "Okafor", "Senator"), _sighting(2, "Okafor", "Senator")]).actors) == 2


def test_father_and_son_of_one_story_stay_two() -> None:
    """Company in common does not join a name with and a name without Jr."""
    story = ("ida quell", "otto lind", "mara kint")
    father, son = (replace(_sighting(n, name), company=story) for n, name in ((1, "Karl Lind"), (2, "Karl Lind Jr.")))
    assert len(who_is_who([father, son]).actors) == 2


def test_who_was_unsure_is_looked_at_again() -> None:
    """What later sightings show of an actor decides about an earlier one."""
    fullest = replace(_sighting(1, "Roberta M. Castel"), company=("mara kint",))
    unsure = replace(_sighting(2, "Roberta Castel"), company=("ida quell",))
    telling = replace(_sighting(3, "Roberta Castel"), company=("ida quell", "mara kint"))
    assert len(who_is_who([fullest, unsure]).actors) == 2
    assert len(who_is_who([fullest, unsure, telling]).actors) == 1


def test_a_thousand_bare_surnames_stay_apart_in_little_time() -> None:
    """Surnames that say nothing are not compared with each other without end."""
    sightings = [replace(_sighting(number, "Lind"), outlet=f"outlet {number}") for number in range(1, 1001)]
    assert len(who_is_who(sightings).actors) == 1000


def test_decisions_join_and_part() -> None:
    """What a person decided holds against the evidence, and the later decision holds."""
    one, other = _sighting(1, "Paul Winter", "pilot"), _sighting(2, "Paul Winter", "pilot")
    different = Decision(kind="different", one=_pointer(one), other=_pointer(other))
    same = Decision(kind="same", one=_pointer(other), other=_pointer(one))
    assert len(who_is_who([one, other]).actors) == 1
    assert len(who_is_who([one, other], [different]).actors) == 2
    assert who_is_who([one, other], [different]).undecided == ()
    assert len(who_is_who([one, other], [different, same]).actors) == 1
    assert len(who_is_who([one, other], [same, different]).actors) == 2


def test_a_decision_joins_names_that_have_nothing_in_common() -> None:
    """A stage name and a birth name are one actor where somebody says so, with all that each of them had."""
    sightings = [_sighting(1, "Dora Ashby"), _sighting(2, "Dora Ashby"), _sighting(3, "Lady Lumen", "singer")]
    same = Decision(kind="same", one=_pointer(sightings[0]), other=_pointer(sightings[2]))
    assert len(who_is_who(sightings).actors) == 2
    assert len(who_is_who(sightings, [same]).actors) == 1


def test_a_decided_name_is_the_actors() -> None:
    """The last name that somebody gave an actor is its name; a decision about nobody here changes nothing."""
    sighting = _sighting(1, "Lena Okafor")
    names = [Decision(kind="rename", one=_pointer(sighting), name=name) for name in ("Lena A. Okafor", "Dame Lena Okafor")]
    nobody = Decision(kind="rename", one=_pointer(_sighting(9, "Otto Lind")), name="Nobody")
    assert [actor.name for actor in who_is_who([sighting], [*names, nobody]).actors] == ["Dame Lena Okafor"]


def _sighting(article: int, name: str, role: str = "", affiliation: str | None = None) -> Sighting:
    return Sighting(
        article=article, number=0, article_key=f"url:{article}", name=name, kind="person", roles=(role,) if role else (),
        affiliation=affiliation,
    )  # fmt: skip


def _pointer(sighting: Sighting) -> Pointer:
    return Pointer(name=sighting.name, kind=sighting.kind, places=((sighting.article_key, sighting.name),))


def _by_id(found: Iterable[ActorsFound]) -> dict[str, object]:
    return {actor.id: actor for part in found for actor in part.actors}


def _linked(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Groups of sightings that share keys, by way of others too."""
    groups: list[tuple[set[str], list[Sighting]]] = []
    for sighting in sightings:
        keys, members = set(keys_of(sighting)), [sighting]
        for group in [group for group in groups if group[0] & keys]:
            groups.remove(group)
            keys, members = keys | group[0], members + group[1]
        groups.append((keys, members))
    return [members for _, members in groups]
