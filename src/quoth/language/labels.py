"""Words that put a label on an actor, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True, eq=False)
class LabelWords:
    """Lower-case words that label an actor. The lists know no names and no sides.

    `distancing` words always hold the noun after them at a distance ("so-called"); `doubting` ones only before an actor
    ("alleged gunman", not "alleged theft"); `qualifying` adverbs before what such an actor is said to be ("supposedly
    neutral judge"). `adjectives` judge the actor that they stand before or whose `doings` ("rule") they qualify, save the
    `sorting` ones ("terrorist"), which say what sort of actor it is; `nouns` judge the actor that they stand beside,
    `deeds` the one whose doing they name ("Lenz's power grab"). Nouns and deeds may have several words. Of the nouns,
    `owned` ones belong to the one behind "of" ("the regime of X"), `telling` ones are labels with no actor beside them
    ("terrorists"), `definite` ones too behind "the" or "this", and `ambiguous` ones ("butcher") need a name.

    `actors` are nouns for actors besides those the language lists for sources; `actor_endings` make actors of verbs and
    doctrines, `doubted_endings` only behind words of distance ("alleged smuggler"), save `not_actors`. `compounds` make a plain
    term of the label before them ("regime change"). `between` are neutral words that may stand between label and name
    ("group"). `determiners` and `articles` open a noun phrase (`articles_of_new` one that is new), `creeds` are capitalised
    words that name no actor by themselves, `linking` words put a label in predicate to a name. `calling` verbs (lemmas) put a
    label on their object (a pronoun of `objects`), some with one of `as_words`. `joining` words go on behind a noun phrase.
    `prized` words are what many claim to be or to do ("reform", "free"), which quotation marks then deny them; `contracted`
    words end like a possessive and are none ("it's"). `naming` words near a quotation make it a name or a mention, `clause`
    words within it make it something said.
    """

    distancing: frozenset[str]
    doubting: frozenset[str]
    qualifying: frozenset[str]
    adjectives: frozenset[str]
    sorting: frozenset[str]
    nouns: frozenset[str]
    deeds: frozenset[str]
    telling: frozenset[str]
    definite: frozenset[str]
    ambiguous: frozenset[str]
    owned: frozenset[str]
    actors: frozenset[str]
    actor_endings: tuple[str, ...]
    doubted_endings: tuple[str, ...]
    not_actors: frozenset[str]
    doings: frozenset[str]
    compounds: frozenset[str]
    between: frozenset[str]
    determiners: frozenset[str]
    possessive_endings: tuple[str, ...]
    joining: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    for_words: frozenset[str]
    linking: frozenset[str]
    calling: frozenset[str]
    as_words: frozenset[str]
    objects: frozenset[str]
    articles: frozenset[str]
    articles_of_new: frozenset[str]
    creeds: frozenset[str]
    prized: frozenset[str]
    contracted: frozenset[str]
    naming: frozenset[str]
    clause: frozenset[str]

    @cached_property
    def single(self) -> frozenset[str]:
        """Every single word that can be a label."""
        words = self.distancing | self.doubting | self.qualifying | self.adjectives | self.nouns | self.deeds
        return frozenset(word for word in words if " " not in word)

    @cached_property
    def terms(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """First word -> the labels of several words that it opens, the longest first."""
        opened: dict[str, list[tuple[str, ...]]] = {}
        for term in sorted(self.nouns | self.deeds, key=lambda term: (-len(term), term)):
            if " " in term:
                words = tuple(term.split())
                opened.setdefault(words[0], []).append(words)
        return {first: tuple(terms) for first, terms in opened.items()}

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that may stand between a label and its name, and begin no name at the beginning of a sentence."""
        return self.single | self.between | self.creeds

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that a label can begin with."""
        return self.single | frozenset(self.terms)
