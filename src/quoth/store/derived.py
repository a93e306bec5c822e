"""Derived rows: put in and taken out with the version that they are made from, or all made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row

from quoth.compare.stories import signature
from quoth.store.actor_rows import clear_actors, put_sightings
from quoth.store.copies import put_copies
from quoth.store.decisions import Shown, decisions
from quoth.store.flatten import FlatRecord, SourceName, attribution_row, flatten, padded
from quoth.store.fulltext import FullText, Indexed
from quoth.store.newest import as_record, newest_records
from quoth.store.sketch import sketch
from quoth.store.story_rows import clear_stories, put_stories
from quoth.store.tables import DERIVED, articles, attributions, headers, labels, name_words, own_voice, said_by, source_names
from quoth.store.words import words_of

Progress = Callable[[int, int, str], None]
"""Is told how many are made again, of how many, and what they are: articles, or passages of the full-text index."""

_INDEXED = 50_000
"""So many rows are indexed together: the more, the fewer times what is indexed already is written again."""


def put_in(connection: Connection, fulltext: FullText, flats: Sequence[FlatRecord]) -> None:
    """Make the rows of all `flats` findable; their articles have none yet."""
    said = [{"source_id": source.id, "attribution_id": row} for flat in flats for source, row in flat.said_by]
    for table, rows in (
        (headers, [flat.header for flat in flats]),
        (attributions, [row for flat in flats for row in flat.attributions]),
        (own_voice, [row for flat in flats for row in flat.own_voice]),
        (labels, [row for flat in flats for row in flat.labels]),
        (said_by, said),
    ):
        if rows:
            connection.execute(insert(table), rows)
    fulltext.add(connection, [row for flat in flats for row in flat.indexed])
    _count(connection, flats)


def take_out(connection: Connection, fulltext: FullText, article: int) -> None:
    """Remove every derived row of an article; nothing happens where there are none."""
    first, beyond = attribution_row(article, 0), attribution_row(article + 1, 0)
    for table in (attributions, own_voice):
        of_article = table.c.id.between(first, beyond - 1)
        rows = connection.execute(select(table.c.id, table.c.moment, table.c.content).where(of_article)).all()
        fulltext.remove(connection, [Indexed(*row) for row in rows])
    said = said_by.c.attribution_id.between(first, beyond - 1)
    counts = connection.execute(select(said_by.c.source_id, func.count()).where(said).group_by(said_by.c.source_id))
    # in the order of their ids, as everywhere, so that two writers do not lock each other out
    for source, count in sorted(counts.all()):
        _discount(connection, source, count)
    connection.execute(delete(said_by).where(said))
    for table in (labels, own_voice, attributions):
        connection.execute(delete(table).where(table.c.id.between(first, beyond - 1)))
    connection.execute(delete(headers).where(headers.c.id == article))


def unheard(_done: int, _of: int, _what: str) -> None:
    """The progress that nobody wants to hear of."""


def rebuild_rows(connection: Connection, fulltext: FullText, progress: Progress = unheard) -> int:
    """Make every derived row again from the newest version of each article; gives the number of articles."""
    fulltext.clear(connection)
    clear_actors(connection)
    clear_stories(connection)
    for table in DERIVED:
        connection.execute(delete(table))
    decided = decisions(connection)
    done, of = 0, _count_rows(connection, articles)
    for rows in newest_in_batches(connection):
        derive(connection, fulltext, {article: decided.shown(key, as_record(key, record)) for article, key, record in rows})
        done += len(rows)
        progress(done, of, "articles")
    return done


def _count_rows(connection: Connection, *tables: Table) -> int:
    return sum(int(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in tables)


def index_again(connection: Connection, fulltext: FullText, progress: Progress = unheard) -> None:
    """Make the full-text index again from the rows that it stands for."""
    fulltext.clear(connection)
    done, of = 0, _count_rows(connection, attributions, own_voice)
    for table in (attributions, own_voice):
        columns = select(table.c.id, table.c.moment, table.c.content)
        last = 0
        while rows := connection.execute(columns.where(table.c.id > last).order_by(table.c.id).limit(_INDEXED)).all():
            fulltext.add(connection, [Indexed(*row) for row in rows])
            last, done = rows[-1].id, done + len(rows)
            progress(done, of, "passages")


def derive_again(connection: Connection, fulltext: FullText, article: int, shown: Shown) -> None:
    """Make the derived rows of one article again from what may be shown of it."""
    take_out(connection, fulltext, article)
    derive(connection, fulltext, {article: shown})


def derive(connection: Connection, fulltext: FullText, shown: Mapping[int, Shown]) -> None:
    """Make the derived rows of articles, by their rows, from what may be shown of them; none is to be found yet."""
    put_in(connection, fulltext, [flatten(one.record, one.key, article) for article, one in shown.items()])
    put_sightings(connection, shown)
    put_copies(connection, {article: sketch(one.record.article) for article, one in shown.items()})
    put_stories(connection, {article: signature(one.record.article) for article, one in shown.items()})


def all_newest(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Row, key and record of every article in its newest version, in the order in which the articles were added."""
    for rows in newest_in_batches(connection):
        yield from rows


def newest_in_batches(connection: Connection) -> Iterator[Sequence[Row[int, str, str]]]:
    """What `all_newest` gives, some at a time."""
    last = 0
    while rows := connection.execute(newest_records(last)).all():
        yield rows
        last = rows[-1][0]


def _count(connection: Connection, flats: Iterable[FlatRecord]) -> None:
    said, articles = Counter[SourceName](), Counter[SourceName]()
    for flat in flats:
        here = Counter(source for source, _ in flat.said_by)
        said.update(here)
        articles.update(here.keys())
    if not said:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(source_names)
    rows = [
        {**asdict(source), "words": padded(source.name), "attributions": count, "articles": articles[source]}
        for source, count in sorted(said.items(), key=lambda pair: pair[0].id)
    ]
    added = {
        "attributions": source_names.c.attributions + statement.excluded.attributions,
        "articles": source_names.c.articles + statement.excluded.articles,
    }
    connection.execute(statement.on_conflict_do_update(index_elements=[source_names.c.id], set_=added), rows)
    words = {(word, source.id) for source in said for word in words_of(source.name)}
    if words:
        held = dialect.insert(name_words).on_conflict_do_nothing(index_elements=[name_words.c.word, name_words.c.source_id])
        connection.execute(held, [{"word": word, "source_id": source} for word, source in sorted(words)])


def _discount(connection: Connection, source: int, count: int) -> None:
    here = source_names.c.id == source
    fewer = {"attributions": source_names.c.attributions - count, "articles": source_names.c.articles - 1}
    connection.execute(source_names.update().where(here).values(fewer))
    gone = select(source_names.c.words).where(here, source_names.c.articles == 0)
    for words in connection.execute(gone).scalars().all():
        connection.execute(delete(name_words).where(name_words.c.word.in_(words.split()), name_words.c.source_id == source))
        connection.execute(delete(source_names).where(here))
