"""What a language folder holds: one typed field for each topic, data only."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.language.calendar import Calendar
from quoth.language.channels import ChannelRules
from quoth.language.common_words import CommonWords
from quoth.language.comparing import ComparingWords
from quoth.language.cues import CueLexicon
from quoth.language.furniture import Furniture
from quoth.language.labels import LabelWords
from quoth.language.namesakes import Namesakes
from quoth.language.numbers import Numbers
from quoth.language.people import People
from quoth.language.quotation import Quotation
from quoth.language.sentences import Sentences
from quoth.language.sourceless import Sourceless


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that Quoth knows of one language apart from the engine's weights."""

    code: str
    name: str
    quotation: Quotation
    furniture: Furniture
    people: People
    namesakes: Namesakes
    sentences: Sentences
    sourceless: Sourceless
    cues: CueLexicon
    channels: ChannelRules
    labels: LabelWords
    numbers: Numbers
    calendar: Calendar
    comparing: ComparingWords
    common_words: CommonWords
