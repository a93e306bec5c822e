"""English: "has been proven to", "is said to", "reportedly"."""

import re

from quoth.language.sourceless import Sourceless

_BE = r"(?:is|are|was|were|has\ been|have\ been|had\ been|being)"
_ADVERB = (
    r"(?:\ (?:not|never|yet|now|also|still|widely|long|since|only|even|reportedly|officially|independently|repeatedly)){0,3}"
)
_PROVEN = r"(?:proven|proved|verified|confirmed|established|determined|substantiated|corroborated|disproved|disproven|debunked)"
_SAID = (
    r"(?:said|believed|thought|understood|alleged|claimed|rumou?red|reported|expected"
    r"|suspected|presumed|feared|assumed|considered|estimated|deemed)"
)
_KNOWN = r"(?:known|clear|unclear|unknown)(?=\ (?:if|whether|how|what|why|who|when|where)\b)"

SOURCELESS = Sourceless(
    predicate=re.compile(
        rf"""(?ix) \b(?:
            (?:has|have|had){_ADVERB}\ been{_ADVERB}\ {_PROVEN}
          | (?:is|are|was|were){_ADVERB}\ (?:not\ )?(?:yet\ )?{_KNOWN}
          | {_BE}{_ADVERB}\ {_SAID}(?=\ (?:to|that)\b)
          | {_BE}{_ADVERB}\ (?:suspected|accused|blamed|criticised|criticized)(?=\ (?:of|for)\b)
        )\b"""
    ),
    adverb=re.compile(r"(?i)\b(?:reportedly|allegedly|purportedly|supposedly)\b"),
    subject_stops=frozenset(
        "and but or which who that because although though while when where if as after before since so then".split()
    ),
)
