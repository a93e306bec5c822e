"""Two invented articles on one event, with who says what in them."""

from __future__ import annotations

import re

from quoth.model import Article, Attribution, AttributionId, MadeBy, Manner, Record, Source, SourceId, SourceKind, Span, Spans

MADE_BY = MadeBy(quoth="0.1.0", model="best", weights="sha256:0")

LEDGER = """Harbour to stay open

<okafor>“We will not close the harbour before winter, and nobody has asked us to,”</okafor> harbour master Lena Okafor \
<told>told</told> reporters on Monday. <okafor>“The old quay has stood for 140 years, and the [island] council knows it.”</okafor>

<brandt>The council would spend 3.2 million crowns on the new pier by June</brandt>, Mayor Ivo Brandt <said>said</said>, and \
<brandt>the ferries don’t need a second berth</brandt>.

<okafor>“It is a disgrace that Teodor Salk never opened the books,”</okafor> she added. The ferry office counts twelve \
boats. A clerk said <clerk>the mayor had told him that <inner>the money was gone</inner></clerk>.
"""

POST = """Okafor: <okafor>harbour stays open</okafor>

<okafor>“We will not close the harbour before winter,”</okafor> Okafor said. \
It was an old promise. <union>Members are tired — they have waited long enough for an answer from the board</union>, the \
pilots’ union said.
"""

NAMES: dict[str, tuple[str, SourceKind, str]] = {
    "okafor": ("Lena Okafor", "person", "Okafor"),
    "brandt": ("Ivo Brandt", "person", "Ivo Brandt"),
    "clerk": ("a clerk", "unnamed", "A clerk"),
    "inner": ("Ivo Brandt", "person", "Ivo Brandt"),
    "union": ("the pilots’ union", "organisation", "the pilots’ union"),
}


def ledger() -> Record:
    """The article of the Coast Ledger: three voices, one of them within another's words."""
    return record(LEDGER, id="ledger", outlet="The Coast Ledger", published="2026-05-04")


def post() -> Record:
    """The article of the Velm Post: a shorter quotation, and a union."""
    return record(POST, id="post", outlet="The Velm Post", published="2026-05-05")


def record(notation: str, **metadata: str) -> Record:
    """The record of an article in which `<name>words</name>` are attributed to a source of `NAMES`, other marks are cues."""
    text = ""
    contents: list[tuple[str, Span, bool]] = []
    cues: list[Span] = []
    open_at: list[tuple[str, int]] = []
    for piece in re.split(r"(</?[a-z]+>)", notation):
        if not re.fullmatch(r"</?[a-z]+>", piece):
            text += piece
        elif piece.startswith("</"):
            name, start = open_at.pop()
            if name in NAMES:
                contents.append((name, Span(start, len(text)), bool(open_at)))
            else:
                cues.append(Span(start, len(text)))
        else:
            open_at.append((piece[1:-1], len(text)))
    contents.sort(key=lambda content: (content[1].start, -content[1].end))
    return Record(
        article=Article(text=text, **metadata),  # type: ignore[arg-type]
        made_by=MADE_BY,
        sources=_sources(text, [name for name, _, _ in contents]),
        attributions=tuple(_attributions(text, contents, cues)),
        own_voice=_sentences(text, "The ferry office counts", "It was an old"),
    )


def _sources(text: str, used: list[str]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for key in used:
        name, kind, mention = NAMES[key]
        at = text.find(mention)
        mentions = (Span(at, at + len(mention)),) if at >= 0 else ()
        found[name] = Source(id=SourceId(name), name=name, kind=kind, mentions=mentions)
    return tuple(found.values())


def _attributions(text: str, contents: list[tuple[str, Span, bool]], cues: list[Span]) -> list[Attribution]:
    made: list[Attribution] = []
    for number, (key, span, nested) in enumerate(contents, start=1):
        manner: Manner = "direct" if span.of(text).startswith(("“", "«", "‘")) else "indirect"
        parent = made[-1].id if nested else None
        cue = tuple(cue for cue in cues if 0 < cue.start - span.end < 40)[:1]
        made.append(
            Attribution(
                id=AttributionId(f"a{number}"),
                manner=manner,
                content=(span,),
                cue=cue,
                source=SourceId(NAMES[key][0]),
                parent=parent,
            )
        )
    return made


def _sentences(text: str, *starts: str) -> Spans:
    found = (text.find(start) for start in starts)
    return tuple(Span(at, text.index(".", at) + 1) for at in found if at >= 0)
