"""A crawl for measuring: WARCs of pages in HTML shells, whose articles are made of the paragraphs of given texts.

Of a thousand entries 640 are articles of their own, 60 come again under another spelling of their address, 80 are copies
(50 in the same archive, 30 of an article in the archive before), 90 are in other languages, 60 are menus or ask to log
in, 60 are images or errors, 10 are damaged.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

KINDS = {
    "article": 640, "address again": 60, "copy": 50, "copy elsewhere": 30, "foreign": 90, "menu": 40, "login": 20,
    "image": 30, "error": 30, "damaged": 10,
}  # fmt: skip
"""What a thousand entries are."""

PARAGRAPH = 3
SENTENCE_END = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+(?=[\"“A-Z])")

FOREIGN = (
    (
        "Der Hafenmeister sagte am {n}. Mai, dass der Kai gesperrt bleibt. Die Stadt hat noch kein Geld für "
        "den neuen Kran, erklärte die Bürgermeisterin. Niemand weiß, wann die Fischer wieder ausfahren "
        "dürfen. Nach dem Sturm lagen überall zerbrochene Kisten, und die Feuerwehr musste zwei Keller "
        "leerpumpen. „Wir haben so etwas seit vierzig Jahren nicht gesehen“, erzählte ein Anwohner."
    ),
    (
        "Le maire a déclaré mardi que les {n} bateaux resteraient au port. Personne ne savait pour combien de "
        "temps, et les pêcheurs se sont réunis devant la criée pour demander des explications. Selon la "
        "préfecture, la digue a cédé à deux endroits pendant la nuit. « Nous avons prévenu tout le monde dès "
        "dimanche », a répondu une conseillère, qui réclame depuis longtemps des travaux."
    ),
    (
        "La alcaldesa dijo que las {n} familias del puerto no tendrían que pagar nada. El consejo todavía no "
        "lo ha votado, y los vecinos desconfían de una promesa que ya han oído otras veces. Según los "
        "bomberos, el incendio empezó en un almacén vacío junto al muelle. “Nadie nos ha explicado por qué la "
        "puerta estaba abierta”, contó el dueño de una tienda cercana."
    ),
    (
        "Il sindaco ha detto che i {n} pescatori torneranno al lavoro lunedì. Nessuno però ha ancora firmato "
        "il nuovo contratto, e i sindacati chiedono garanzie scritte prima di lasciare la piazza. Durante la "
        "notte il mare ha portato via una parte del molo vecchio. «Aspettiamo da mesi una risposta dalla "
        "regione», ha raccontato una donna che gestisce il mercato."
    ),
    (
        "De havenmeester zei dat de {n} schepen morgen weer uitvaren. De storm is volgens hem nog niet "
        "voorbij, maar de ergste golven worden pas tegen het weekend verwacht. Bewoners van de kade brachten "
        "hun spullen naar boven en legden zandzakken voor de deur. “Zoiets heb ik hier nog nooit meegemaakt”, "
        "vertelde een schipper die al dertig jaar op deze rivier vaart."
    ),
)

SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{published}">
<script type="application/ld+json">{ld}</script><style>{style}</style><script>{script}</script></head><body>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">By {author}</p>
{body}
</article><aside><h2>Most read</h2><ul>{menu}</ul></aside></main><footer><p>All rights reserved</p><ul>{menu}</ul></footer>
<script>{script}</script></body></html>"""

MENU = "".join(f'<li><a class="item item-{n}" href="/section/{n}">Section {n} of the day</a></li>' for n in range(60))
STYLE = "".join(f".item-{n}{{margin:{n}px;padding:0;color:#123}}" for n in range(200))
SCRIPT = "".join(f"window.q=window.q||[];q.push(['slot-{n}',{n}]);" for n in range(250))


@dataclass(frozen=True, slots=True)
class Texts:
    """Paragraphs of texts, each text's together."""

    paragraphs: Sequence[Sequence[str]]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """The paragraphs of `texts`, a few sentences each; texts of fewer than two are left out."""
        cut = [list(_paragraphs(text)) for text in texts]
        return cls([paragraphs for paragraphs in cut if len(paragraphs) > 1])


@dataclass(slots=True)
class Builder:
    """Makes the archives of a crawl, the same for the same seed."""

    texts: Texts
    words: int
    chance: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    _made: list[tuple[str, str, list[str]]] = field(default_factory=list)
    _before: list[tuple[str, str, list[str]]] = field(default_factory=list)

    def build(self, folder: Path, entries: int, archives: int) -> None:
        """Write `archives` WARCs of `entries` entries in all to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(archives):
            self._before, self._made = self._made, []
            with (folder / f"crawl-{number:03}.warc.gz").open("wb") as stream:
                for entry in range(entries * number // archives, entries * (number + 1) // archives):
                    stream.write(self._entry(entry))

    def _entry(self, number: int) -> bytes:
        (kind,) = self.chance.choices(list(KINDS), list(KINDS.values()))
        earlier = self._before if kind == "copy elsewhere" else self._made
        if kind in {"address again", "copy", "copy elsewhere"} and not earlier:
            kind = "article"
        self.counts[kind] += 1
        site = f"https://outlet-{number % 97}.example"
        if kind == "article":
            self._made.append((f"{site}/{number}", f"Story {number} of the day", self._body()))
            return self._page(*self._made[-1])
        if kind == "address again":
            url, title, body = self.chance.choice(earlier)
            return self._page(f"{url}?utm_source=post", title, body)
        if kind in {"copy", "copy elsewhere"}:
            _, title, body = self.chance.choice(earlier)
            return self._page(f"{site}/wire/{number}", title, body[: max(2, len(body) - 1)])
        return self._other(kind, f"{site}/{number}", number)

    def _other(self, kind: str, url: str, number: int) -> bytes:
        if kind == "foreign":
            sentence = FOREIGN[number % len(FOREIGN)]
            return self._page(url, "—", [sentence.format(n=number)])
        if kind == "menu":
            return response(url, f"<html><body><ul>{MENU * 3}</ul></body></html>")
        if kind == "login":
            form = '<form><p>Log in</p><input name="u"><input type="password" name="p"></form>'
            return response(url, f"<html><head><title>Log in</title></head><body>{form}<ul>{MENU}</ul></body></html>")
        if kind == "image":
            return response(url, "\x89PNG" * 500, content_type="image/png")
        if kind == "error":
            return response(url, "<html><body><p>Not found</p></body></html>", status="404 Not Found")
        return response(url, "zzz, which is no chunk", more="Transfer-Encoding: chunked\r\n")

    def _body(self) -> list[str]:
        """Paragraphs of two texts in turn, so that no two articles have half of theirs in common."""
        body: list[str] = []
        one, other = self.chance.sample(range(len(self.texts.paragraphs)), 2)
        pools = [self.chance.sample(pool, len(pool)) for pool in (self.texts.paragraphs[one], self.texts.paragraphs[other])]
        while sum(len(paragraph.split()) for paragraph in body) < self.words and any(pools):
            pool = pools[len(body) % 2] or pools[(len(body) + 1) % 2]
            body.append(pool.pop())
        return body

    def _page(self, url: str, title: str, body: Sequence[str]) -> bytes:
        outlet = f"The {url.split('/')[2].partition('.')[0].title()}"
        published = f"2026-05-{1 + sum(map(ord, url)) % 28:02}T09:30:00Z"
        ld = {"@type": "NewsArticle", "headline": title, "datePublished": published, "author": {"name": "Ana Ruiz"}}
        paragraphs = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in body)
        return response(
            url,
            SHELL.format(
                title=title, outlet=outlet, published=published, author="Ana Ruiz", ld=json.dumps(ld), menu=MENU, style=STYLE,
                script=SCRIPT, body=paragraphs,
            ),
        )  # fmt: skip


def response(
    url: str, body: str, *, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """One response record, compressed as crawlers do."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Record-ID"] = f"<urn:uuid:{uuid5(NAMESPACE_URL, url + body)}>"
    record.headers["WARC-Date"] = "2026-05-04T12:00:00Z"
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http"
    record.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n{body}".encode())
    stream = io.BytesIO()
    record.write(stream)
    return gzip.compress(stream.getvalue(), compresslevel=1, mtime=0)


def _paragraphs(text: str) -> Iterator[str]:
    sentences = [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence.strip()]
    for start in range(0, len(sentences), PARAGRAPH):
        yield " ".join(sentences[start : start + PARAGRAPH])
