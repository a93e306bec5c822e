"""Records kept in a database and found again: one file of SQLite, or PostgreSQL, with the same behaviour.

Articles, their versions and judgements are facts and never dropped; everything else is derived from them and can be
made again. `LibraryWriter` changes a library, `LibraryReader` asks it.
"""

from quoth.store.actor_labels import Called
from quoth.store.actor_timeline import Named, OutletMonths
from quoth.store.actor_views import ActorPage, ActorSummary, Naming, Profile, UndecidedPair, Used, Utterances
from quoth.store.actors import ActorUnknown, LibraryActors
from quoth.store.address import article_key, canonical_url
from quoth.store.changes import Change, Said, changes
from quoth.store.copies import CopyGroup
from quoth.store.database import default_location
from quoth.store.errors import ArticleUnknown, LibraryUnusable
from quoth.store.facets import Facets, Tally
from quoth.store.hits import Hit, Page
from quoth.store.judgement import Anchor, Judgement, RoleWords
from quoth.store.library import Library
from quoth.store.listing import Listed
from quoth.store.outlet_views import Manners, Month, OutletArticle, OutletProfile, OutletSummary, Quoted
from quoth.store.outlets import LibraryOutlets, OutletUnknown
from quoth.store.reader import LibraryInfo, LibraryReader, SourceCount, Version
from quoth.store.saved_searches import SavedSearch, SavedSearches, SearchUnknown
from quoth.store.search import Search
from quoth.store.stories import StoryUnknown
from quoth.store.story_views import Story, StoryArticle, StoryPage, StorySummary
from quoth.store.words import Term, WordQuery, parse_words
from quoth.store.writer import Added, LibraryWriter

__all__ = [
    "ActorPage",
    "ActorSummary",
    "ActorUnknown",
    "Added",
    "Anchor",
    "ArticleUnknown",
    "Called",
    "Change",
    "CopyGroup",
    "Facets",
    "Hit",
    "Judgement",
    "Library",
    "LibraryActors",
    "LibraryInfo",
    "LibraryOutlets",
    "LibraryReader",
    "LibraryUnusable",
    "LibraryWriter",
    "Listed",
    "Manners",
    "Month",
    "Named",
    "Naming",
    "OutletArticle",
    "OutletMonths",
    "OutletProfile",
    "OutletSummary",
    "OutletUnknown",
    "Page",
    "Profile",
    "Quoted",
    "RoleWords",
    "Said",
    "SavedSearch",
    "SavedSearches",
    "Search",
    "SearchUnknown",
    "SourceCount",
    "Story",
    "StoryArticle",
    "StoryPage",
    "StorySummary",
    "StoryUnknown",
    "Tally",
    "Term",
    "UndecidedPair",
    "Used",
    "Utterances",
    "Version",
    "WordQuery",
    "article_key",
    "canonical_url",
    "changes",
    "default_location",
    "parse_words",
]
