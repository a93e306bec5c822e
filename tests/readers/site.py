"""A news site on this machine, with pages, a feed and rules, that notes who asked for what."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>
<p>The {title} was moved on Monday, the harbour master Lena Okafor said, after the quay had been swept twice.</p>
<p>“Nobody had touched it since the flood,” Okafor told reporters, and asked the council for a second crane.</p>
</article></body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the site answers for one path. With `etag` it answers 304 to those who know it."""

    body: str | bytes = ""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None


@dataclass(slots=True, kw_only=True)
class Site:
    """The replies of the site by path, and the requests that came: a path and its headers each, in order."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of `path`; by another name of this machine if `host` says so."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, but for the site's rules."""
        return [path for path, _ in self.asked if not path.startswith(("/robots", "/.well-known"))]

    def article(self, path: str, title: str, *, head: str = "", **reply: str) -> None:
        """Put an article at `path`."""
        self.replies[path] = Reply(body=ARTICLE.format(title=title, head=head), etag=reply.get("etag"))

    def feed(self, path: str, *links: str, etag: str | None = None, changed: str = "2026-05-04T09:30:00Z") -> None:
        """Put a feed at `path` with one entry a link."""
        rows = "".join(f"<entry><link href='{link}'/><published>2026-05-04T09:30:00Z</published>"
                       f"<updated>{changed}</updated></entry>" for link in links)  # fmt: skip
        body = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{rows}</feed>"
        self.replies[path] = Reply(body=body, content_type="application/atom+xml", etag=etag)


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    site = Site(port=server.server_address[1])
    _Handler.sites[site.port] = site
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


class _Handler(BaseHTTPRequestHandler):
    sites: dict[int, Site] = {}  # noqa: RUF012 (one for all handlers: the server makes a new one for each request)

    def do_GET(self) -> None:
        port = self.connection.getsockname()[1]
        site = self.sites[port]
        site.asked.append((self.path, dict(self.headers)))
        reply = site.replies.get(self.path, Reply(status=404))
        unchanged = reply.etag is not None and self.headers.get("If-None-Match") == reply.etag
        body = b"" if unchanged else reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(304 if unchanged else reply.status)
        for name, value in {"Content-Type": reply.content_type, **reply.headers, "ETag": reply.etag or ""}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing to standard error."""
