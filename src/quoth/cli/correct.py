"""`quoth correct`: what is wrong in the record of an article, put right by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

import typer

from quoth.cli.options import LibraryOption
from quoth.model import Attribution, LabelKind, Record, Span
from quoth.store import Anchor, Judgement, Library, RoleWords
from quoth.store.judgement import AnchorRole, Correction, Role


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
    roles = {role: right for role, right in given.items() if right is not None}
    with Library.open(location, create=False) as library:
        key = library.reader.key(article, collection)
        correcting = _Correcting(record=library.reader.versions(key)[-1].record, key=key, words=words, reason=reason)
        made: list[Judgement] = []
        if label or no_label:
            made.append(correcting.label(None if no_label else label))
        if not_attributed or source is not None or roles:
            made += correcting.attribution(source, roles, not_attributed=not_attributed)
        if not made:
            raise typer.BadParameter("say what is right, such as --source or --not-attributed", param_hint="WORDS")
        for judgement in made:
            library.writer.judge(judgement)
    typer.echo(f"corrected: {', '.join(judgement.kind for judgement in made)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Correcting:
    """Which words of which article are corrected, and why."""

    record: Record
    key: str
    words: str
    reason: str

    def label(self, kind: str | None) -> Judgement:
        """That the words are a label of a kind, or none."""
        return self._judgement("label", self._anchor("label", self.words, 0), kind or "")

    def attribution(self, source: str | None, roles: Mapping[Role, str], *, not_attributed: bool) -> Iterator[Judgement]:
        """What is right of the attribution that the words are in; its content comes last, since the others go by it."""
        found = self._attribution()
        where = Anchor.at(self.record.article, "content", found.content[0])
        if not_attributed:
            yield self._judgement("not attributed", where, "")
        if source is not None:
            yield self._judgement("source", where, source)
        for role, right in roles.items():
            anchors = (self._anchor(role, right, found.start),) if right else ()
            if role == "content" and not right:
                raise typer.BadParameter("a content has words; --not-attributed says that it is none", param_hint="--content")
            yield self._judgement("span", where, RoleWords(role, anchors).to_json())

    def _attribution(self) -> Attribution:
        """The innermost attribution in whose content the words stand."""
        places = list(_places(self.record.article.text, self.words))
        holding = [
            (len(span), one) for one in self.record.attributions for span in one.content if any(map(span.contains, places))
        ]
        if not holding:
            raise typer.BadParameter(f"{self.words!r} stand in no content of this article", param_hint="WORDS")
        return min(holding, key=lambda pair: pair[0])[1]

    def _anchor(self, role: AnchorRole, words: str, near: int) -> Anchor:
        """Where `words` stand, nearest to the offset `near`."""
        nearest = min(_places(self.record.article.text, words), key=lambda span: abs(span.start - near), default=None)
        if nearest is None:
            raise typer.BadParameter(f"the article has not got the words {words!r}")
        return Anchor.at(self.record.article, role, nearest)

    def _judgement(self, kind: Correction, where: Anchor, value: str) -> Judgement:
        return Judgement(kind=kind, value=value, reason=self.reason, article_key=self.key, anchor=where)


def _places(text: str, words: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in re.finditer(re.escape(words), text) if match[0])
