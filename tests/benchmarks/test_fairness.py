"""The benchmark of names: what is put where, and what is counted."""

from __future__ import annotations

import pytest

from benchmarks.fairness import RIVALS, Name, Outcome, Template, fill, load_names, load_templates, outcomes_of, table
from quoth.pipeline import Reader

OKAFOR = Name(group="woman", origin="English", name="Lena Okafor", short="Okafor")
BOARD = Name(group="organisation", origin="any", name="the Quay Board", short="the board")
TEMPLATE = Template(
    title="quay", role="who keeps the quay", text='{Who:role} said [it was shut]. "[So be it]," {she} said. {Short} saw {Rival}.'
)


def test_a_name_is_put_in_its_places() -> None:
    """A person has a role, a pronoun and a short name; brackets go, and the contents stand where they stood."""
    filled = fill(TEMPLATE, OKAFOR, RIVALS[1])
    text = filled.article.text
    assert text == 'quay\n\nLena Okafor, who keeps the quay, said it was shut. "So be it," she said. Okafor saw Tobias Ravel.'
    assert [span.of(text) for span in filled.contents] == ["it was shut", "So be it"]
    assert filled.by_pronoun == (False, True)


def test_an_organisation_has_no_role() -> None:
    """It is named without a role, and is "it"."""
    text = fill(TEMPLATE, BOARD, RIVALS[0]).article.text
    assert text.startswith("quay\n\nThe Quay Board said it was shut.")
    assert '"So be it," it said. The board saw Hanna Ravel.' in text


def test_the_groups_are_balanced() -> None:
    """Women and men have names of the same origins, as many of each, and every article has places for all of them."""
    names = load_names()
    assert sorted(n.origin for n in names if n.group == "woman") == sorted(n.origin for n in names if n.group == "man")
    for template in load_templates():
        assert all(place in template.text.casefold() for place in ("{who", "{short}"))
        assert len(fill(template, BOARD, template.rivals[0]).contents) >= 3


def test_what_is_found_is_counted(reader: Reader) -> None:
    """An article is read with its name, once for each rival."""
    (template,) = [one for one in load_templates() if one.title == "tram-strike"]
    (alone,) = outcomes_of(template, OKAFOR, reader.read)
    assert alone.found[0]
    assert alone.named[0]
    assert len(list(outcomes_of(TEMPLATE, OKAFOR, reader.read))) == len(RIVALS)


def test_differences_are_those_of_the_groups() -> None:
    """A difference is one group's share less the other's, and has an interval."""
    right = Outcome(template="t", name=OKAFOR, found=(True,), named=(True,), kind=(True,), by_pronoun=(True,))
    man = Name(group="man", origin="English", name="Ivo Brandt", short="Brandt")
    wrong = Outcome(template="t", name=man, found=(True,), named=(False,), kind=(True,), by_pronoun=(True,))
    body = Outcome(template="t", name=BOARD, found=(True,), named=(True,), kind=(True,), by_pronoun=(True,))
    lines = list(table([right, wrong, body]))
    (women,) = [line for line in lines if line.startswith("women - men")]
    assert "+0.0 (+0.0 to +0.0)" in women
    assert "+100.0 (+100.0 to +100.0)" in women


@pytest.mark.parametrize("rival", RIVALS)
def test_rivals_share_a_surname(rival: Name) -> None:
    """Only the given name and the pronoun tell the rivals apart."""
    assert rival.short == RIVALS[0].short
