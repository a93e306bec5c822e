"""Sources of many articles -> actors: one person or organisation across articles.

`sightings` takes from a record what it shows of each source; `who_is_who` joins the sightings of many articles.
"""

from quoth.resolve.across.actor import Actor, ActorId, ActorsFound, Undecided
from quoth.resolve.across.decisions import Decision, DecisionKind, Pointer
from quoth.resolve.across.evidence import Reason, names_role
from quoth.resolve.across.joining import keys_of, who_is_who
from quoth.resolve.across.sighting import ActorKind, Sighting, sightings

__all__ = [
    "Actor",
    "ActorId",
    "ActorKind",
    "ActorsFound",
    "Decision",
    "DecisionKind",
    "Pointer",
    "Reason",
    "Sighting",
    "Undecided",
    "keys_of",
    "names_role",
    "sightings",
    "who_is_who",
]
