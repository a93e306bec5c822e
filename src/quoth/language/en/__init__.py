"""English: the table of contents of this folder."""

from quoth.language.base import Language
from quoth.language.en.calendar import CALENDAR
from quoth.language.en.channels import CHANNELS
from quoth.language.en.common_words import COMMON_WORDS
from quoth.language.en.comparing import COMPARING
from quoth.language.en.cues import CUES
from quoth.language.en.furniture import FURNITURE
from quoth.language.en.labels import LABELS
from quoth.language.en.namesakes import NAMESAKES
from quoth.language.en.numbers import NUMBERS
from quoth.language.en.people import PEOPLE
from quoth.language.en.quotation import QUOTATION
from quoth.language.en.sentences import SENTENCES
from quoth.language.en.sourceless import SOURCELESS

ENGLISH = Language(
    code="en",
    name="English",
    quotation=QUOTATION,
    furniture=FURNITURE,
    people=PEOPLE,
    namesakes=NAMESAKES,
    sentences=SENTENCES,
    sourceless=SOURCELESS,
    cues=CUES,
    channels=CHANNELS,
    labels=LABELS,
    numbers=NUMBERS,
    calendar=CALENDAR,
    comparing=COMPARING,
    common_words=COMMON_WORDS,
)
