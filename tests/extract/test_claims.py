"""What quotation marks add to what the engine found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.claims import SPEECH_WORDS, UNCLAIMED_CONFIDENCE, claim_quotations
from quoth.extract.draft import Draft
from quoth.extract.quotations import find_quotations
from quoth.language import load_language
from quoth.model import Span, merged
from tests.extract.marked import Case, read_cases

MARKS = load_language("en").quotation


def claimed(text: str, *drafts: Draft) -> list[Draft]:
    """The drafts after the quotations of `text` are claimed."""
    return claim_quotations(text, drafts, find_quotations(text, MARKS))


def draft(text: str, content: str, cue: str = "", source: str = "") -> Draft:
    """A draft whose roles are these words of `text`."""
    spans = [(Span(text.index(words), text.index(words) + len(words)),) if words else () for words in (content, cue, source)]
    return Draft(content=spans[0], cue=spans[1], source_span=spans[2])


def contents(text: str, drafts: list[Draft]) -> list[list[str]]:
    """The words of each draft's content."""
    return [[span.of(text) for span in made.content] for made in drafts]


def test_a_quotation_is_completed_to_its_marks() -> None:
    """Where the engine left out the beginning or the marks, the content is the whole quotation."""
    text = "“We had no choice but to sail,” she said."
    assert contents(text, claimed(text, draft(text, "no choice but to sail", "said", "she"))) == [
        ["“We had no choice but to sail,”"]
    ]


def test_a_content_that_only_touches_a_quotation_stays_as_it_is() -> None:
    """Less than half of a quotation does not claim it all."""
    text = "“We sail at dawn. The board never asked us about it,” she said."
    assert contents(text, claimed(text, draft(text, "We sail at dawn", "said", "she"))) == [["We sail at dawn"]]


def test_a_quotation_in_which_two_speak_stays_as_it_is() -> None:
    """A quotation that holds another attribution's words is not one voice's alone."""
    text = "“We had no choice, Brandt said so,” she added."
    drafts = [draft(text, "We had no choice, Brandt said so", "added", "she"), draft(text, "no choice", "said", "Brandt")]
    assert claimed(text, *drafts) == drafts


def test_a_second_quotation_goes_on_with_the_first() -> None:
    """Behind "she said." a quotation of the same paragraph is hers, though the engine gave it nobody."""
    text = '"We had no choice," she said. "The storm came far too fast."'
    made = claimed(text, draft(text, "We had no choice", "said", "she"))
    assert contents(text, made) == [['"We had no choice,"', '"The storm came far too fast."']]


@pytest.mark.parametrize("case", list(read_cases("ended")), ids=lambda case: case.text)
def test_words_that_ended_before_the_cue_are_not_its_own(case: Case) -> None:
    """Neither a sentence in quotation marks nor a paragraph before it goes on with what stands behind a cue."""
    text = case.text.replace("|", "\n")
    found = Draft(content=case.spans["content"], cue=case.spans["cue"], source_span=case.spans["source"])
    assert contents(text, claimed(text, found))[0] == list(case.expected)


def test_a_cue_with_a_colon_introduces_the_quotation_behind_it() -> None:
    """After "She said:" a quotation in a paragraph of its own is what she said, whatever the engine gave the cue."""
    text = "The board met again. She said:\n\n“We had no choice but to sail.”"
    made = claimed(text, draft(text, "The board met again", "said", "She"))
    assert contents(text, made) == [["“We had no choice but to sail.”"]]
    turned = "The board met again. Said Okafor: “We had no choice but to sail.”"
    made = claimed(turned, draft(turned, "The board met again", "Said", "Okafor"))
    assert contents(turned, made) == [["“We had no choice but to sail.”"]]


def test_a_short_second_sentence_goes_on_too() -> None:
    """A quotation of two words is speech where it is a sentence."""
    text = '"We had no choice," she said. "None whatsoever."'
    assert contents(text, claimed(text, draft(text, "We had no choice", "said", "she")))[0][1] == '"None whatsoever."'


def test_speech_over_paragraphs_stays_with_its_speaker() -> None:
    """Opened twice, closed once: the second paragraph is the same speaker's."""
    text = "Okafor said: “The storm came fast.\n“Nobody on the quay was ready for it.”"
    made = claimed(text, draft(text, "The storm came fast", "said", "Okafor"))
    assert contents(text, made) == [["“The storm came fast.", "“Nobody on the quay was ready for it.”"]]


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_one_before() -> None:
    """Behind a paragraph that tells whose its quotation is, a quotation alone is the same speaker's; the next one may not be."""
    text = "“We sail,” Okafor said.\n“Nobody on the quay was ready for it.”\n“They have sold all of the boats.”"
    made = claimed(text, draft(text, "We sail", "said", "Okafor"))
    assert contents(text, made) == [
        ["“We sail,”", "“Nobody on the quay was ready for it.”"],
        ["“They have sold all of the boats.”"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We sail,” Okafor said.\nAsked again: “Nobody on the quay was ready for it.”",
        '“We sail,” Okafor said.\n"Nobody on the quay was ready for it."',
        "“We sail,” Okafor said on Monday at the end of the long night.\n“Nobody on the quay was ready for it.”",
        "“We sail,”\nOkafor said.\n“Nobody on the quay was ready for it.”",
    ],
)
def test_a_closed_quotation_does_not_go_on_elsewhere(text: str) -> None:
    """Where other words, other marks or a longer way stand between, a new paragraph may be anybody's."""
    assert len(claimed(text, draft(text, "We sail", "said", "Okafor"))) == 2


def test_a_heading_in_marks_of_its_own_is_nobodys() -> None:
    """Between paragraphs it is cut out of a content, and it is no quotation."""
    text = "“We sail,” Okafor said.\n\n‘Legends of the Quay.’\n\nThe quay is closed."
    found = draft(text, "“We sail,” Okafor said.\n\n‘Legends of the Quay.’"), draft(text, "‘Legends of the Quay.’", "", "Okafor")
    assert contents(text, claimed(text, found[0])) == [["“We sail,” Okafor said."]]
    assert claimed(text, found[1]) == []
    assert claimed(text.replace("“We sail,” Okafor said.", "They said it.")) == []


def test_a_quotation_that_nobody_has_is_a_quote_without_source() -> None:
    """Quoted speech is never lost: it is an attribution to nobody, and an unsure one."""
    text = "A banner read the news: “Nobody told us about the storm”"
    (made,) = claimed(text)
    assert contents(text, [made]) == [["“Nobody told us about the storm”"]]
    assert not made.cue
    assert not made.source_span
    assert made.confidence == UNCLAIMED_CONFIDENCE


@pytest.mark.parametrize(
    "text",
    [
        "“No comment.”",
        "The meeting ended. “No comment.” The hall emptied.",
        "The hall emptied.\n\n“Never!”\n\nThe meeting ended.",
        'The board was asked why. "Who knows?"',
    ],
)
def test_a_short_quotation_that_is_a_sentence_is_speech(text: str) -> None:
    """However short, a quotation that is a sentence of its own is an attribution."""
    assert len(claimed(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The “experts” have gone home.",
        "The word “quay” is old.",
        "They call it the “long goodbye”.",
        "The band sang “Never!” all night.",
        "Her novel “The Long Way Back From Eastport” won.",
        "Her novel, “The Long Way Back From Eastport,” won.",
        "He read “Who Owns the Winter Sea Today?” to the crew.",
        "It was '90s music, the dogs' 'best' years.",
        "“”",
        '"""" “ ”',
    ],
)
def test_names_titles_mentions_and_scare_quotes_are_no_speech(text: str) -> None:
    """Quoted words that nobody says are left to the labels, or are a name, a title or a mention."""
    assert claimed(text) == []


def test_capitals_alone_make_no_title() -> None:
    """Shouted words, and a quoted sentence that ends as one, are speech."""
    assert len(claimed("The sign said nothing else: “NOBODY SAILS FROM THIS QUAY TODAY”")) == 1
    assert len(claimed("The sign was plain: “Lena Okafor Must Leave Northport Now!”")) == 1


def test_a_quarter_of_a_quotation_claims_it() -> None:
    """A quotation of which somebody has a good part already is not given to nobody as well."""
    text = "“We sail at dawn, whatever the board says,” Okafor said."
    assert len(claimed(text, draft(text, "We sail at dawn", "said", "Okafor"))) == 1


PIECES = ["“", "”", '"', "'", " she said ", "We go. ", "No. ", "\n", "one two three four five ", ", "]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join), st.data())
def test_no_speech_is_lost(text: str, data: st.DataObject) -> None:
    """Every quotation of some length without capitals is somebody's or nobody's content; contents stay inside the text."""
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted).map(lambda at: Span(*at))
    roles = st.lists(bounds, min_size=1, max_size=2).map(merged)
    drafts = data.draw(st.lists(st.builds(Draft, content=roles, cue=roles), max_size=3))
    quotations = find_quotations(text, MARKS)
    made = claim_quotations(text, drafts, quotations)
    taken = [span for one in made for span in (*one.content, *one.cue)]
    for quotation in quotations:
        if len(quotation.span.of(text).split()) >= SPEECH_WORDS:
            assert any(span.overlaps(quotation.span) for span in taken)
    assert all(span.end <= len(text) for one in made for span in one.content)


def test_thousands_of_quotations_are_claimed_in_bounded_time() -> None:
    """Time grows with the text, not with quotations times attributions."""
    sentence = "“We had no choice but to sail,” she said. "
    text = sentence * 10_000
    drafts = [Draft(content=(Span(at + 4, at + 20),), cue=(Span(at + 36, at + 40),)) for at in range(0, len(text), len(sentence))]
    began = time.process_time()
    claimed(text, *drafts)
    assert time.process_time() - began < 15
