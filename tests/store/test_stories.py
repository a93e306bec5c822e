"""The stories of a library: up to date whatever is added, equal after a rebuild, decided by people."""

from __future__ import annotations

import random
import threading
from datetime import date

import pytest
from sqlalchemy import select

from quoth.compare.stories import group
from quoth.model import Record
from quoth.store import Judgement, Library, StoryUnknown, article_key
from quoth.store.story_tables import STORY_TABLES
from tests.compare.stories.events import told
from tests.store.database_rows import rows
from tests.store.records import MADE_BY, article

SITE = "https://coast-ledger.example/"


def made(event: int, number: int, days: int | None = 0, outlet: str = "The Coast Ledger") -> Record:
    """The record of an article on an event, without attributions."""
    read = told(event, number, days)
    url = f"{SITE}{event}-{number}"
    fields = {"text": read.text, "title": read.title, "published": read.published, "url": url, "outlet": outlet}
    return Record(article=type(read)(**fields), made_by=MADE_BY)  # type: ignore[arg-type]


def names(library: Library) -> set[frozenset[str]]:
    """The stories, single articles as well, by the ends of the addresses of their articles."""
    page = library.reader.stories(least=1, limit=1000)
    found = (library.reader.story(summary.id) for summary in page.stories)
    return {frozenset(str(one.url).removeprefix(SITE) for one in story.articles) for story in found}


def tables(library: Library) -> list[object]:
    """All rows about stories."""
    return [rows(library, table) for table in STORY_TABLES]


def test_articles_on_one_event_are_a_story(library: Library) -> None:
    """With its articles, outlets and days; the newest story comes first, single articles only if they are asked for."""
    library.writer.add(made(0, 0, 0))
    library.writer.add(made(0, 1, 2, "Inland Post"))
    library.writer.add(made(1, 0, 5))
    library.writer.add(made(1, 1, 6))
    library.writer.add(made(2, 0, 7))
    page = library.reader.stories()
    assert [(story.articles, story.first, story.last) for story in page.stories] == [
        (2, "2026-05-09", "2026-05-10"),
        (2, "2026-05-04", "2026-05-06"),
    ]
    older = library.reader.story(page.stories[1].id)
    assert older.summary.outlets == ("The Coast Ledger", "Inland Post")
    assert older.summary.title in {told(0, 0, 0).title, told(0, 1, 2).title}
    assert [one.url for one in older.articles] == [f"{SITE}0-0", f"{SITE}0-1"]
    assert older.summary.id.endswith(".1")
    assert library.reader.story(f"{SITE}0-1") == older
    assert [record.article.url for record in library.reader.story_records(older.summary.id)] == [f"{SITE}0-0", f"{SITE}0-1"]
    assert len(library.reader.stories(least=1).stories) == 3


def test_stories_are_listed_by_day_and_page(library: Library) -> None:
    """Since and until keep stories that have an article there; the cursor leads on."""
    for event in range(4):
        for number in range(2):
            library.writer.add(made(event, number, 10 * event + number))
    found = library.reader.stories(since=date(2026, 5, 16), until=date(2026, 5, 30))
    assert [story.first for story in found.stories] == ["2026-05-24"]
    first = library.reader.stories(limit=3)
    rest = library.reader.stories(limit=3, cursor=first.cursor)
    assert [story.first for story in (*first.stories, *rest.stories)] == ["2026-06-03", "2026-05-24", "2026-05-14", "2026-05-04"]
    assert rest.cursor is None


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_a_rebuild_give_the_same(seed: int, library: Library) -> None:
    """Added by chance, in batches, and changed: the stories are those of the articles, and rows equal those of a rebuild."""
    chance = random.Random(seed)
    records = [made(event, number, chance.choice([None, 0, 3, 20, 40])) for event in range(4) for number in range(5)]
    chance.shuffle(records)
    library.writer.add_all(records[:8])
    for record in records[8:]:
        library.writer.add(record)
    for record in chance.sample(records, 4):
        event, number = map(int, str(record.article.url).removeprefix(SITE).split("-"))
        changed = told((event + 1) % 4, number + 5, chance.choice([None, 1, 30]))
        fields = {"text": changed.text, "title": changed.title, "published": changed.published}
        library.writer.add(Record(article=type(changed)(url=record.article.url, **fields), made_by=MADE_BY))  # type: ignore[arg-type]
    newest = {article_key(record.article): record.article for record in library.reader.records()}
    expected = {frozenset(key.removeprefix(f"url:{SITE}") for key in keys) for keys in group(newest.items())}
    assert names(library) == expected
    before = tables(library)
    library.writer.rebuild()
    assert tables(library) == before


def test_an_id_stays(library: Library) -> None:
    """Articles that are added later, of earlier days as well, reading again and a rebuild leave the id as it was."""
    for number, days in enumerate((5, 6, 2, 0)):
        library.writer.add(made(0, number, days))
        if number:
            (story,) = library.reader.stories().stories
            assert story.id == library.reader.story(f"{SITE}0-0").summary.id
            assert story.id.endswith(".1")
    library.writer.rebuild()
    assert library.reader.stories().stories[0].id == story.id


def test_copies_of_one_text_count_once(library: Library) -> None:
    """Ten papers with the wire's text are one text, and each names the article whose copy it is."""
    wire = made(0, 0)
    for number in range(3):
        library.writer.add(
            Record(article=type(wire.article)(text=wire.article.text, title=wire.article.title, url=f"{SITE}copy-{number}",
                                              published="2026-05-04", outlet=f"Paper {number}"), made_by=MADE_BY)
        )  # fmt: skip
    library.writer.add(made(0, 1))
    (story,) = library.reader.stories().stories
    assert (story.articles, story.texts) == (4, 2)
    articles = {str(one.url): one.copy_of for one in library.reader.story(story.id).articles}
    assert articles[f"{SITE}copy-1"] == articles[f"{SITE}copy-2"] == f"url:{SITE}copy-0"
    assert articles[f"{SITE}copy-0"] is articles[f"{SITE}0-1"] is None


def test_people_merge_and_split(library: Library) -> None:
    """What a person decided holds after reading again, a rebuild, and for what is added later; the last one holds."""
    for event in range(2):
        for number in range(3):
            library.writer.add(made(event, number, number))
    first, second = (frozenset(f"{event}-{number}" for number in range(3)) for event in range(2))
    assert names(library) == {first, second}
    assert library.writer.merge_stories(f"{SITE}0-0", library.reader.story(f"{SITE}1-0").summary.id, "one storm") == 6
    assert names(library) == {first | second}
    library.writer.rebuild()
    library.writer.add(made(1, 1, 2))
    assert names(library) == {first | second}
    merged = library.reader.story(f"{SITE}0-0").summary.id
    assert merged.endswith(".1")
    assert library.writer.split_story(merged, [f"{SITE}1-0", f"{SITE}1-1"], "another storm") == 6
    expected = {first | {"1-2"}, frozenset({"1-0", "1-1"})}
    assert names(library) == expected
    library.writer.rebuild()
    assert names(library) == expected
    assert [made.kind for made in library.reader.judgements()] == ["merge", "split"]


def test_a_decision_waits_for_its_articles(library: Library) -> None:
    """One that names articles that come later, as from another library, holds when they come."""
    keys = [article_key(made(event, 0).article) for event in range(2)]
    value = f'{{"one": ["{keys[0]}"], "other": ["{keys[1]}"]}}'
    library.writer.judge(Judgement(kind="merge", value=value, reason="one storm"))
    library.writer.add_all([made(0, 0), made(1, 0)])
    assert names(library) == {frozenset({"0-0", "1-0"})}


def test_what_cannot_be_decided_is_named(library: Library) -> None:
    """A story that is unknown, two that are one, an article elsewhere, all articles."""
    library.writer.add_all([made(0, 0), made(0, 1), made(1, 0)])
    story = library.reader.story(f"{SITE}0-0").summary.id
    with pytest.raises(StoryUnknown, match="nowhere: no story"):
        library.reader.story("nowhere")
    with pytest.raises(StoryUnknown, match="are one story already"):
        library.writer.merge_stories(story, f"{SITE}0-1", "")
    with pytest.raises(StoryUnknown, match=f"{SITE}1-0: no article of the story"):
        library.writer.split_story(story, [f"{SITE}1-0"], "")
    with pytest.raises(StoryUnknown, match="these are all articles of the story"):
        library.writer.split_story(story, [f"{SITE}0-0", f"{SITE}0-1"], "")


def test_suppressed_names_are_in_no_story(library: Library) -> None:
    """Neither in a title nor in an id."""
    library.writer.add(article("velm", title="Mara Venn robbed in Velm", closing="Mara Venn was robbed."))
    library.writer.judge(Judgement(kind="suppress", value="Mara Venn", reason="asked for it"))
    (story,) = library.reader.stories(least=1).stories
    assert "mara" not in story.id
    assert story.title == "████ ████ robbed in Velm"


def test_writers_side_by_side_miss_no_link(library: Library) -> None:
    """Articles on one event that several add at once are one story."""

    def work(first: int) -> None:
        for number in range(first, first + 5):
            library.writer.add(made(number % 2, number, number % 3))

    threads = [threading.Thread(target=work, args=(5 * turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    before = tables(library)
    with library._database.reading() as connection:
        assert len(connection.execute(select(STORY_TABLES[-1].c.id)).all()) == 20
    library.writer.rebuild()
    assert tables(library) == before
