"""The page about the pages names all of them."""

from __future__ import annotations

import re

from fastapi.routing import APIRoute

from quoth.web.pages import MODULES
from tests.docs.pages import ROOT, page

NO_PAGES = {"/static/{digest}/{name:path}", "/login"}


def test_every_page_is_described() -> None:
    """Each address that can be opened stands in the table."""
    table = page("docs/web.md").partition("| address |")[2].partition("\n\n")[0]
    described = set(re.findall(r"`(/[^`]*)`", table))
    routes = [route for module in MODULES for route in module.router.routes if isinstance(route, APIRoute)]
    assert described == {route.path for route in routes if "GET" in (route.methods or ())} - NO_PAGES


def test_pictures_are_small_enough_and_used() -> None:
    """Each picture that the page shows is there, below 250 kB."""
    shown = re.findall(r"\((screenshots/[\w-]+\.png)\)", page("docs/web.md"))
    assert len(shown) > 8
    assert {name: size for name in shown if (size := (ROOT / "docs" / name).stat().st_size) > 250_000} == {}
