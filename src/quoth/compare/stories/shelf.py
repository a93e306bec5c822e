"""Stories of articles in memory, kept up to date with every article that comes or goes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoth.compare.stories.dates import UNDATED
from quoth.compare.stories.decisions import Decided, StoryDecision
from quoth.compare.stories.links import INDEXED, LIKENESS, SHARED, SHARED_UNDATED, WINDOW, Likeness, margins
from quoth.compare.stories.placing import Place, settle
from quoth.compare.stories.signature import Signature, signature
from quoth.model import Article


class MemoryShelf:
    """Articles with their stories; a `Shelf`. An article's row is the number under which it came."""

    def __init__(self, decisions: Sequence[StoryDecision] = (), likeness: Likeness = LIKENESS) -> None:
        self._likeness = likeness
        self._decided = Decided(decisions)
        self._places: dict[int, Place] = {}
        self._rows: dict[str, int] = {}
        self._signatures: dict[int, Signature] = {}
        self._links: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._stories: dict[int, int] = {}
        self._members: defaultdict[int, list[Place]] = defaultdict(list)
        self._with_term: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._last = 0

    def add(self, key: str, signed: Signature | None) -> None:
        """Place the article with `key` by its signature; one without a signature is a story by itself."""
        self.remove(key)
        self._last += 1
        row = self._last
        self._places[row] = Place(signed.day if signed else UNDATED, key, row)
        self._rows[key] = row
        if signed:
            self._link(row, signed)
        settle(self, [row])

    def remove(self, key: str) -> None:
        """Take an article away; nothing happens if there is none."""
        row = self._rows.get(key)
        if row is None:
            return
        story = self._stories[row]
        concerned = self.concerned(self.members(story), self._places[row])
        self._members[story].remove(self._places[row])
        del self._stories[row], self._places[row], self._rows[key]
        for other in self._links.pop(row, {}):
            del self._links[other][row]
        signed = self._signatures.pop(row, None)
        for term in signed.terms[:INDEXED].tolist() if signed else ():
            self._with_term[term].remove((signed.day if signed else UNDATED, row))
        settle(self, concerned)

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The keys of the articles of each story, the earliest first; the stories in the order of their first articles."""
        for story in sorted((story for story, members in self._members.items() if members), key=self.place):
            yield tuple(place.key for place in self._members[story])

    def place(self, row: int) -> Place:
        """Where the article stands in the order."""
        return self._places[row]

    def before(self, row: int) -> Mapping[int, int]:
        """The articles before one that are linked to it, with margins."""
        here = self._places[row]
        return {other: margin for other, margin in self._links.get(row, {}).items() if self._places[other] < here}

    def concerned(self, rows: Iterable[int], behind: Place) -> set[int]:
        """The articles behind a place that a link or a decision ties to one of `rows`."""
        tied = {other for row in rows for ties in (self._links.get(row, {}), self.decided(row)) for other in ties}
        return {row for row in tied if self._places[row] > behind}

    def decided(self, row: int) -> Mapping[int, bool]:
        """What was decided about an article and others that are here."""
        about = self._decided.about(self._places[row].key)
        return {self._rows[key]: together for key, together in about.items() if key in self._rows}

    def story(self, row: int) -> int | None:
        """The story of an article."""
        return self._stories.get(row)

    def members(self, story: int) -> Sequence[int]:
        """The articles of a story, in order."""
        return [place.row for place in self._members.get(story, ())]

    def move(self, row: int, story: int) -> None:
        """Put an article into a story."""
        before = self._stories.get(row)
        if before is not None:
            self._members[before].remove(self._places[row])
        self._stories[row] = story
        insort(self._members[story], self._places[row])

    def _link(self, row: int, signed: Signature) -> None:
        near = self._near(signed)
        found = margins(signed, [self._signatures[other] for other in near], self._likeness)
        for other, margin in zip(near, found, strict=True):
            if margin is not None:
                self._links[row][other] = self._links[other][row] = margin
        self._signatures[row] = signed
        for term in signed.terms[:INDEXED].tolist():
            insort(self._with_term[term], (signed.day, row))

    def _near(self, signed: Signature) -> list[int]:
        """The articles that share enough telling terms with one, and are near enough in time."""
        dated: Counter[int] = Counter()
        undated: Counter[int] = Counter()
        for term in signed.terms[:INDEXED].tolist():
            days = self._with_term.get(term, [])
            beyond = bisect_left(days, (UNDATED, 0))
            undated.update(row for _, row in days[beyond:])
            if signed.day == UNDATED:
                undated.update(row for _, row in days[:beyond])
            else:
                first, last = (signed.day - WINDOW, 0), (signed.day + WINDOW + 1, 0)
                dated.update(row for _, row in days[bisect_left(days, first) : bisect_left(days, last, hi=beyond)])
        enough = [(dated, SHARED), (undated, SHARED_UNDATED)]
        return [row for shared, least in enough for row, common in shared.items() if common >= least]


def group(articles: Iterable[tuple[str, Article]], decisions: Sequence[StoryDecision] = ()) -> tuple[tuple[str, ...], ...]:
    """The stories of `articles`, each of which has a key of its own: the keys of each story's articles, the earliest first."""
    shelf = MemoryShelf(decisions)
    for key, article in articles:
        shelf.add(key, signature(article))
    return tuple(shelf.groups())
