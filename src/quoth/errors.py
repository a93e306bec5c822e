"""The errors that Quoth raises on purpose.

    QuothError                  everything below; catch this one
    ├── InputRefused            an input is no article: `.reason` says why, `.where` which one
    ├── MissingExtra            a part is not installed; the message names the install command
    ├── RecordInvalid           a record, or one of its parts, contradicts itself or its schema
    ├── GoldInvalid             annotated articles for evaluation or training cannot be used
    └── EngineUnavailable       the model files are missing or do not fit this version

Programming mistakes stay `TypeError` and `ValueError`.
"""

from __future__ import annotations

from enum import StrEnum


class QuothError(Exception):
    """Base of all errors that Quoth raises on purpose.

    >>> from pathlib import Path
    >>> import quoth
    >>> try:
    ...     quoth.read(Path("no-such-article.txt"))
    ... except QuothError as error:
    ...     print(error)
    no-such-article.txt: not found: there is no such file
    """


class Reason(StrEnum):
    """Why an input was refused: a closed list, so that refusals can be counted."""

    EMPTY = "empty"
    NOT_FOUND = "not found"
    NOT_READABLE = "not readable"
    TOO_LARGE = "too large"
    BINARY = "binary"
    NOT_DECODABLE = "not decodable"
    LOGIN_PAGE = "login page"
    NO_ARTICLE_BODY = "no article body"
    LANGUAGE = "language not supported"
    MALFORMED = "malformed"
    URL_NOT_ALLOWED = "URL not allowed"
    NOT_FETCHED = "not fetched"
    NOT_A_PAGE = "not a page"
    DUPLICATE = "duplicate"
    TOO_SLOW = "too slow"
    FAILED = "failed"


class InputRefused(QuothError):
    """One input is not an article that Quoth can read. The others are still done.

    >>> import quoth
    >>> try:
    ...     quoth.read("???")
    ... except InputRefused as refusal:
    ...     print(refusal.reason.value, "|", refusal)
    empty | text: empty: there is no letter in it
    """

    def __init__(self, reason: Reason, where: str, detail: str = "") -> None:
        """`where` names the input (path, URL, line); `detail` says what was found and what is allowed."""
        self.reason = reason
        self.where = where
        self.detail = detail or reason.value
        super().__init__(f"{where}: {self.detail}")

    def __reduce__(self) -> tuple[type[InputRefused], tuple[Reason, str, str]]:
        """What makes it again in another process."""
        return InputRefused, (self.reason, self.where, self.detail)

    def at(self, where: str) -> InputRefused:
        """The same refusal of the same words, at a place that the caller knows better."""
        return InputRefused(self.reason, where, self.detail)


class MissingExtra(QuothError):
    """A part of Quoth that this task needs is not installed."""

    def __init__(self, extra: str, task: str) -> None:
        """`extra` is the name in `pip install quoth[extra]`; `task` what was asked for."""
        super().__init__(f'{task} needs an extra part: pip install "quoth[{extra}]"')
        self.extra = extra


class RecordInvalid(QuothError):
    """A record or one of its parts contradicts itself or its schema."""


class GoldInvalid(QuothError):
    """Annotated articles cannot be used: the message names file, line and what is wrong."""


class EngineUnavailable(QuothError):
    """The model files are missing, damaged, or do not fit this version of Quoth."""
