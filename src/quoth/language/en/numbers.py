"""English numbers, money and measures."""

import re

from quoth.language.numbers import NumberNames, Numbers, UnitWords

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_VALUES = {word: float(value) for value, word in enumerate(_ONES.split(), start=1)} | {
    word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)
}

_SCALES = {
    "hundred": 1e2,
    "dozen": 12.0,
    "score": 20.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}

_PARTS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "sixths": 1 / 6,
    "eighths": 1 / 8,
    "tenth": 1 / 10,
    "tenths": 1 / 10,
}

_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "gb£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "pence": "GBP",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "cny": "CNY",
    "₹": "INR", "rupee": "INR", "rupees": "INR", "inr": "INR",
    "₽": "RUB", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "₩": "KRW", "won": "KRW", "₪": "ILS", "shekel": "ILS", "shekels": "ILS", "₺": "TRY", "lira": "TRY", "liras": "TRY",
    "₦": "NGN", "naira": "NGN", "rand": "ZAR", "reais": "BRL", "chf": "CHF", "francs": "CHF",
    "zloty": "PLN", "zlotys": "PLN", "hryvnia": "UAH", "hryvnias": "UAH", "dirham": "AED", "dirhams": "AED",
    "riyal": "SAR", "riyals": "SAR", "ringgit": "MYR", "baht": "THB", "rupiah": "IDR",
}  # fmt: skip

_WORDS = {
    "ONES": _ONES,
    "TENS": _TENS,
    "SCALE": "thousand lakh million crore billion trillion bn mn mln tn trn",
    "DOZEN": "dozen score",
    "PART": "half third quarter fifth tenth",
    "PARTS": "halves thirds quarters fifths sixths eighths tenths",
    "SIGN": "$ us$ £ gb£ € ¥ a$ au$ c$ ca$ nz$ hk$ s$ nt$ r$ ₹ ₽ ₩ ₪ ₺ ₦ usd gbp eur jpy aud cad cny rmb inr chf",
    "MONEY": " ".join(word for word in _CURRENCIES if len(word) > 2 and word != "won"),
    "LIKEMONEY": "won",
    "HUNDREDS": "hundreds thousands millions billions trillions",
    "MANY": "dozens scores",
    "FEW": "few several many couple",
}

_STUCK = {
    "SCALE": "k m b K M B mn mln bn tn trn",
    "MEASURE": "km kms kmh kph mph m cm mm ft in kg g mg t lb lbs oz ml l mw gw kw kwh mwh gwh hz khz mhz ghz kb"
    " mb gb tb mbps gbps px mp c f nm mpg cc",
}

_MACROS = {
    "SMALL": "TENS - ONES | TENS ONES | TENS | ONES",
    "COUNT": "NUMBER | SMALL",
    "INHUNDREDS": "( COUNT | a ) hundred [ and SMALL | SMALL ]",
    "CARDINAL": (
        "INHUNDREDS SCALE [ [and] ( INHUNDREDS | SMALL ) ]"
        " | INHUNDREDS"
        " | COUNT and a half [ SCALE ]"
        " | COUNT [-] SCALE [ SCALE ] [ INHUNDREDS | SMALL ]"
        " | ( half | quarter of ) a ( SCALE | DOZEN )"
        " | half [-] ( SCALE | DOZEN )"
        " | COUNT DOZEN | a ( SCALE | DOZEN )"
        " | COUNT"
    ),
    "SHARE": "% | percent | pct | per cent | percentage ( points | point )",
    "AMOUNT": "SIGN CARDINAL [ MONEY ] | CARDINAL [-] MONEY | COUNT SCALE LIKEMONEY | CARDINAL SHARE | CARDINAL [ MEASURE ]",
    "DIGITS": "[SIGN] NUMBER [SCALE] [ SHARE | MEASURE | MONEY ]",
    "CENTSHARE": "CARDINAL - SHARE",
}

_PATTERNS = (
    ("vague", "( tens | hundreds | dozens | scores | thousands | millions ) of HUNDREDS"),
    ("vague", "( HUNDREDS | MANY )"),
    ("vague", "[a] FEW [of] ( hundred | SCALE | dozen ) [SCALE]"),
    ("range", "between low:AMOUNT and high:AMOUNT"),
    ("ratio", "part:COUNT ( in | out of ) [ every ] whole:COUNT"),
    ("fraction", "( ( a | one ) PART | SMALL [-] PARTS ) of"),
    ("fraction", "SMALL - ( PART | PARTS | half )"),
    ("half", "half [ of ] ( the | its | their | all | his | her | our | those | them )"),
    ("half", "half of"),
    ("range", "low:DIGITS - high:DIGITS"),
    ("range", "low:AMOUNT ( to | or ) high:AMOUNT"),
    ("amount", "CENTSHARE"),
    ("amount", "AMOUNT"),
)

_BOUNDS = (
    "more than|less than|fewer than|greater than|higher than|lower than|larger than|no more than|no fewer than|no less than"
    "|not more than|not less than|at least|at most|a least|as many as|as much as|as few as|as little as|up to"
    "|upwards? of|close to"
    "|nearly|almost|about|around|approximately|roughly|some|over|under|above|below|exactly|only|just|just over|just under"
    "|just short of|well over|well under|well above|an estimated|estimated|all but|near|an average of|a maximum of"
    "|a minimum of"
    "|barely|virtually|circa"
)

NUMBERS = Numbers(
    words=_WORDS,
    stuck=_STUCK,
    macros=_MACROS,
    patterns=_PATTERNS,
    values=_VALUES,
    scales=_SCALES,
    parts=_PARTS,
    currencies=_CURRENCIES,
    bounds=re.compile(rf"(?:{_BOUNDS})[ \u00a0]+(?:(?:{_BOUNDS})[ \u00a0]+)?", re.IGNORECASE),
    out_of=frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 25.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6}),
    bound_spellings={"a least": "at least"},
    unit=UnitWords(
        of=re.compile(
            r"[ \u00a0]+of(?:[ \u00a0]+(?:the|these|those|its|their|his|her|our|my|your|all))?"
            r"(?:[ \u00a0]+(?:most|more than|other))?(?=[ \u00a0]+[\w#])"
        ),
        stop=frozenset((*_VALUES, *_SCALES, *_WORDS["HUNDREDS"].split(), "dozens", "scores")) - frozenset("k m b".split())
        | frozenset(
            "a an the this that these those and or but nor so if as than because while when where who whom whose"
            " which what whether"
            " of in on at by for from to into onto over under with without within between among after before"
            " during since until"
            " about against across through per via near around off out up down amid despite like including behind"
            " beyond inside"
            " is are was were be been being am has have had do does did will would can could may might shall should must"
            " he she it they we i you him her them us his its their our my your me not no"
            " said says told say took came went left gave made held saw found won lost died fell rose got ran stood"
            " also still already now then here there today yesterday tomorrow ago later earlier each every both"
            " all just only"
            " alone combined apiece overall total together instead too ahead away back".split()
        ),
        plural=re.compile(r"[^\W\d_]{2,}(?:[^su'’i]s|us?es|ss?es|ies)$"),
        plurals=frozenset(
            "people men women children police troops personnel staff fish sheep deer aircraft spacecraft teeth"
            " feet geese mice"
            " youth media data crew cattle policemen policewomen businessmen businesswomen servicemen servicewomen fishermen"
            " firemen congressmen congresswomen countrymen gunmen militiamen schoolchildren grandchildren lawmen salesmen"
            " tribesmen infantrymen cameramen chairmen clergymen postmen workmen frenchmen englishmen irishmen"
            " crewmen airmen"
            " seamen spokesmen spokespeople others them us hectares kilometres kilometers mph kph kmh km cm mm kg"
            " lb lbs oz ml gb mb tb mw gw kw khz mhz ghz db".split()
        ),
        singulars=frozenset(
            "boss bus gas loss pass class process business congress press crisis basis analysis virus status".split()
        ),
        states=frozenset("dead injured wounded missing killed homeless hurt arrested".split()),
        measures=frozenset(
            "tons tonnes barrels litres liters gallons kilos kilograms kilogrammes kg grams grammes pounds ounces"
            " acres hectares"
            " miles metres meters kilometres kilometers km feet inches bottles boxes bags cans tablets cups pints truckloads"
            " pieces pairs sets rounds sheets".split()
        ),
        measured=frozenset(
            "ton tonne barrel litre liter gallon kilo kilogram gram pound ounce acre hectare mile metre meter"
            " kilometre kilometer foot inch"
            " yard point percent watt kilowatt megawatt gigawatt volt byte megabyte gigabyte megapixel degree seat".split()
        ),
        joins=frozenset("and or".split()),
        wholes=frozenset("them us whom which you".split()),
        skipped=frozenset("such more additional further different new separate".split()),
        substance_of="of",
    ),
    names=NumberNames(
        designators=frozenset(
            "no nos number numbers article articles section sections chapter chapters page pages paragraph"
            " paragraphs clause clauses"
            " resolution resolutions amendment title rule line lines level grade stage phase type category class"
            " tier part step"
            " volume vol version episode season series channel route highway interstate motorway exit junction"
            " flight gate platform"
            " room suite apartment flat unit building bay pier terminal ward district zone sector block lot area"
            " schedule annex"
            " appendix figure fig table item proposition prop measure bill act order directive rule form file case"
            " docket count"
            " model mark mk top call called calling copyright dial dialed dialled boeing airbus iphone ipad galaxy"
            " windows android formula group round game match lap hole division"
            " apollo soyuz falcon ps playstation xbox area camp box bus tram train line seat cell".split()
        ),
        common=frozenset(
            "the a an at in on of and or but with for from by to into over under about around nearly almost some"
            " more less fewer"
            " only just up as than between among after before since when while where that these those all another"
            " other both if"
            " because although though there here they we he she it i you who which what his her its their our are"
            " is was were has"
            " have had will would can could may might not no least total most another first last next past".split()
        ),
        ages=frozenset("aged age ages turned turns turning".split()),
        streets=frozenset(
            "street st road rd avenue ave lane drive boulevard blvd square place court crescent terrace close way highway".split()
        ),
        one="one",
        counted_before=frozenset(
            "only just least about exactly killing killed injuring injured wounding wounded leaving left including"
            " lost with by than".split()
        ),
        counted_after=frozenset("dead killed died dies injured wounded missing".split()),
        predicates=frozenset(
            "as is was were are be been being become became becomes remain remains remained considered called".split()
        ),
        superlative=re.compile(r"most|least|best|worst|[a-z]{3,}est"),
        ambiguous=frozenset({"scores"}),
        ambiguous_before=frozenset("of more were are have had others".split()),
        from_words=frozenset({"from"}),
    ),
)
