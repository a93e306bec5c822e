"""Options that several verbs have, with what they mean and what is wrong usage of them."""

from __future__ import annotations

from typing import Annotated

import typer

from quoth.engine import models
from quoth.language import LANGUAGES


def _installed(model: str) -> str:
    """`model` as given; one that is not installed is wrong usage. With no model at all, loading says what to do."""
    if models() and model not in models():
        raise typer.BadParameter(f"{model!r} is none of {', '.join(models())}")
    return model


def _supported(language: str | None) -> str | None:
    """`language` as given; one without data is wrong usage."""
    if language is not None and language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r} is none of {', '.join(LANGUAGES)}")
    return language


LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="PATH",
        envvar="QUOTH_LIBRARY",
        help="A file, or a postgresql:// address; if not given, the library in your data folder.",
    ),
]

ModelOption = Annotated[str, typer.Option(callback=_installed, help="The engine's model: best, or fast for many articles.")]

LanguageOption = Annotated[
    str | None, typer.Option(callback=_supported, help="Take the text to be in this language, without a check.")
]
