"""Invented pages and articles, and a way to read them as if they were files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quoth.errors import InputRefused
from quoth.model import Article
from quoth.readers import Given, open_source
from tests.readers.site import Site, serving

ReadBytes = Callable[..., list[Article | InputRefused]]

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Harbour bridge to close for a year - The Kelmouth Post</title>
<meta property="og:site_name" content="The Kelmouth Post">
<link rel="canonical" href="https://kelmouthpost.example/news/bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Kelmouth"},
 {"@type": "NewsArticle", "headline": "Harbour bridge to close for a year", "datePublished": "2031-03-04T09:30:00Z",
  "author": [{"@type": "Person", "name": "Ida Moss"}, {"@type": "Organization", "name": "The Kelmouth Post"}]}]}</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/login">Log in</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to improve your visit. <button>Accept all</button></p></div>
<main><article>
<h1>Harbour bridge to close for a year</h1>
<p>By Ida Moss</p>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<figure><img src="b.jpg" alt=""><figcaption>Photo: The bridge at dusk / Kelmouth Post</figcaption></figure>
<p>The harbour bridge will close for a year from June, the city engineer Tomas Reyl said on Tuesday, after inspectors
found cracks in two of its piers.</p>
<p>&ldquo;We cannot wait for the third crack,&rdquo; Reyl&nbsp;told reporters. &ldquo;Nobody will thank us for courage
&amp; a collapse.&rdquo;</p>
<p><a href="/tolls">Read more: Tolls to rise on every crossing</a></p>
<p>Shopkeepers on the north bank said they feared for their trade, and asked the council for a ferry that would run
until midnight on every day of the week.</p>
<p>The council has not yet decided how the work, which may cost forty million crowns, is to be paid for.</p>
<p>Sign up for our daily newsletter</p>
<h3>Related articles</h3>
<ul><li><a href="/a">Ferry timetable for the summer</a></li><li><a href="/b">Ten bridges that fell</a></li></ul>
<p>Your Comment</p>
</article></main>
<footer><p>&copy; 2031 The Kelmouth Post. All rights reserved.</p></footer>
</body></html>"""

GERMAN = (
    "Die Hafenbrücke wird ab Juni für ein Jahr gesperrt, sagte der Stadtingenieur Tomas Reyl am Dienstag, nachdem Prüfer "
    "Risse in zwei Pfeilern gefunden hatten. Die Händler am Nordufer fürchten um ihr Geschäft und verlangen von der Stadt eine "
    "Fähre, die auch am Wochenende bis Mitternacht fährt. Über die Kosten hat der Rat noch nicht entschieden."
)


@pytest.fixture
def page() -> str:
    """A news page of an invented outlet with the furniture that real ones carry."""
    return PAGE


@pytest.fixture
def german() -> str:
    """A German news text of more than 200 characters."""
    return GERMAN


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Writes bytes to a file of the given name and gives what is read from it."""

    def read(content: bytes | str, name: str = "article.txt", given: Given | None = None) -> list[Article | InputRefused]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(open_source(str(path), given or Given()))

    return read


@pytest.fixture
def site() -> Iterator[Site]:
    """A news site on this machine."""
    with serving() as running:
        yield running
