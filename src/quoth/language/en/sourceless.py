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
_BETWEEN = (
    r"(?:\w+ly|not|never|also|now|still|often|long|once|since|ever|yet|even|last|night|week|been|being|again|first|so|well"
    r"|best|all|both|just|only|more|most|much)"
)
_KNOWN = r"(?:known|clear|unclear|unknown)(?=\ (?:if|whether|how|what|why|who|when|where)\b)"
_TOLD_OF = "|".join(
    (
        "accused alleged announced anticipated argued asked assumed attacked believed blamed blasted booed branded briefed "
        "called celebrated challenged charged claimed condemned confirmed considered convicted criticised criticized "
        "debated declared deemed denounced described disclosed dismissed dubbed estimated expected feared fined greeted "
        "hailed identified ignored interpreted interviewed invited jailed known labeled labelled lambasted likened listed "
        "lauded mentioned mocked named nicknamed nominated ordered portrayed praised presumed pressed projected promised "
        "proven questioned quizzed ranked rated recognised recognized regarded released remembered reported reprimanded "
        "requested revealed ridiculed rumored rumoured said seen sentenced shown slammed suspected tested thought told "
        "touted tipped treated unclear understood unknown urged verified viewed warned"
    ).split()
)

SOURCELESS = Sourceless(
    predicate=re.compile(
        rf"""(?ix) \b(?=[abhiw])(?:
            (?:has|have|had){_ADVERB}\ been{_ADVERB}\ {_PROVEN}
          | (?:is|are|was|were){_ADVERB}\ (?:not\ )?(?:yet\ )?{_KNOWN}
          | {_BE}{_ADVERB}\ {_SAID}(?=\ (?:to|that)\b)
          | {_BE}{_ADVERB}\ (?:suspected|accused|blamed|criticised|criticized)(?=\ (?:of|for)\b)
        )\b"""
    ),
    adverb=re.compile(r"(?i)\b(?:reportedly|allegedly|purportedly|supposedly)\b"),
    passive=re.compile(
        rf"""(?ix) \b(?:is|are|was|were|be|been|being|’s|'s|’re|'re|gets?|got|getting) (?:\ {_BETWEEN}){{0,3}}
        \ (?:{_TOLD_OF}) (?:\ (?:to|of|for|as|with|about|that|over|if|whether|how|what|why|when|on|in))?
        (?:\ (?:be|have|have\ been))? $"""
    ),
    subject_stops=frozenset(
        "and but or which who that because although though while when where if as after before since so then".split()
    ),
)
