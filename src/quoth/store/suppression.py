"""Blacking out a name in a record: character for character, so that every span holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from quoth.model import Article, Figure, Label, Record, Source, Span
from quoth.store.judgement import BLACK

_APART = r"[\W_]{1,3}"
_INITIAL = rf"(?:\w\.?{_APART})?"


@dataclass(frozen=True, slots=True)
class SuppressedName:
    """A name that must not be shown.

    It is found however its case, its punctuation, or an initial in its midst is written ("LENA M. OKAFOR"). In an
    article that has all of it, its last word is blacked out also where it stands alone with a capital ("Ms Okafor"), and
    each of its words in the mentions of the source that it names. Addresses that spell it are left out.

    >>> SuppressedName("Lena Okafor").hidden_in_address("https://coast-ledger.example/lena-okafor-leaves")
    'https://coast-ledger.example/███████████-leaves'
    """

    name: str

    def occurs_in(self, text: str) -> bool:
        """Whether `text` has the whole name."""
        return self._whole.search(text) is not None

    def hidden_in(self, record: Record) -> Record:
        """`record` without the name; itself where it has not got it."""
        article = record.article
        if not any(self.occurs_in(text) for text in _texts(record)):
            return record
        return replace(
            record,
            article=replace(
                article,
                text=_blacked(article.text, [*self._spans(article.text), *self._mentions(record)]),
                id=self.hidden_in_address(article.id),
                url=self._address(article.url),
                outlet=_kept(article.outlet, self._hidden),
                title=_kept(article.title, self._hidden),
                byline=tuple(map(self._hidden, article.byline)),
            ),
            sources=tuple(map(self._source, record.sources)),
            labels=tuple(map(self._label, record.labels)),
            figures=tuple(map(self._figure, record.figures)),
        )

    def hidden_in_address(self, address: str) -> str:
        """`address` with the name blacked out, in whatever case; as it is where it does not spell it."""
        plain = unquote(address)
        found = [*self._whole.finditer(plain), *(self._last.finditer(plain) if self.occurs_in(plain) else ())]
        return _blacked(plain, [Span(*match.span()) for match in found]) if found else address

    @property
    def _whole(self) -> re.Pattern[str]:
        return _pattern(self.name, _APART + _INITIAL)

    @property
    def _last(self) -> re.Pattern[str]:
        return _pattern(self.name.split()[-1], _APART)

    def _spans(self, text: str) -> Iterator[Span]:
        yield from (Span(*match.span()) for match in self._whole.finditer(text))
        yield from (Span(*match.span()) for match in self._last.finditer(text) if not match[0][0].islower())

    def _mentions(self, record: Record) -> Iterator[Span]:
        words = [_pattern(word, _APART) for word in self.name.split()]
        for mention in (span for source in record.sources if self.occurs_in(source.name) for span in source.mentions):
            for match in (match for word in words for match in word.finditer(mention.of(record.article.text))):
                if not match[0][0].islower():
                    yield Span(mention.start + match.start(), mention.start + match.end())

    def _hidden(self, text: str) -> str:
        return _blacked(text, self._spans(text))

    def _address(self, address: str | None) -> str | None:
        return address if address is None or self.hidden_in_address(address) == address else None

    def _source(self, source: Source) -> Source:
        return replace(
            source,
            name=self._hidden(source.name),
            roles=tuple(map(self._hidden, source.roles)),
            affiliation=_kept(source.affiliation, self._hidden),
        )

    def _label(self, label: Label) -> Label:
        target = label.target
        return replace(label, target=replace(target, name=self._hidden(target.name))) if target else label

    def _figure(self, figure: Figure) -> Figure:
        return replace(figure, unit=_kept(figure.unit, self._hidden), bound=_kept(figure.bound, self._hidden))


def _texts(record: Record) -> Iterator[str]:
    article: Article = record.article
    yield from (article.text, article.title or "", *article.byline, unquote(article.url or ""), article.id)
    yield from (source.name for source in record.sources)


def _pattern(words: str, apart: str) -> re.Pattern[str]:
    """Finds `words` in any case and with any punctuation between them, their accents composed or not."""
    forms = (re.findall(r"\w+", unicodedata.normalize(form, words)) for form in ("NFC", "NFD"))
    either = "|".join(sorted({apart.join(map(re.escape, form)) for form in forms}))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _blacked(text: str, spans: Iterable[Span]) -> str:
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = [mark if mark.isspace() else BLACK for mark in span.of(text)]
    return "".join(characters)


def _kept(text: str | None, hidden: Callable[[str], str]) -> str | None:
    return None if text is None else hidden(text)
