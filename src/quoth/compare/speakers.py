"""Who speaks in several articles on one event: the sources of all of them, each once.

Persons and organisations are joined as actors are. Articles on one event mean one of them by a name, so that "Okafor" in
one article is Lena Okafor in another, unless there is somebody else whom the name may mean. Groups, documents and unnamed
persons are one where they are called the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.language import load_language
from quoth.model import Attribution, Record, Source, SourceId, SourceKind
from quoth.resolve.across import ActorKind, Sighting, sightings, who_is_who
from quoth.resolve.across.spelling import folded_words

NOT_IDENTIFIED = "not identified"
NO_SOURCE = "no source named"

Key = tuple[str, SourceId]
"""An article and a source of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One source in all articles; `called` are the names that the articles give it.

    Two gather the rest and have no kind: those whom no article identifies, and all that is said without a source.
    """

    name: str
    kind: SourceKind | None
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The speakers of several records; a joint source is each of its members."""

    speakers: tuple[Speaker, ...]
    by_source: Mapping[Key, Speaker] = field(repr=False)

    def of(self, record: Record, attribution: Attribution) -> tuple[Speaker, ...]:
        """Who says what `attribution` attributes: several where the source is a joint one."""
        source = record.source(attribution)
        if source is None:
            return (_NOBODY,)
        return tuple(dict.fromkeys(self.by_source[record.id, member] for member in source.members or (source.id,)))

    def named(self, record: Record, source: SourceId) -> Speaker:
        """Who a source of `record` is."""
        return self.by_source[record.id, source]


_NOBODY = Speaker(name=NO_SOURCE, kind=None)
_SOMEBODY = Speaker(name=NOT_IDENTIFIED, kind=None)


def cast_of(records: Sequence[Record]) -> Cast:
    """Everybody who speaks in `records`, which have different ids; their order makes no difference."""
    ordered = sorted(records, key=lambda record: record.id)
    by_source: dict[Key, Speaker] = {}
    for group in _actors(ordered):
        speaker = _speaker(group)
        for sighting in group:
            source = ordered[sighting.article].sources[sighting.number]
            by_source[sighting.article_key, source.id] = speaker
    rest: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Record, Source]]] = defaultdict(list)
    for record in ordered:
        for source in record.sources:
            if not source.resolved:
                by_source[record.id, source.id] = _SOMEBODY
            elif (record.id, source.id) not in by_source:
                rest[source.kind, _words(source.name)].append((record, source))
    for alike in rest.values():
        speaker = _alike(alike)
        by_source.update({(record.id, source.id): speaker for record, source in alike})
    return Cast(speakers=tuple(dict.fromkeys((*by_source.values(), _NOBODY))), by_source=by_source)


def _actors(ordered: Sequence[Record]) -> list[list[Sighting]]:
    """The sightings of each actor."""
    seen = [
        sighting
        for number, record in enumerate(ordered)
        for sighting in sightings(record, number, record.id, load_language(record.article.language))
    ]
    groups = [list(actor.sightings) for actor in who_is_who(seen).actors]
    for shorter in sorted(groups, key=lambda group: (min(len(_words(one.name)) for one in group), group[0].place)):
        meant = [group for group in groups if group is not shorter and _may_be(shorter, group)]
        if len(meant) == 1:
            meant[0] += shorter
            groups = [group for group in groups if group is not shorter]
    return [sorted(group, key=lambda sighting: sighting.place) for group in groups]


def _may_be(shorter: Sequence[Sighting], group: Sequence[Sighting]) -> bool:
    """Whether a name of `shorter` is a part of one of `group`, and no article tells the two apart.

    An article that has "Ivo Brandt" and "Doctor Ivo Brandt" does not, since it would hardly speak of two.
    """
    kind = shorter[0].kind
    apart = {one.article for one in shorter}.isdisjoint(one.article for one in group)
    if kind != group[0].kind:
        if apart and {_words(one.name) for one in shorter} & {_words(one.name) for one in group}:
            return True
        return (
            apart and group[0].kind == "person" and all(map(_may_be_surname, shorter)) and _surnames(group) >= _surnames(shorter)
        )
    pairs = ((_words(one.name), _words(other.name)) for one in shorter for other in group)
    return any(_is_part(one, other, kind) and (apart or (kind == "person" and len(one) > 1)) for one, other in pairs)


def _may_be_surname(sighting: Sighting) -> bool:
    """Whether a body's name may be the surname of a person about whom an article says no more: one word, no country."""
    words = _words(sighting.name)
    return len(words) == 1 and words[0] not in load_language("en").people.countries


def _surnames(group: Sequence[Sighting]) -> frozenset[str]:
    return frozenset(_words(one.name)[-1] for one in group if _words(one.name))


def _is_part(name: tuple[str, ...], other: tuple[str, ...], kind: ActorKind) -> bool:
    """Whether `name` is how `other` may be called in short: its end, for bodies of more than one word its beginning too."""
    if not name or len(name) > len(other):
        return False
    return other[-len(name) :] == name or (kind == "organisation" and other[: len(name)] == name and not other[0].isdigit())


def _words(name: str) -> tuple[str, ...]:
    """The words of `name` without an article and without the full stops of "U.S."."""
    words = folded_words(name.replace(".", ""))
    return words[1:] if len(words) > 1 and words[0] in load_language("en").people.determiners else words


def same_name(one: str, other: str, kind: SourceKind | None) -> bool:
    """Whether two names may be one actor's: one is the other in short.

    >>> same_name("Okafor", "Lena Okafor", "person"), same_name("Lena Okafor", "Mira Okafor", "person")
    (True, False)
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return _is_part(shorter, longer, "person" if kind == "person" else "organisation")


def _speaker(group: Sequence[Sighting]) -> Speaker:
    """The actor by the name most used; a person by a full one, if any article gives it."""
    names = Counter(sighting.name for sighting in group)
    kind: ActorKind = "person" if any(sighting.kind == "person" for sighting in group) else "organisation"
    full = 2 if kind == "person" else 1
    usual = max(names, key=lambda name: (min(full, len(name.split())), names[name], -len(name), name))
    return Speaker(name=usual, kind=kind, called=tuple(sorted(names)))


def _alike(alike: Sequence[tuple[Record, Source]]) -> Speaker:
    names = Counter(" ".join(source.name.split()) for _, source in alike)
    usual = max(names, key=lambda name: (names[name], -len(name), name))
    return Speaker(name=usual, kind=alike[0][1].kind, called=tuple(sorted(names)))
