"""English words for those who speak: pronouns, titles and what else surrounds a name; the nouns stand in `nouns`.

`surnames.txt` is made by `training/surnames.py`, `plain_words.txt` by `training/plain_words.py`.
"""

import re
from importlib.resources import files

from quoth.language.en.nouns import NOUNS
from quoth.language.en.places import COUNTRIES, NATIONALITIES, REGIONS
from quoth.language.people import People, Pronoun


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _listed(name: str) -> frozenset[str]:
    lines = files("quoth.language.en").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_HE = Pronoun(person="third", number="singular", gender="male")
_SHE = Pronoun(person="third", number="singular", gender="female")
_THEY = Pronoun(person="third", number="plural")
_IT = Pronoun(person="third", number="singular", human=False)
_I = Pronoun(person="first", number="singular")
_WE = Pronoun(person="first", number="plural")
_YOU = Pronoun(person="second", number="plural")
_WHO = Pronoun(person="relative", number="singular")
_WHICH = Pronoun(person="relative", number="singular", human=False)
_ONE = Pronoun(person="indefinite", number="singular")
_SOME = Pronoun(person="indefinite", number="plural")

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), _HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), _SHE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), _THEY),
    **dict.fromkeys(("it", "its", "itself"), _IT),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), _I),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), _WE),
    **dict.fromkeys(("you", "your", "yours", "yourself"), _YOU),
    **dict.fromkeys(("who", "whom", "whose"), _WHO),
    **dict.fromkeys(("which", "that"), _WHICH),
    **dict.fromkeys(("one", "another", "someone", "somebody", "anyone", "everyone", "everybody", "nobody", "this"), _ONE),
    **dict.fromkeys(("some", "others", "many", "most", "few", "several", "both", "these", "those", "all", "none"), _SOME),
}

HONORIFICS = _words(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady baroness baron madam rev rev. reverend fr fr. father "
    "sister prof prof. professor president vice-president minister premier chancellor senator sen sen. rep rep. "
    "congressman congresswoman representative governor gov gov. mayor judge justice king queen prince princess pope "
    "cardinal bishop archbishop imam rabbi sheikh ayatollah gen gen. general lt lt. lieutenant col col. colonel maj "
    "maj. major capt capt. captain sgt sgt. sergeant cpl corporal adm adm. admiral commander officer detective "
    "inspector superintendent constable ambassador secretary councillor cllr speaker coach chairman chairwoman pm potus"
)

_GENERATIONS = _words("jr jr. sr sr. ii iii iv")

_FORMS_OF_ADDRESS = _words("mr mr. mrs mrs. ms ms. miss mx mx.")

_SHOUTED = r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]*){1,3}"
"""A name of a person in capitals: "LENA M. OKAFOR"."""

_PLURAL_TITLES = {
    "senators": "Senator", "sens": "Sen.", "sens.": "Sen.", "representatives": "Representative", "reps": "Rep.", "reps.": "Rep.",
    "governors": "Governor", "govs": "Gov.", "govs.": "Gov.", "justices": "Justice", "judges": "Judge", "ministers": "Minister",
    "presidents": "President", "professors": "Professor", "generals": "General", "ambassadors": "Ambassador",
    "councillors": "Councillor", "mayors": "Mayor", "bishops": "Bishop", "cardinals": "Cardinal", "lords": "Lord",
    "messrs": "Mr", "messrs.": "Mr.", "drs": "Dr", "drs.": "Dr.",
}  # fmt: skip

PEOPLE = People(
    pronouns=PRONOUNS,
    naming=_words("named called"),
    emphatic=_words("himself herself itself themselves myself ourselves"),
    honorifics=HONORIFICS,
    plural_titles=_PLURAL_TITLES,
    party_letters=frozenset("dri"),
    title_endings=_words("elect designate general in-chief"),
    forms_of_address=_FORMS_OF_ADDRESS,
    first_name_titles=_words(
        "sir dame lord lady father sister king queen prince princess pope bishop archbishop cardinal fr fr. sheikh imam rabbi"
    ),
    plain_titles=_FORMS_OF_ADDRESS
    | _words(
        "gen gen. general lt lt. lieutenant col col. colonel maj maj. major capt capt. captain "
        "sgt sgt. sergeant cpl corporal adm adm. admiral commander inspector superintendent constable"
    ),
    nouns=NOUNS,
    office_words=_words(
        "prime press staff state defense defence treasury interior energy education health labor labour commerce "
        "agriculture transportation transport homeland security foreign affairs justice finance culture housing "
        "veterans war human services urban development exchequer national intelligence parliament"
    ),
    office_heads=_words("secretary minister chief archbishop bishop duke prince princess director chancellor speaker"),
    office_prepositions=_words("of from for to"),
    office_topics=_words(
        "staff police state mission security operations communications defense defence policy research government board "
        "opposition party"
    ),
    role_modifiers=_words(
        "deputy vice shadow former acting interim senior junior chief general first lead assistant associate executive "
        "managing outgoing incoming retired elected appointed disgraced convicted veteran longtime ex so-called then "
        "leading ranking ruling last late young old new joint honorary permanent visiting serving presidential ministerial state "
        "national regional local"
    ),
    body_modifiers=_words("general joint presidential state national regional local"),
    determiners=_words(
        "the a an this that these those its his her their our my your some any no one another each every both all two three"
    ),
    indefinite=_words("a an one another some any"),
    possessives=_words("his her its their our my your"),
    subjects=_words("he she they we i who which"),
    agents=_words("by in from"),
    joining=_words("and but then"),
    heads_end_at=_words(
        "of for from in on at by with to against about near inside outside around under over among between like as "
        "into than who whom whose which that where when while because before after during since until through across "
        "within without along including such today yesterday tonight tomorrow monday tuesday wednesday thursday "
        "friday saturday sunday familiar close involved speaking working seen led based released published called "
        "named known owned made backed"
    ),
    relative=_words("who whom whose which that where when"),
    asking=_words("q q. question"),
    answering=_words("a a. answer"),
    reporting=_words("that"),
    finite=_words(
        "is are was were has have had do does did will would can could may might must said says told added asked "
        "wrote tweeted called stated made came went took gave became remained died killed"
    ),
    participles=_words("taken seen shown made given sent found held written drawn shot kept put sold read told brought"),
    place_prepositions=_words("in at near outside inside"),
    home_prepositions=_words("of from in at near"),
    topics=_words(
        "accountability action administration advancement aerospace affairs aged ageing aging agriculture aid air alcohol "
        "allergy animal architecture arms arts asylum atmospheric automotive aviation biology border budget business cancer "
        "care chemistry children citizenship civil climate commerce communication communications community competition "
        "conservation consumer consumers control cooperation corrections crime cultural culture customs cybersecurity data "
        "defence defense democracy demographic design development disability disease diseases drug drugs economic economics "
        "economies economy education elections electronic emergency employment energy engineering enterprise entertainment "
        "environment environmental equality ethics evaluation exchange explosives families family film finance financial "
        "firearms fish fisheries fishery food foreign forestry freedom gender governance government growth health higher "
        "hospital hospitals housing human humanities hygiene immigration immunization immunology industrial industries "
        "industry infectious information infrastructure innovation insurance integration intelligence international "
        "investment investments justice labor labour land language law learning legal liberty literature local logistics "
        "management manufacturing marine maritime markets mathematics means media medical medicine mental meteorology "
        "migration military mining monetary music natural naturalization nuclear nutrition oceanic oceans peace pensions "
        "performance planning police policies policy political politics pollution population poverty preservation prevention "
        "priorities privacy property prosperity protection psychology public quality race reconciliation recreation reform "
        "refugees regulation regulatory rehabilitation relief religion religious reproduction rescue research resources "
        "responsibility retail rights rural safety sanitation science sciences security services social society space sport "
        "sports standards state statistical statistics strategic studies sustainability sustainable tax taxation technical "
        "technology telecommunications terrorism tourism trade trafficking training transparency transport transportation "
        "treatment tropical urban veterans violence water ways welfare wildlife women work youth"
    ),
    name_prepositions=_words("of for on in"),
    owners_in_names=_words(
        "people women men children workers teachers farmers writers miners nurses students soldiers consumers veterans king queen"
    ),
    modifier_endings=_words(
        "affiliated aligned allied armed backed based born built controlled educated flagged friendly funded held led "
        "linked made occupied owned paid registered run sponsored style supported trained wide era speaking"
    ),
    name_particles=_words("al el bin ibn bint abu de del della di da dos du la le van von der den ter ten af av y e ul ur san o"),
    name_suffixes=_GENERATIONS | _words("mp msp qc kc phd md obe mbe cbe"),
    generations=_GENERATIONS,
    never_alone=_words("north south east west northern southern eastern western central new old great greater upper lower saint"),
    place_openings=_words(
        "north south east west northern southern new upper lower greater saint st san santa los las fort mount"
    ),
    place_endings=_words(
        "county city town village island islands valley river street avenue square bay beach coast heights hills mountains "
        "peninsula province district parish township springs falls"
    ),
    never_in_names=_words(
        "a an the this that these those he she it they we i you his her its their our my your who what when where why "
        "how which and or but nor so yet if as at by for from in into of off on onto out over to up with without "
        "about after before during since until while because although though however meanwhile moreover also even "
        "still just only not no never is are was were be been being has have had do does did will would can could may "
        "might must shall should there here then now therefore thus hence indeed perhaps maybe again soon once almost "
        "nearly today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
        "march april june july august september october november december says said saying told asked added speaking "
        "according despite amid among under between against within last next first second third earlier later some "
        "many most all both each every one two three four five six seven eight nine ten more less other others "
        "another such few several instead nevertheless yes responding citing referring breaking exclusive update read "
        "photo image video watch related given mr mrs ms miss dr sir neither either whether back him them us me through per "
        "than too very well new old oh"
    ),
    surnames_too=_words("may march august oh"),
    first_names_too=_words("will"),
    organisation_words=_words(
        "ministry department agency council committee commission party union federation confederation association "
        "organisation organization authority bureau office institute university college school hospital church "
        "company corporation corp corp. inc inc. ltd ltd. plc llc gmbh group bank fund board police army navy force "
        "forces service services court tribunal parliament congress senate house assembly times post news press "
        "herald guardian tribune telegraph journal gazette chronicle observer mirror star mail express independent "
        "daily weekly magazine radio tv television broadcasting network media alliance league club society foundation "
        "trust centre center coalition movement front brigade corps guard guards united rovers fc airways airlines "
        "motors industries holdings partners energy oil gas electric systems technologies pharmaceuticals "
        "laboratories team campaign administration treasury embassy chamber nations state states republic kingdom "
        "cross crescent amnesty watch nation academy museum library theatre orchestra festival ledger dispatch "
        "courier examiner monitor globe sun wire today directorate secretariat inspectorate registry exchange "
        "cooperative lawyers workers teachers co co. ratings securities investments insurance "
        "financial consulting associates enterprises brands studios analytics solutions software foods hotels resorts railways "
        "railroad telecom petroleum colleges universities institution conference partnership consortium initiative division "
        "regiment battalion squadron circuit caucus centers centres"
    ),
    surnames=_listed("surnames.txt"),
    plain=_listed("plain_words.txt"),
    known_organisations=_words(
        "hamas hezbollah fatah taliban isis isil nato reuters afp upi xinhua tass yonhap interfax ansa dpa kyodo "
        "bloomberg politico buzzfeed breitbart vox axios cnn bbc npr msnbc abc cbs nbc pbs google facebook twitter "
        "apple microsoft amazon uber tesla boeing airbus toyota volkswagen samsung huawei exxonmobil shell unicef "
        "unesco unhcr opec interpol europol greenpeace oxfam fifa uefa kremlin pentagon parliament congress labour "
        "conservatives tories scotland-yard downing-street wall-street "
        "capitol-hill"
    ),
    countries=COUNTRIES,
    captions=re.compile(
        r"\((?:[LRC]|C-[LR]|[2-5](?:nd|rd|th) (?:from )?[LR])\)|^File [-–—] "
        r"|(?:\b[A-Z]{2,10}|Images|Photo|Press)/[A-Z][\w .-]{1,40}[)\]]?$"
        r"|[(\[][^()\[\]]{0,50}(?:\b(?:Photo|Images|File|Handout)\b|[A-Z]{2,}/)[^()\[\]]{0,50}[)\]]$"
    ),
    bylines=re.compile(
        rf"\s*(?P<by>(?i:by)\s+)?{_SHOUTED}(?:(?:,|,?\s+(?i:and))\s+{_SHOUTED})*(?(by)(?:\s*[,|/–—-]\s.{{1,60}})?)\s*"
    ),
    clock_before=re.compile(r"(?:\d{1,2}(?::\d\d)? ?)?[ap]\.m\. "),
    when_behind=re.compile(
        r"(?<!ed)(?<!Mail) (?:in (?:(?:early|mid|late)[ -])?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d"
        r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)$"
    ),
    denied=re.compile(r"(?i)\bnot (?=every(?:one|body)\b|all\b|many\b)"),
    nationalities=NATIONALITIES,
    regions=REGIONS,
)
