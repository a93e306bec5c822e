"""Whether a source is the one that somebody asks for by name."""

from __future__ import annotations

from quoth.compare.words import words
from quoth.model import Record, Source


def is_called(source: Source, name: str, record: Record) -> bool:
    """Whether `source`, or a member of it, goes by `name` in the record.

    "Okafor" and "Lena Okafor" are one; "Mira Okafor" and "Lena Okafor" are two, though both are "Okafor" in places: of the
    words that mention a source, only those count that say no less than `name`.
    """
    asked = _forms(name)
    mentions = (_forms(mention.of(record.article.text)) for mention in source.mentions)
    called = [_forms(source.name), *(mention for mention in mentions if len(mention) >= len(asked))]
    if any(_agree(asked, words_used, source) for words_used in called):
        return True
    members = (member for member in record.sources if member.id in source.members)
    return any(is_called(member, name, record) for member in members)


def _agree(asked: tuple[str, ...], called: tuple[str, ...], source: Source) -> bool:
    """Whether one name is the other with words before it or, for all but persons, behind it."""
    if not asked or not called:
        return False
    shorter, longer = sorted((asked, called), key=len)
    if longer[-len(shorter) :] == shorter:
        return True
    if source.kind == "person":
        return shorter[-1] == longer[-1] and set(shorter) <= set(longer)
    return len(shorter) > 1 and any(longer[at : at + len(shorter)] == shorter for at in range(len(longer)))


def _forms(name: str) -> tuple[str, ...]:
    forms = (word.form.removesuffix("'s") for word in words(name))
    return tuple(form for form in forms if form != "the")
