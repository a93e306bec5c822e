"""Templates -> pages: what every page can use, and what its parts share with the report of `quoth read`."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from quoth.export.report import FILTERS as REPORT_FILTERS
from quoth.web.assets import Assets
from quoth.web.filters import FILTERS
from quoth.web.security.sessions import FIELD, Session

ASSETS = Assets.of_package()

_WORD = secrets.token_hex(32)
"""Stands in a page for the session's word until the page is sent; no article can name it, since nobody ever sees it."""


def environment() -> Environment:
    """Pages and the report's own parts, escaped throughout; a name that is not given is an error."""
    loader = ChoiceLoader([PackageLoader("quoth.web"), PackageLoader("quoth.export")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(REPORT_FILTERS)
    made.filters.update(FILTERS)
    made.globals["static"] = ASSETS.url
    made.globals["csrf"] = lambda: Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, _WORD)
    return made


_ENVIRONMENT = environment()


def written(template: str, **context: object) -> bytes:
    """What `template` makes of `context`, with everything escaped. A page may be kept, and `sent` to one session or another.

    Beside its context a template has `csrf()`, the hidden field of every form that changes something, and `static(name)`,
    the address of a file of ours. Pages need `path`, where they are.
    """
    return _ENVIRONMENT.get_template(template).render(context).encode("utf-8", "replace")


def sent(request: Request, page: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """`page`, which was `written`, as the answer to `request`."""
    session: Session = request.state.session
    return HTMLResponse(page.replace(_WORD.encode(), session.csrf.encode()), status, dict(headers or {}))


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: object
) -> HTMLResponse:
    """The page that `template` makes of `context`."""
    return sent(request, written(template, path=request.url.path, **context), status=status, headers=headers)
