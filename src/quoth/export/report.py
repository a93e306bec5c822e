"""Records as one self-contained HTML page: the text with its voices, notes in the margin, shares and sources."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quoth.export.addresses import web_address
from quoth.export.legible import day, figure_value, legible, part, percent, time_value
from quoth.export.page import Page, page
from quoth.export.reading import Company
from quoth.model import Record

FILTERS: Mapping[str, Callable[..., object]] = {
    "percent": percent,
    "part": part,
    "legible": legible,
    "day": day,
    "figure_value": figure_value,
    "time_value": time_value,
    "web_address": web_address,
}
"""What templates say values with."""


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """One page in UTF-8 with a section for each record; it loads nothing, and reads well with scripts off."""
    company = Company()
    pages = [page(record, number, company=company) for number, record in enumerate(records, start=1)]
    stream.write(html(pages).encode("utf-8", "replace"))


def html(pages: list[Page]) -> str:
    """The whole page."""
    return render("report.html", ("base.css", "reading.css"), pages=pages)


def render(name: str, styles: Iterable[str], **shown: object) -> str:
    """The page of a template that stands alone; its content policy allows its own style and script and nothing else."""
    script = _static("reading.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    style = Markup("".join(map(_static, styles)))  # noqa: S704
    return _environment().get_template(name).render(shown, style=style, script=Markup(script), digest=digest)  # noqa: S704


@cache
def _static(name: str) -> str:
    return files("quoth.export").joinpath("static", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("quoth.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(FILTERS)
    return environment
