"""The pages: one module each, on one router. A page is `render(request, "name.html", …)`; see `quoth.web.templating`.

Every request that changes something has to bring the session's word: `csrf()` in each form, or the header X-CSRF-Token.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends

from quoth.web.pages import (
    article,
    checking,
    comparing,
    feeds,
    fixing,
    home,
    login,
    outlets,
    reading,
    searching,
    sources,
    static,
    stories,
)
from quoth.web.security.forms import own_form

MODULES = (
    static, login, home, reading, article, fixing, searching, feeds, sources, outlets, stories, comparing, checking,
)  # fmt: skip
"""Each has a `router`."""

router = APIRouter(include_in_schema=False, dependencies=[Depends(own_form)])
for module in MODULES:
    router.include_router(module.router)
