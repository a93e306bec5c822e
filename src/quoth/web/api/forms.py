"""What comes as a form: files, and what is known of all of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, UploadFile

from quoth.readers import Given
from quoth.web.api.bodies import Language, Moment, Words

Files = Annotated[
    list[UploadFile], File(description="Articles: txt, html, jsonl, docx, pdf, or a gzipped one. The suffix tells the format.")
]


class AboutFiles:
    """What is known of the articles in the files; it overrides what they say of themselves."""

    def __init__(
        self,
        outlet: Annotated[Words | None, Form()] = None,
        published: Annotated[Moment | None, Form()] = None,
        language: Annotated[Language | None, Form()] = None,
    ) -> None:
        self._given = Given(outlet=outlet, published=published, language=language)

    def given(self) -> Given:
        """The same for a reader."""
        return self._given
