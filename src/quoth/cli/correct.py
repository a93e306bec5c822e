"""`quoth correct`: what is wrong in the record of an article, put right by a person."""

from __future__ import annotations

from typing import Annotated

import typer

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.model import LabelKind
from quoth.store.correcting import Correcting, Right
from quoth.store.judgement import Role


def correct(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's address, or its id.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the attribution's content, or those of the label.")],
    *,
    reason: Annotated[str, typer.Option(help="Why; kept with the correction.")],
    location: LibraryOption = None,
    collection: Annotated[str | None, typer.Option(help="The collection of an article without an address.")] = None,
    source: Annotated[str | None, typer.Option(help='Who said it; "" for nobody who is named.')] = None,
    content: Annotated[str | None, typer.Option(help="The words that are attributed.")] = None,
    cue: Annotated[str | None, typer.Option(help='The words that signal it; "" for none.')] = None,
    source_words: Annotated[str | None, typer.Option(help='The words naming who; "" for none.')] = None,
    not_attributed: Annotated[bool, typer.Option("--not-attributed", help="WORDS are nobody's but the outlet's.")] = False,
    label: Annotated[LabelKind | None, typer.Option(help="WORDS are a label of this kind.")] = None,
    no_label: Annotated[bool, typer.Option("--no-label", help="WORDS are no label.")] = False,
) -> None:
    """Correct who says what in an article of a library, for good."""
    given: dict[Role, str | None] = {"source_span": source_words, "cue": cue, "content": content}
    if content == "":
        raise typer.BadParameter("a content has words; --not-attributed says that it is none", param_hint="--content")
    right = Right(
        source=source,
        words={role: said for role, said in given.items() if said is not None},
        not_attributed=not_attributed,
    )
    with open_library(location, create=False) as library:
        key = library.reader.key(article, collection)
        correcting = Correcting(record=library.reader.versions(key)[-1].record, key=key, reason=reason)
        try:
            made = [correcting.label(words, label or "")] if label or no_label else []
            if right != Right(words={}):
                made += correcting.attribution(correcting.holding(words), right)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="WORDS") from error
        if not made:
            raise typer.BadParameter("say what is right, such as --source or --not-attributed", param_hint="WORDS")
        for judgement in made:
            library.writer.judge(judgement)
    typer.echo(f"corrected: {', '.join(judgement.kind for judgement in made)}")
