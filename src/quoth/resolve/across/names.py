"""Names of persons and of bodies, taken apart.

Lena Okafor        Dr Lena Okafor, L. Okafor, Okafor, Lena Okafor-Holm, Lena Holm née Okafor
Harbour and Quay Workers' Union   HQWU, Quay Workers' Union
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from quoth.language import load_language
from quoth.language.base import Language
from quoth.resolve.across.sighting import ActorKind
from quoth.resolve.across.spelling import consonants, folded_words, sound


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PersonName:
    """A person's name in folded words. `surname` has two parts where it is double, `former` is a birth name.

    `called` is the first given name, in full where it stands in short.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    called: str = ""
    former: tuple[str, ...] = ()
    generation: str | None = None
    is_telling: bool = field(init=False)
    """Whether it singles somebody out: by a given name and a surname."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_telling", any(len(word) > 1 for word in self.given))

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surname."""
        return (*self.given, *self.surname)

    @property
    def fullness(self) -> int:
        """How much of a name it is: whole words count, initials little."""
        return sum(2 if len(word) > 1 else 1 for word in self.words)

    @property
    def weight(self) -> float:
        """What it says for one actor that two bear it."""
        return 2 if self.is_telling else 1

    def keys(self) -> frozenset[str]:
        """What two names of one person share at least one of."""
        return frozenset({f"person {self._last}", *self._whole()})

    def found_under(self) -> frozenset[str]:
        """By what `looks_under` of a name that may be this person's finds it."""
        return frozenset({f"person {self._last} {consonants(self.called)[:1]}", f"person {self._last} *", *self._whole()})

    def looks_under(self) -> frozenset[str]:
        """Where to look for fuller names of the person: a surname alone looks among all its bearers."""
        if not self.given:
            return frozenset({f"person {self._last} *"})
        return self.found_under() - {f"person {self._last} *"}

    @property
    def _last(self) -> str:
        return consonants(self.surname[-1])

    def _whole(self) -> Iterator[str]:
        """Keys for another order of the words, and for another surname."""
        if self.given:
            yield "person " + " ".join(sorted(map(consonants, self.words)))
            for other in (*self.surname, *self.given[1:], *self.former):
                yield f"person {sound(self.called)}, {sound(other)}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BodyName:
    """A body's name in folded words without what it is often named without; `initials` of the name as it is written.

    `heads` are the words that tell what sort of body it is, `countries` whose it is, if its name says so.
    """

    words: tuple[str, ...]
    initials: str
    heads: frozenset[str]
    countries: frozenset[str]
    is_acronym: bool
    is_telling: bool
    """Whether it singles a body out: "Nordbank" does, "Health Ministry" does not."""

    generation: str | None = None

    @property
    def fullness(self) -> int:
        """How much of a name it is."""
        return 1 if self.is_acronym else 2 * len(self.words)

    def keys(self) -> frozenset[str]:
        """What two names of one body share at least one of."""
        keys = {"body " + " ".join(sorted(self.words))}
        keys |= {f"body {one} {two}" for one, two in pairwise(self.words)}
        if len(self.initials) > 2 or self.is_acronym:
            keys.add(f"body, in short {self.initials}")
        return frozenset(keys)

    def found_under(self) -> frozenset[str]:
        """As `keys`."""
        return self.keys()

    def looks_under(self) -> frozenset[str]:
        """As `keys`."""
        return self.keys()


Name = PersonName | BodyName


@lru_cache(200_000)
def read_name(text: str, kind: ActorKind, language: str) -> Name:
    """The name `text` of an actor of `kind`, taken apart; `language` is the code of the language around it."""
    return person_name(text, load_language(language)) if kind == "person" else body_name(text, load_language(language))


def person_name(text: str, language: Language) -> PersonName:
    """`text` without titles, taken apart."""
    people, namesakes = language.people, language.namesakes
    tokens = text.replace(",", " ").split()
    bare = [token.casefold().strip(".()") for token in tokens]
    at = next((n for n, token in enumerate(bare) if n and token in namesakes.birth_name_words), len(bare))
    former = folded_words(" ".join(tokens[at + 1 :]))
    tokens, bare = tokens[:at], bare[:at]
    generation = None
    while len(bare) > 1 and (bare[-1] in namesakes.generations or bare[-1] in people.name_suffixes):
        generation = namesakes.generations.get(bare.pop()) or generation
        tokens = tokens[:-1]
    while len(bare) > 1 and bare[0] in people.honorifics:
        bare, tokens = bare[1:], tokens[1:]
    surname = tuple(word for word in folded_words(tokens[-1]) if word not in people.name_particles) or folded_words(tokens[-1])
    given = tuple(word for token in tokens[:-1] for word in folded_words(token) if word not in people.name_particles)
    called = namesakes.short_given_names.get(given[0], given[0]) if given else ""
    return PersonName(given=given, surname=surname or folded_words(text), called=called, former=former, generation=generation)


def body_name(text: str, language: Language) -> BodyName:
    """`text` without articles, prepositions, endings and countries, as far as something is left."""
    people, namesakes = language.people, language.namesakes
    written = [token for token in text.replace("-", " ").split() if token[:1].isalnum()]
    initials = "".join(token[0] for token in written if token[:1].isupper()).casefold()
    letters = "".join(filter(str.isalpha, text))
    is_acronym = len(written) == 1 and 2 <= len(letters) <= 6 and letters.isupper() and letters.casefold() not in people.countries
    rest, countries = without_countries(folded_words(text.replace("’s", "").replace("'s", "")), language)
    small = people.determiners | people.heads_end_at | people.name_particles | {"and"}
    words = tuple(namesakes.spellings.get(word, word) for word in rest if word not in small)
    core = tuple(word for word in words if word not in namesakes.body_endings) or words
    if not core or frozenset(core) <= people.nouns.governments:
        core = tuple(sorted(countries)) or core or folded_words(text)
    heads = frozenset(word for word in core if word in people.organisation_words or word in people.nouns.organisations)
    common = (heads & people.nouns.organisations) | namesakes.common_body_words | people.office_words | people.role_modifiers
    telling = bool(countries) or not frozenset(core) <= common
    return BodyName(
        words=core,
        initials=letters.casefold() if is_acronym else initials,
        heads=heads,
        countries=countries,
        is_acronym=is_acronym,
        is_telling=telling,
    )


def without_countries(words: tuple[str, ...], language: Language) -> tuple[tuple[str, ...], frozenset[str]]:
    """`words` without those that name a country, and the countries they name, folded."""
    left: list[str] = []
    found: set[str] = set()
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in language.people.countries), 0)
        if size:
            found.add(" ".join(folded_words(language.people.countries[" ".join(words[at : at + size])])))
        else:
            left.append(words[at])
        at += size or 1
    return tuple(left), frozenset(found)
