"""English time expressions."""

import re

from quoth.language.calendar import Calendar

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_WEEKDAYS = "mon tue tues wed weds thu thur thurs fri sat sun".split()

_LETTERS = {
    "TS": "second seconds sec secs", "TM": "minute minutes min mins", "TH": "hour hours hr hrs", "D": "day days"
        " night nights",
    "W": "week weeks fortnight fortnights", "WE": "weekend", "M": "month months", "Q": "quarter",
    "Y": "year years yr yrs decade decades century centuries",
}  # fmt: skip

_WORDS = {
    "MONTH": " ".join(_MONTHS),
    "SHORTMONTH": " ".join(_SHORT_MONTHS),
    "WEEKDAY": " ".join(_WEEKDAYS),
    "SHORTWEEKDAY": " ".join(_SHORT_WEEKDAYS),
    "WEEKDAYS": " ".join(word + "s" for word in _WEEKDAYS),
    "UNIT": "second minute min hour day week fortnight month year decade century",
    "UNITS": "seconds minutes mins hours days nights weeks fortnights months years decades centuries",
    "LONGUNIT": "week month year decade",
    "SPAN": "week month year quarter weekend",
    "DAYPART": "morning afternoon evening night",
    "SEASON": "spring summer autumn fall winter",
    "TODAY": "today tonight yesterday tomorrow",
    "SHIFT": "last this next previous past coming",
    "STRETCH": "last past next coming previous first following final",
    "SAME": "that same",
    "EVERY": "every each",
    "SETWORD": "weekly monthly annual annually yearly fortnightly nightly hourly biennial biannual",
    "DAILY": "daily",
    "TIMES": "once twice times",
    "CLOCKWORD": "noon midnight midday",
    "AMPM": "am pm a.m. p.m. a.m p.m",
    "ZONE": "gmt utc bst est edt cst cdt mst mdt pst pdt cet cest et pt ist jst msk",
    "LITTLE": "several few many some couple more",
    "ORDINAL": "first second third fourth",
    "POSSESSIVE": "'s ’s",
    "PHASE": "early late mid earlier later",
    "EDGE": "beginning start end middle close turn eve",
    "LATER": "ago earlier later before after",
    "FUTURE": "will shall would faces facing upcoming scheduled due expected expects slated plans planned planning plan hopes"
    " aims",
    "PAST": "said says told was were had did has have began came went took made died fell won held met found took"
    " gave left saw got",
}

_STUCK = {
    "SUFFIX": "st nd rd th",
    "DECADE": "s",
    "AMPM": "am pm a.m. p.m. a.m p.m",
    "UNITS": "hr hrs min mins sec secs yr yrs",
}

_MACROS = {
    "MONTHNAME": "MONTH | SHORTMONTH [.]",
    "DAYNAME": "WEEKDAY | SHORTWEEKDAY [.]",
    "DATEDAY": "DAY [SUFFIX]",
    "PHASED": "PHASE [-] | PHASE in [the] | [the] [very] EDGE of",
    "HOWMANY": "CARDINAL [ and a half ] | a | an | another",
    "ANYUNIT": "UNIT | UNITS",
    "HOURMIN": "HOUR | CLOCK | POINTED",
    "FEAST": "christmas [ day | eve ] | boxing day | halloween | new year POSSESSIVE ( day | eve ) | valentine POSSESSIVE day",
}

_PATTERNS = (
    # Ages are taken here, so that they are neither times nor figures.
    ("age", "COUNT [-] ANYUNIT [-] ( old | olds )"),
    ("age", "COUNT UNITS of age"),
    # Full and partial dates.
    ("date", "[this] [ weekday:DAYNAME [,] ] month:MONTHNAME day:DATEDAY ( - | to ) until:DATEDAY [ [,] year:YEAR ]"),
    ("date", "[this] [ weekday:DAYNAME [,] ] month:MONTHNAME [the] day:DATEDAY [ [,] year:YEAR ]"),
    ("date", "[ weekday:DAYNAME [,] ] day:DATEDAY ( - | to | and ) until:DATEDAY month:MONTHNAME [ [,] year:YEAR ]"),
    ("date", "[ weekday:DAYNAME [,] ] [the] day:DATEDAY [of] month:MONTHNAME [ [,] year:YEAR ]"),
    ("iso", "year:YEAR - month:TWO - day:TWO"),
    ("slashes", "first:DAY / second:DAY / year:( YEAR | TWO )"),
    ("month", "[ PHASED ] month:MONTHNAME [ , | of ] year:YEAR"),
    ("month", "[ PHASED ] month:MONTH - until:MONTH [ [,] year:YEAR ]"),
    ("monthshift", "[ PHASED ] shift:SHIFT month:( MONTH | SHORTMONTH )"),
    ("monthof", "[ PHASED ] month:( MONTH | SHORTMONTH ) [of] shift:( last | this | next ) year"),
    # Days.
    ("setday", "EVERY [other] weekday:WEEKDAY [DAYPART]"),
    ("setday", "weekday:WEEKDAYS"),
    ("weekday", "[PHASE] shift:SHIFT [PHASE] weekday:WEEKDAY [ part:DAYPART ]"),
    ("weekday", "[PHASE] weekday:WEEKDAY [ [PHASE] part:DAYPART ]"),
    ("day", "the day way:( before | after ) day:( yesterday | tomorrow )"),
    ("day", "[PHASE] day:TODAY [ [PHASE] part:DAYPART ]"),
    ("partshift", "[PHASE] shift:SHIFT part:DAYPART"),
    ("daypart", "( the | mid - ) [PHASE] part:DAYPART"),
    ("nearday", "the way:( previous | following | next | same ) day"),
    ("nearday", "way:that day"),
    ("nearday", "PHASE in the way:day"),
    # Stretches that end or begin now.
    ("stretch", "( the | his | her | its | their ) STRETCH count:CARDINAL [consecutive] unit:ANYUNIT"),
    ("stretch", "STRETCH count:CARDINAL unit:UNITS"),
    ("stretch", "( the | this ) ( past | coming ) unit:UNIT"),
    ("vague", "[the] STRETCH LITTLE unit:UNITS"),
    ("ahead", "the unit:UNIT ahead"),
    # Weeks, months, years and seasons.
    ("shift", "[ PHASED | the ] shift:SHIFT unit:SPAN"),
    ("same", "[ PHASED ] [the] SAME unit:SPAN"),
    ("shift", "PHASE in the unit:SPAN"),
    ("shift", "[the] [very] EDGE of the unit:( year | month | week )"),
    ("season", "[ PHASED ] shift:SHIFT season:SEASON"),
    ("season", "[ the ] season:SEASON [of] year:YEAR"),
    ("season", "[ the ] season:SEASON of shift:( last | this | next ) year"),
    ("weekend", "the weekend"),
    ("half", "[the] half:ORDINAL [-] half of [the] year:YEAR"),
    ("half", "[the] half:ORDINAL [-] half of [the] [ shift:SHIFT ] year"),
    ("quarter", "[the] quarter:ORDINAL [-] quarter [of] year:YEAR"),
    ("quarter", "[the] quarter:ORDINAL [-] quarter [ of [the] shift:SHIFT year ]"),
    ("century", "[the] [ PHASED ] number:NUMBER SUFFIX [-] century"),
    # Sets.
    ("every", "EVERY count:CARDINAL [-] unit:UNITS"),
    ("every", "EVERY [ single | other:other ] unit:UNIT"),
    ("everypart", "EVERY part:DAYPART"),
    ("every", "[CARDINAL] TIMES ( a | an | per | every | each ) unit:UNIT"),
    ("rate", "per unit:UNIT"),
    ("setword", "set:SETWORD"),
    ("dailyset", "set:DAILY"),
    # Distances from now or from the last date, and durations.
    ("vague", "[a] LITTLE [ of | more | hundred | SCALE | dozen ] unit:UNITS [LATER]"),
    ("vague", "unit:UNITS - ( long | old )"),
    ("ago", "count:HOWMANY unit:ANYUNIT ago"),
    ("later", "count:HOWMANY unit:ANYUNIT way:( earlier | later )"),
    ("vague", "[between] CARDINAL ( to | - | or | and ) CARDINAL [-] UNITS [LATER]"),
    ("vague", "CARDINAL ( to | or ) CARDINAL - UNIT"),
    ("halfunit", "half [ a | an | - ] unit:UNIT"),
    ("duration", "( a | an | one ) unit:UNIT and a half:half"),
    ("rate", "( a | an ) unit:UNIT"),
    (
        "duration",
        "count:HOWMANY [ - | more | full | consecutive | straight | calendar | whole | additional | further ] unit:ANYUNIT",
    ),
    # Decades and years.
    ("decade", "[the] [ PHASED ] year:YEAR ( DECADE | POSSESSIVE )"),
    ("yearrange", "year:YEAR - until:( TWO | YEAR )"),
    ("yearrange", "year:YEAR / until:TWO"),
    ("phasedyear", "PHASED [the] year:YEAR"),
    ("month", "[ PHASED ] month:MONTHNAME"),
    ("year", "year:YEAR"),
    # Hours of the clock.
    ("clock", "hour:HOURMIN [ - HOURMIN ] ampm:AMPM [ zone:ZONE ]"),
    ("clock", "hour:( CLOCK | POINTED ) zone:ZONE"),
    ("clock", "hour:( CLOCK | POINTED ) local time"),
    ("clock", "hour:( HOUR | ONES ) o'clock"),
    ("opened", "hour:CLOCK"),
    ("clock", "hour:CLOCKWORD"),
    ("feast", "feast:FEAST"),
)

_BOUNDS = (
    "more than|less than|fewer than|no more than|no less than|at least|at most|up to|nearly|almost|about|around"
    "|approximately"
    "|roughly|some|over|under|only|just|just over|just under|another|well over|as long as|as little as"
)

CALENDAR = Calendar(
    words=_WORDS,
    stuck=_STUCK,
    capitalised=frozenset(
        {"MONTH", "SHORTMONTH", "WEEKDAY", "SHORTWEEKDAY", "WEEKDAYS", "christmas", "halloween", "boxing", "valentine"}
    ),
    macros=_MACROS,
    patterns=_PATTERNS,
    months={word: number for number, word in enumerate(_MONTHS, start=1)}
    | {word: _MONTHS.index(month) + 1 for word in _SHORT_MONTHS for month in _MONTHS if month.startswith(word)},
    weekdays={word: number for number, word in enumerate(_WEEKDAYS, start=1)}
    | {word + "s": number for number, word in enumerate(_WEEKDAYS, start=1)},
    units={word: letter for letter, words in _LETTERS.items() for word in words.split()},
    multiples={"decade": 10, "decades": 10, "century": 100, "centuries": 100, "fortnight": 2, "fortnights": 2, "quarters": 3},
    parts={"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"},
    seasons={"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    shifts={
        "last": -1,
        "past": -1,
        "previous": -1,
        "before": -1,
        "this": 0,
        "same": 0,
        "that": 0,
        "day": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
        "after": 1,
    },
    days={"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1},
    directions={"earlier": -1, "later": 1},
    sets={
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "annual": "P1Y",
        "annually": "P1Y",
        "yearly": "P1Y",
        "biennial": "P2Y",
        "biannual": "P6M",
    },
    clock={"noon": 12, "midday": 12, "midnight": 24},
    afternoon=frozenset({"pm", "p.m.", "p.m"}),
    universal=frozenset({"gmt", "utc"}),
    feasts={
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "halloween": (10, 31),
        "new year day": (1, 1),
        "new year eve": (12, 31),
        "valentine day": (2, 14),
    },
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4},
    date_leads=re.compile(
        r"(?:(?:on|in|at|since|during|throughout|through|over)[ \u00a0]+)?"
        rf"(?:(?:shortly|just|soon)[ \u00a0]+(?:after|before)[ \u00a0]+|(?:{_BOUNDS})[ \u00a0]+)?",
        re.IGNORECASE,
    ),
    span_leads=re.compile(
        r"(?:(?:for|in|over|within|during|throughout)[ \u00a0]+)?"
        rf"(?:(?:the[ \u00a0]+)?(?:{_BOUNDS})[ \u00a0]+)?",
        re.IGNORECASE,
    ),
    names=re.compile(
        r"\b(?:(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Giving|Fat|Shrove|Holy|Maundy) (?:Sun|Mon|Tues"
        r"|Wednes|Thurs|Fri|Satur)day"
        r"|(?:The|the|Mail on|Irish|Sydney) (?:Sunday|Saturday|Friday) (?=[A-Z])|Mail on Sunday|Sunday (?:Times"
        r"|Telegraph|Mirror|Express|Mail|Post|World)"
        r"|Saturday Night Live|Friday Night Lights|Saturday Evening Post)"
    ),
    given_names=frozenset("april may june august jan mar".split()),
    forms_of_address=frozenset("mr mrs ms miss mx dr sir lady".split()),
    verbs=frozenset("may march mar sat sun".split()),
    month_openers=frozenset(
        "in since last this next until till by from during before after of between and to through late early mid".split()
    ),
    year_openers=frozenset(
        "in since from until till by to between and during after before circa year of the its his her this a election".split()
    ),
    clock_openers=frozenset("at by around about until till before after from since to between near".split()),
    part_openers=frozenset("in through throughout during into".split()),
    infinitive="to",
    intention=frozenset(
        "is are set due scheduled expected likely ready poised about going plans planning plan hopes aims expects".split()
    ),
    future_ends=("'ll", "’ll"),
    past_ends=("ed",),
)
