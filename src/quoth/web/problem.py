"""What went wrong, in one shape: `application/problem+json` (RFC 9457) for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from quoth.errors import EngineUnavailable, InputRefused, MissingExtra, QuothError, Reason, RecordInvalid
from quoth.store import ActorUnknown, ArticleUnknown, LibraryUnusable, OutletUnknown, SearchUnknown, StoryUnknown
from quoth.web.errors import Busy, DraftUnknown, TooSlow
from quoth.web.templating import render

MEDIA_TYPE = "application/problem+json"
API = "/api/"
RETRY_SECONDS = 5


class Kind(Enum):
    """What can go wrong, a closed list: the end of its `type`, the status of the answer, and its title."""

    INVALID = ("invalid", 422, "The request is not as it should be")
    REFUSED = ("refused", 422, "The input is no article that Quoth can read")
    BAD_REQUEST = ("bad-request", 400, "The request cannot be understood")
    UNAUTHORISED = ("unauthorised", 401, "A token is needed")
    FORBIDDEN = ("forbidden", 403, "This may not be asked from there")
    NOT_FOUND = ("not-found", 404, "There is nothing here")
    NOT_ALLOWED = ("method-not-allowed", 405, "This cannot be done here")
    TOO_LATE = ("too-late", 408, "The request did not arrive in time")
    TOO_LARGE = ("too-large", 413, "The request is too large")
    NO_SUCH_HOST = ("no-such-host", 421, "This server does not go by that name")
    TOO_MANY = ("too-many", 429, "Too many requests")
    FAILED = ("failed", 500, "Quoth failed; please report it")
    NOT_INSTALLED = ("not-installed", 501, "A part of Quoth is not installed")
    UNAVAILABLE = ("unavailable", 503, "Not now")

    def __init__(self, slug: str, status: int, title: str) -> None:
        self.slug = slug
        self.status = status
        self.title = title

    @property
    def uri(self) -> str:
        """What names the kind in an answer."""
        return f"urn:quoth:problem:{self.slug}"

    @classmethod
    def of_status(cls, status: int) -> Kind:
        """The kind that an answer with `status` is of, one that says least where there is no better."""
        known = next((kind for kind in cls if kind.status == status), None)
        return known or (cls.BAD_REQUEST if status < 500 else cls.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that went wrong: `detail` says what and what to do, `reason` why an input was refused.

    `errors` are the fields of a request that are not as they should be.
    """

    kind: Kind
    detail: str
    reason: Reason | None = None
    errors: tuple[Mapping[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        """The problem as the plain values of its JSON."""
        shown: dict[str, object] = {"type": self.kind.uri, "title": self.kind.title, "status": self.kind.status}
        shown["detail"] = _encodable(self.detail)
        if self.reason:
            shown["reason"] = self.reason.value
        if self.errors:
            shown["errors"] = [{name: _encodable(value) for name, value in error.items()} for error in self.errors]
        return shown


def problem_of(error: QuothError) -> Problem:
    """What an error of ours is in an answer."""
    if isinstance(error, InputRefused):
        kind = Kind.TOO_LARGE if error.reason is Reason.TOO_LARGE else Kind.REFUSED
        return Problem(kind=kind, detail=str(error), reason=error.reason)
    kinds: tuple[tuple[type[QuothError] | tuple[type[QuothError], ...], Kind], ...] = (
        ((ArticleUnknown, ActorUnknown, OutletUnknown, SearchUnknown, StoryUnknown, DraftUnknown), Kind.NOT_FOUND),
        (RecordInvalid, Kind.INVALID),
        (MissingExtra, Kind.NOT_INSTALLED),
        ((Busy, TooSlow, LibraryUnusable, EngineUnavailable), Kind.UNAVAILABLE),
    )
    kind = next((kind for types, kind in kinds if isinstance(error, types)), Kind.FAILED)
    headers = {"Retry-After": str(RETRY_SECONDS)} if isinstance(error, (Busy, TooSlow)) else {}
    return Problem(kind=kind, detail=str(error), headers=headers)


def answer(request: Request, problem: Problem) -> Response:
    """`problem` as whoever asks can read it: JSON under `/api/`, a page elsewhere."""
    if request.url.path.startswith(API):
        return JSONResponse(problem.body(), problem.kind.status, dict(problem.headers), MEDIA_TYPE)
    return render(request, "error.html", status=problem.kind.status, headers=problem.headers, problem=problem)


def _encodable(words: str) -> str:
    """`words` as UTF-8 can hold them: somebody may have sent half a surrogate pair."""
    return words.encode("utf-8", "replace").decode()
