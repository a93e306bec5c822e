"""Templates -> pages: what every page can use, and what its parts share with the report of `quoth read`."""

from __future__ import annotations

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


def environment() -> Environment:
    """Pages and the report's own parts, escaped throughout; a name that is not given is an error."""
    loader = ChoiceLoader([PackageLoader("quoth.web"), PackageLoader("quoth.export")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(REPORT_FILTERS)
    made.filters.update(FILTERS)
    made.globals["static"] = ASSETS.url
    return made


_ENVIRONMENT = environment()


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: object
) -> HTMLResponse:
    """The page that `template` makes of `context`.

    Beside its context a template has `csrf()`, the hidden field of every form that changes something; `csrf_token()`, the
    same for a header `X-CSRF-Token`; `static(name)`, the address of a file of ours; `signed_in`; and `path`.
    """
    session: Session = request.state.session
    page = _ENVIRONMENT.get_template(template).render(
        context,
        csrf=lambda: Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, session.csrf),
        csrf_token=lambda: session.csrf,
        signed_in=session.signed_in,
        path=request.url.path,
    )
    return HTMLResponse(page, status, dict(headers or {}))


def xml(template: str, **context: object) -> str:
    """The document that `template` makes of `context`, with everything escaped."""
    return _ENVIRONMENT.get_template(template).render(context)
