"""The pages: one module each, on one router. A page is `render(request, "name.html", …)`; see `quoth.web.templating`.

Every request that changes something has to bring the session's word: `csrf()` in each form, or the header X-CSRF-Token.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends

from quoth.web.pages import article, checking, comparing, feeds, fixing, home, login, outlets, reading, searching, sources, static
from quoth.web.security.forms import own_form

router = APIRouter(include_in_schema=False, dependencies=[Depends(own_form)])
router.include_router(static.router)
router.include_router(login.router)
for module in (home, reading, article, fixing, searching, feeds, sources, outlets, checking, comparing):
    router.include_router(module.router)
