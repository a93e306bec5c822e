"""Names in a text: runs of capitalised words, each with what the text says about its bearer right there.

Nigerian President Amara Diallo             role "Nigerian President", name "Amara Diallo"
ministry spokesman Nasser Tal'ori           role "ministry spokesman", name "Nasser Tal'ori"
Peter Holm, deputy director of the port     name "Peter Holm", role "deputy director of the port"
the Harbour and Quay Workers' Union (HQWU)  one name, of a body, with its acronym
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from quoth.engine import Kinds
from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.capitals import is_headline, is_plain, opens_sentence
from quoth.resolve.nouns import body_noun_before, body_noun_behind, is_plain_noun
from quoth.resolve.offices import in_full, office_size
from quoth.resolve.runs import is_all_titles, runs, title_end
from quoth.resolve.titles import role_around
from quoth.resolve.words import Word, Words, initials, is_acronym

_AGE_BEHIND = re.compile(r",\s+(?:aged\s+)?(\d{1,3})(?=[,.])")
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old\s(?:[a-z-]+\s){0,3}$")
_ACRONYM = re.compile(r"['’]?\s*\((?P<acronym>[A-Z][A-Z&.-]{1,8})\)")
_HANDLE = re.compile(r"\s*\(@\w")
_RUNS_INTO = re.compile(r"\w+?[^\W\d_A-Z](?=[A-Z])")
"""What a word begins with where the next one is set close to it: "Quell|Congress"."""
_AGE_REACH = 60
_FOLLOWS_WITHIN = 6

_TEXT_ENDS = frozenset('.!?”"')
"""What ends a line of the text itself, and with it the top of the article."""

Follower = Literal["thing", "male", "female"]


class NameMention(NamedTuple):
    """A name where it stands: `text` on one line, `words` without possessive endings.

    `role` is what the text calls the bearer there, `starts` where title and name begin together. `titled`: the role stands right
    before the name, `further` is one more behind it. `agency`: begins with one whose photo credit may have run into it. `body`: a
    noun beside it says that it is a body ("newspaper Ostkurier"). `place`: stands behind "in" or "at". `beside`: behind a
    preposition or as an owner, so no actor there. `opens`: one word that opens a sentence, so that its capital proves little.
    `headline`: stands in a line in title case or capitals. `caption`: stands in a line that describes a picture. `governs`: whose
    government or administration is spoken of. `follower` is what the first pronoun behind it speaks of ("Nordbank said it
    regretted": a thing).
    """

    span: Span
    starts: int
    text: str
    words: tuple[str, ...]
    role: str | None = None
    titled: bool = False
    further: str | None = None
    agency: bool = False
    acronym: str | None = None
    handle: bool = False
    article: bool = False
    age: int | None = None
    body: str | None = None
    place: bool = False
    beside: bool = False
    opens: bool = False
    headline: bool = False
    caption: bool = False
    governs: bool = False
    follower: Follower | None = None

    def cut(self, size: int) -> NameMention:
        """The mention of its first `size` words alone, without role."""
        words = self.words[:size]
        end = self.span.start + self._length(size) if size < len(self.words) else self.span.end
        return self._replace(
            text=self.text[: end - self.span.start],
            words=words,
            span=Span(self.span.start, end),
            role=None,
            titled=False,
            further=None,
        )

    def after(self, size: int) -> NameMention:
        """The mention without its first `size` words; without words if none is left."""
        skipped = self._length(size + 1) - len(self.words[size]) if size < len(self.words) else 0
        start = self.span.start + skipped
        return self._replace(text=self.text[skipped:], words=self.words[size:], span=Span(start, self.span.end), starts=start)

    def _length(self, size: int) -> int:
        """The characters from the start to the end of the word number `size`."""
        at = 0
        for word in self.words[:size]:
            at = self.text.find(word, at) + len(word)
        return at

    @property
    def credited(self) -> bool:
        """Whether the name begins with an acronym or agency, as where a credit runs into a caption ("PA Lena Holm waves")."""
        return len(self.words) > 1 and (self.agency or is_acronym(self.words[0]))

    def without_credit(self) -> NameMention:
        """The mention without its first word."""
        rest = self.text.partition(" ")[2]
        return self._replace(text=rest, words=self.words[1:], span=Span(self.span.end - len(rest), self.span.end))


def find_names(words: Words, people: People, kinds: Kinds | None = None) -> tuple[NameMention, ...]:
    """Every name in the text of `words`, in order; authors named in capitals, like bodies and their acronyms, are left out.

    What opens a sentence is none where the engine, as `kinds` tell, takes it for a mere word.
    """
    found: list[NameMention] = []
    lower = {word.text for word in words.all if not word.capital}
    named = {word.folded for word in words.all if word.capital and word.follows}
    top = True
    for line in re.finditer(r"[^\n]+", words.text):
        byline = people.bylines.fullmatch(line.group())
        if byline and (top or byline["by"]):
            continue
        top = top and line.group().rstrip()[-1:] not in _TEXT_ENDS
        places = words.line(*line.span())
        headline = is_headline(words.all[places.start : places.stop], line.group())
        caption = people.captions.search(line.group()) is not None
        for run in runs(words, places, people):
            mention = _mention(run, words, people, headline=headline, caption=caption)
            first = words.all[run[0]].folded
            if mention and not (mention.opens and (first in lower or is_plain(run[0], words, named, people, kinds))):
                found.append(mention)
    return tuple(found)


def _mention(run: list[int], words: Words, people: People, *, headline: bool, caption: bool) -> NameMention | None:
    """The mention that a run forms: its leading titles are the role, what is left is the name; None if nothing is."""
    run = _once(run, words)
    cut = title_end(run, words, people)
    cut += office_size(run[cut:], words, people)
    name = [words.all[at] for at in run[cut:]]
    if not name or _is_nationality(name, people):
        return None
    surname = cut > 0 and len(name) == 1 and _is_surname_behind(words.all[run[cut - 1]], name[0], people)
    if not surname and (is_all_titles(name, people) or is_plain_noun(name, people)):
        return None
    if is_credited_noun(name, words, people) or words.text[name[0].start - 1 : name[0].start] == "/":  # KBC/Lena Holm
        return None
    text, last = words.text, name[-1]
    match = _ACRONYM.match(text, last.ends) if text[last.ends : last.ends + 2].strip()[:1] in ("(", "’", "'") else None
    acronym = match.group("acronym") if match else None
    first = _defined_from(acronym, run[cut], words) if acronym else run[cut]
    spelled = first + 1 if words.all[first].folded in people.countries else first  # U.S. Centers for Disease Control (CDC)
    if acronym and acronym[0] not in (words.all[first].text[:1], words.all[spelled].text[:1]):
        acronym = None  # Lena Holm (C-R) in a caption
    name = [*words.all[first : run[cut]], *name]
    role = in_full(role_around(first, run[-1], words, people), first, words, people)
    before = words.all[first - 1] if first and words.adjacent(first - 1) else None
    return NameMention(
        span=Span(name[0].start, last.end),
        starts=words.all[role.first].start,
        text=words.plain(name[0].start, last.end),
        words=tuple(word.text for word in name),
        role=role.text,
        titled=role.first < first,
        further=role.further,
        agency=name[0].folded in people.known_organisations,
        acronym=acronym,
        handle=_HANDLE.match(text, last.ends) is not None,
        article=before is not None and before.folded == "the",
        age=_age(text, name[0].start, last.ends),
        body=body_noun_before(first, words, people) or body_noun_behind(run[-1], words, people),
        place=before is not None and before.folded in people.place_prepositions,
        beside=last.owns or _behind_preposition(role.first, words, people),
        opens=len(name) == 1 and not name[0].acronym and role.first == first and opens_sentence(text, name[0].start),
        headline=headline,
        caption=caption,
        governs=_governs(first, run[-1], words, people),
        follower=_follower(run[-1], words, people),
    )


def _is_surname_behind(title: Word, word: Word, people: People) -> bool:
    """Whether a noun behind a form of address or a short title is a surname: "Mr Baker", "Sen. King", but not "Mr President"."""
    office = word.folded in people.honorifics and word.folded not in people.first_name_titles
    return (title.folded in people.forms_of_address or title.text[-1] == ".") and not office


def _is_nationality(name: Sequence[Word], people: People) -> bool:
    """Whether a run is an adjective of a country and no more: "South Korean" officials."""
    return " ".join(word.folded for word in name) in people.nationalities


def _behind_preposition(first: int, words: Words, people: People) -> bool:
    """Whether a preposition governs the name: "from the University", "about President Holm"."""
    while first and words.adjacent(first - 1) and words.all[first - 1].folded in people.determiners:
        first -= 1
    return first > 0 and words.adjacent(first - 1) and words.all[first - 1].folded in people.heads_end_at


def _governs(first: int, last: int, words: Words, people: People) -> bool:
    """Whether a name says whose government it is: "the Quell administration", "the government of Ida Quell"."""
    rule = people.nouns.governments
    if words.adjacent(last) and words.all[last + 1].folded in rule:
        return True
    return first > 1 and words.adjacent(first - 1) and words.all[first - 1].folded == "of" and words.all[first - 2].folded in rule


def is_credited_noun(name: Sequence[Word], words: Words, people: People) -> bool:
    """Whether a photo credit that opens a line has run into a plain noun: "KBC Police have closed the bridge"."""
    credit = len(name) == 2 and name[0].acronym and name[0].folded not in people.countries and is_plain_noun(name[1:], people)
    return credit and not words.text[: name[0].start].rpartition("\n")[2].strip()


def _once(run: list[int], words: Words) -> list[int]:
    """A run without its second half where that repeats the first, as captions and credits do, or runs into what follows.

    "Sen. Ida Quell Ida Maria QuellCongress" is how a box that a page shows for a name is read.
    """
    half = len(run) // 2
    spelled = [words.all[at].folded for at in run]
    if len(run) > 1 and spelled[:half] == spelled[half:]:
        return run[:half]
    sizes: dict[str, int] = {}
    for size, at in enumerate(run, 1):
        into = _RUNS_INTO.match(words.all[at].text)
        if into and into[0].casefold() in sizes:
            return run[: sizes[into[0].casefold()]]
        sizes.setdefault(spelled[size - 1], size)
    return run


def _defined_from(acronym: str, first: int, words: Words) -> int:
    """Where the name that `acronym` abbreviates begins: as far back as its letters need ("Quay Workers' Union (QWU)")."""
    letters = acronym.replace(".", "").replace("&", "").replace("-", "")
    for start in range(first, max(-1, first - 8), -1):
        if start < first and "\n" in words.gap(start):
            break
        spelled = initials([word.text for word in words.all[start : first + len(letters)]])
        if words.all[start].text[:1] == letters[:1] and spelled.startswith(letters):
            return start
    return first


def _follower(last: int, words: Words, people: People) -> Follower | None:
    """What the first pronoun in the next words means, with no other name and no sentence's end before it."""
    for at in range(last + 1, min(last + 1 + _FOLLOWS_WITHIN, len(words.all))):
        word = words.all[at]
        pronoun = people.pronouns.get(word.folded)
        if word.capital or word.folded in people.relative or not words.adjacent(at - 1):
            return None
        if pronoun and pronoun.person == "third" and pronoun.number == "singular":
            if pronoun.human:
                return pronoun.gender
            return "thing" if word.folded in people.possessives or _is_subject(at, words, people) else None
    return None


def _is_subject(at: int, words: Words, people: People) -> bool:
    """Whether a verb follows the pronoun at `at`: "Nordbank said it regretted", not "Ida Quell called it late"."""
    behind = words.all[at + 1] if at + 1 < len(words.all) and words.adjacent(at) else None
    if behind is None or behind.folded in people.heads_end_at or behind.folded in people.determiners:
        return False  # saw it as late
    return behind.folded in people.finite or behind.folded.endswith(("ed", "s"))


def _age(text: str, start: int, end: int) -> int | None:
    behind = _AGE_BEHIND.match(text, end) if text[end : end + 1] == "," else None
    if behind:
        return int(behind.group(1))
    before = text[max(0, start - _AGE_REACH) : start]
    match = _AGE_BEFORE.search(before) if "-year-old" in before else None
    return int(match.group(1)) if match else None
