"""What can be searched for, and the statement that finds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, func, literal, select, true, tuple_
from sqlalchemy.sql.selectable import NamedFromClause

from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.store.flatten import FIRST_OF_OWN_VOICE, ROWS_OF_ARTICLE, padded
from quoth.store.fulltext import Condition, FullText, same_day
from quoth.store.hits import Place
from quoth.store.tables import attributions, copies, labels, name_words, own_voice, said_by, source_names
from quoth.store.words import WordQuery, parse_words, words_of

Order = Literal["newest", "relevance"]
HitRow = Row[*tuple[Any, ...]]

COMMON = 10_000
"""Words with so many hits or more are never ranked."""

LIMIT = 20

_LAST = "9999-12-31"

_CLOSED = {"manner": Manner, "attitude": Attitude, "stance": Stance, "polarity": Polarity, "channel": ChannelKind,
           "kind": SourceKind, "order": Order}  # fmt: skip
_OF_ATTRIBUTIONS = ("source", "kind", "manner", "attitude", "stance", "polarity", "channel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; None and "" leave a field open. Raises `ValueError` for what cannot be.

    `words` as `parse_words` reads them. `source` is part of a name in whole words, all of it with `whole_name`;
    members of a joint source count. `outlet` is a whole name. `since` and `until` are days, both included, as the
    outlet dates its article. `label` is words of a label, or of the name of the actor that it characterises. With
    `own_voice` the outlets' own sentences are searched instead of attributions. `without_copies` shows of the hits in
    articles that are copies of one text only those in the article that was added first. `cursor` is that of the page
    before. Common words are never ranked, see `COMMON`.

    >>> Search(words="ferry", manner="direct").limit
    20
    """

    words: str = ""
    source: str | None = None
    whole_name: bool = False
    kind: SourceKind | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    manner: Manner | None = None
    attitude: Attitude | None = None
    stance: Stance | None = None
    polarity: Polarity | None = None
    channel: ChannelKind | None = None
    label: str | None = None
    own_voice: bool = False
    without_copies: bool = False
    order: Order = "newest"
    limit: int = LIMIT
    cursor: str | None = None

    def __post_init__(self) -> None:
        for field, allowed in _CLOSED.items():
            value = getattr(self, field)
            if value is not None and value not in get_args(allowed):
                raise ValueError(f"{field} is {value!r}; allowed are {', '.join(get_args(allowed))}")
        if self.limit < 1:
            raise ValueError(f"limit is {self.limit}; at least 1 is wanted")
        if self.cursor:
            Place.from_cursor(self.cursor)
        given = [field for field in _OF_ATTRIBUTIONS if getattr(self, field) is not None]
        if self.own_voice and given:
            raise ValueError(f"the outlet's own voice has no {given[0]}; search either for it or for own voice")

    @property
    def query(self) -> WordQuery:
        """The words, as they are searched for."""
        return parse_words(self.words)

    @property
    def rows(self) -> Table:
        """The table that is searched."""
        return own_voice if self.own_voice else attributions

    @property
    def finds_nothing(self) -> bool:
        """Whether words of the text, a source, an outlet or a label were given, and there is no letter or digit in them."""
        named = (name for name in (self.source, self.outlet, self.label) if name is not None)
        return (bool(self.words.strip()) and not self.query) or not all(map(words_of, named))


def newest_hits(connection: Connection, search: Search, fulltext: FullText, *columns: str) -> Sequence[HitRow]:
    """The rows of the hits of `search`, one more than its limit, newest first: `id`, `moment` and the `columns`."""
    by_day = _by_day(search, fulltext, columns)
    if by_day is None:
        return connection.execute(_newest_first(search, fulltext, columns)).all()
    found = list(connection.execute(by_day.limit(search.limit + 1)))
    if len(found) > search.limit:
        place, last = by_day.selected_columns.place, found[-1].place
        found += connection.execute(by_day.where(place < last, place >= same_day(last)))
    return sorted(found, key=lambda row: (row.moment, row.id), reverse=True)[: search.limit + 1]


def _by_day(search: Search, fulltext: FullText, columns: Iterable[str]) -> Select[*tuple[Any, ...]] | None:
    """What finds the hits from day to day, the last day first, each with its `place`; None where another way is shorter.

    Names and labels have few hits, among which the words are looked for.
    """
    query = search.query
    if not query.alternatives or search.source is not None or search.label is not None:
        return None
    cursor = Place.from_cursor(search.cursor).moment if search.cursor else None
    until = search.until.isoformat() if search.until else None
    listed = fulltext.latest_first(query, min((day for day in (cursor, until) if day is not None), default=_LAST))
    if listed is None:
        return None
    hits, rows = listed.subquery("by_day"), search.rows.c
    found = select(*_columns(search, columns), hits.c.place).join(hits, hits.c.id == rows.id)
    of_kind = hits.c.id.bitwise_and(FIRST_OF_OWN_VOICE) == (FIRST_OF_OWN_VOICE if search.own_voice else 0)
    fits = (of_kind, _filters(search, search.rows), _comes_after(search), _is_first_copy(search, fulltext, listed=False))
    return found.where(*fits).order_by(hits.c.place.desc())


def _newest_first(search: Search, fulltext: FullText, columns: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """What finds the hits all at once."""
    rows = search.rows.c
    fits = (_filters(search, search.rows), _has_words(search, search.rows, fulltext, listed=True), _comes_after(search))
    found = select(*_columns(search, columns)).where(*fits, _is_first_copy(search, fulltext, listed=True))
    return found.order_by(rows.moment.desc(), rows.id.desc()).limit(search.limit + 1)


def _columns(search: Search, columns: Iterable[str]) -> list[ColumnElement[Any]]:
    return [search.rows.c[name] for name in ("id", "moment", *columns)]


def _comes_after(search: Search) -> ColumnElement[bool]:
    """Whether a row stands behind the page before."""
    if not search.cursor:
        return true()
    place, rows = Place.from_cursor(search.cursor), search.rows.c
    return tuple_(rows.moment, rows.id) < tuple_(literal(place.moment), literal(place.row))


def most_relevant_first(search: Search, fulltext: FullText) -> Select[int, str]:
    """Row and moment of the hits of `search`, one more than its limit, best first."""
    rank = Place.from_cursor(search.cursor).rank if search.cursor else 0
    # The hits stand by themselves before the filters: joined to the index, each row would be looked up in it.
    hits = fulltext.hits(search.query).cte("ranked").prefix_with("MATERIALIZED")
    rows = search.rows.c
    found = select(rows.id, rows.moment).join(hits, hits.c.id == rows.id)
    found = found.where(_filters(search, search.rows), _is_first_copy(search, fulltext, listed=True))
    return found.order_by(hits.c.score, rows.id.desc()).offset(rank).limit(search.limit + 1)


def hit_count(query: WordQuery, fulltext: FullText, most: int) -> Select[int]:
    """How many attributions have the words, counted no further than `most`."""
    return select(func.count()).select_from(select(fulltext.hits(query).subquery().c.id).limit(most).subquery())


def _is_first_copy(search: Search, fulltext: FullText, *, listed: bool) -> ColumnElement[bool]:
    """Whether no article that was added before has the same text and a hit, where a search is without copies.

    With `listed`, all rows with the words are listed once; else they are looked up for each such article.
    """
    if not search.without_copies:
        return true()
    this, earlier, hit = copies.alias("this"), copies.alias("earlier"), search.rows.alias("hit")
    first_row = earlier.c.id * ROWS_OF_ARTICLE
    has_words = _has_words(search, hit, fulltext, listed=False)
    if search.query.alternatives and listed:
        # the sum keeps SQLite from going through all that is found instead of the few rows of an article
        has_words = (hit.c.id + 0).in_(_found(search.query, fulltext))
    added_before = select(earlier.c.id).where(
        this.c.id == search.rows.c.header_id,
        earlier.c.first == this.c.first,
        earlier.c.id < this.c.id,
        hit.c.id >= first_row,
        hit.c.id < first_row + ROWS_OF_ARTICLE,
        _filters(search, hit),
        has_words,
    )
    return ~added_before.correlate(search.rows).exists()


def _has_words(search: Search, rows: NamedFromClause, fulltext: FullText, *, listed: bool) -> Condition:
    """Whether a row has the words: is among all that have them, or, unless they are `listed`, is looked up by itself."""
    query = search.query
    if not query:
        return true()
    if not query.alternatives:
        unwanted = WordQuery(tuple((term,) for term in query.excluded))
        return rows.c.id.not_in(_found(unwanted, fulltext))
    return rows.c.id.in_(_found(query, fulltext)) if listed else fulltext.found(query, rows)


def _filters(search: Search, table: NamedFromClause) -> ColumnElement[bool]:
    """Whether a row of `table` has all that the search wants, its words apart."""
    wanted: list[ColumnElement[bool]] = [true()]
    rows = table.c
    for field in ("kind", "manner", "attitude", "stance", "polarity", "channel"):
        value = getattr(search, field)
        if value is not None:
            wanted.append(rows[field] == value)
    if search.outlet is not None:
        wanted.append(rows.outlet_words == padded(search.outlet))
    if search.since is not None:
        wanted.append(rows.moment >= search.since.isoformat())
    if search.until is not None:
        # a day sorts before the times on it; what has no date sorts before everything and is on no day
        wanted += [rows.moment > "", rows.moment < _day_after(search.until)]
    if search.source is not None:
        wanted.append(rows.id.in_(_said_by(search.source, whole=search.whole_name)))
    if search.label is not None:
        labelled = labels.c.words.contains(padded(search.label), autoescape=True)
        wanted.append(rows.id.in_(select(labels.c.said_in).where(labelled)))
    return and_(*wanted)


def _found(query: WordQuery, fulltext: FullText) -> Select[int]:
    return select(fulltext.hits(query).subquery().c.id)


def _said_by(name: str, *, whole: bool) -> Select[int]:
    return select(said_by.c.attribution_id).where(
        said_by.c.source_id.in_(select(source_names.c.id).where(called(name, whole=whole)))
    )


def called(name: str, *, whole: bool = False) -> ColumnElement[bool]:
    """Whether a row of `source_names` has the words of `name` one after another, or with `whole` no others."""
    words = padded(name)
    with_word = (select(name_words.c.source_id).where(name_words.c.word == word) for word in dict.fromkeys(words.split()))
    fits = source_names.c.words == words if whole else source_names.c.words.contains(words, autoescape=True)
    return and_(*(source_names.c.id.in_(named) for named in with_word), fits)


def _day_after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat() if day < date.max else "9"
