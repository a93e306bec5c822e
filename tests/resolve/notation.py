r"""Cases of the resolution of sources, as a linguist writes them.

    == surname
    [[Harbour master Lena Okafor]] {{said}} <<the port was safe>>. [[Okafor]] {{added}} that <<work would go on>>.
    > Lena Okafor | person | Harbour master
    > Lena Okafor

Marks: [[source]] {{cue}} <<content>>, in any order; a mark of a kind that the attribution already has begins the next one, as
does "||", and marks inside a content are an attribution nested in it. Under the text one line for each attribution, in the order
in which they begin: name, then if given kind, roles (with ";"), affiliation, and members (with ";"). "-" is an attribution
without source, and as roles or affiliation that there are none; "?" before a name one that is left unresolved. Equal names must
be one source, different ones several; "#2" behind a name tells two sources of one name apart. A "\" in the text is a line's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from quoth.extract.draft import Draft
from quoth.extract.extraction import Extraction
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.model import Source, Span
from quoth.resolve import Resolution, resolve

_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>|\|\|\s*")
_ROLES = {"[[": "source_span", "{{": "cue", "<<": "content"}
_QUOTES = "\"“'‘"


@dataclass(frozen=True)
class Expected:
    """What one attribution's source must be; None where the case does not say."""

    name: str | None
    resolved: bool
    kind: str | None = None
    roles: tuple[str, ...] | None = None
    affiliation: str | None = None
    members: tuple[str, ...] | None = None

    @property
    def plain_name(self) -> str | None:
        """The name without the number that tells two of that name apart."""
        return re.sub(r"#\d$", "", self.name) if self.name else None


@dataclass(frozen=True)
class Case:
    """One text with its attributions and their sources."""

    title: str
    marked: str
    expected: tuple[Expected, ...]


@dataclass
class _Open:
    """An attribution being parsed."""

    parent: int | None
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class _Level:
    """The text, or a content, whose marks are being read: the attribution it belongs to and the one being filled."""

    owner: int | None
    filling: int = -1


class _Parser:
    """Reads marks one by one."""

    def __init__(self) -> None:
        self.text = ""
        self.attributions: list[_Open] = []
        self._levels = [_Level(owner=None)]
        self._begun: list[tuple[str, int, int]] = []

    def begin(self, role: str) -> None:
        """A mark opens."""
        level = self._levels[-1]
        if level.filling < 0 or role in self.attributions[level.filling].spans:
            level.filling = len(self.attributions)
            self.attributions.append(_Open(parent=level.owner))
        self.attributions[level.filling].spans[role] = Span(len(self.text), len(self.text) + 1)
        self._begun.append((role, level.filling, len(self.text)))
        if role == "content":
            self._levels.append(_Level(owner=level.filling))

    def end(self) -> None:
        """The mark opened last closes."""
        role, number, start = self._begun.pop()
        self.attributions[number].spans[role] = Span(start, len(self.text))
        if role == "content":
            self._levels.pop()

    def part(self) -> None:
        """The attribution being filled is whole."""
        self._levels[-1].filling = -1


def read_cases(folder: Path) -> list[Case]:
    """The cases of every file of `folder`."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return [_case(block) for text in texts for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]]


def _case(block: str) -> Case:
    title, *lines = block.strip().split("\n")
    marked = " ".join(line for line in lines if not line.startswith(">")).replace(" \\ ", "\n")
    return Case(title=title, marked=marked, expected=tuple(_expected(line[1:]) for line in lines if line.startswith(">")))


def _expected(line: str) -> Expected:
    name, *rest = [part.strip() for part in line.split("|")]
    kind, roles, affiliation, members = [part or None for part in (*rest, *[""] * (4 - len(rest)))]
    return Expected(
        name=None if name == "-" else name.removeprefix("?"),
        resolved=not name.startswith("?"),
        kind=kind,
        roles=None if roles is None else () if roles == "-" else tuple(role.strip() for role in roles.split(";")),
        affiliation=affiliation,
        members=None if members is None else tuple(member.strip() for member in members.split(";")),
    )


def parse(marked: str) -> tuple[str, tuple[Draft, ...]]:
    """The text without marks, and its drafts in reading order."""
    parser, at = _Parser(), 0
    for match in _MARK.finditer(marked):
        parser.text, at = parser.text + marked[at : match.start()], match.end()
        mark = match.group().strip()
        if mark in _ROLES:
            parser.begin(_ROLES[mark])
        elif mark == "||":
            parser.part()
        else:
            parser.end()
    parser.text += marked[at:]
    return parser.text, _ordered([_draft(opened, parser.text) for opened in parser.attributions])


def _draft(opened: _Open, text: str) -> Draft:
    content = opened.spans["content"]
    return Draft(
        content=(content,),
        cue=tuple(span for role, span in opened.spans.items() if role == "cue"),
        source_span=tuple(span for role, span in opened.spans.items() if role == "source_span"),
        parent=opened.parent,
        manner="direct" if text[content.start] in _QUOTES else "indirect",
    )


def _ordered(drafts: list[Draft]) -> tuple[Draft, ...]:
    order = sorted(range(len(drafts)), key=lambda number: drafts[number].order)
    place = {number: position for position, number in enumerate(order)}
    return tuple(replace(drafts[n], parent=None if (p := drafts[n].parent) is None else place[p]) for n in order)


def resolved(marked: str) -> tuple[str, Resolution]:
    """The text of a case and what the program makes of its sources."""
    language = load_language("en")
    text, drafts = parse(marked)
    extraction = Extraction(drafts=drafts, sentences=find_sentences(text, language.sentences))
    return text, resolve(text, extraction, language.people)


def sources_of(resolution: Resolution) -> list[Source | None]:
    """The source of each draft."""
    by_id = {source.id: source for source in resolution.sources}
    return [by_id[key] if key else None for key in resolution.of_draft]
