"""English words that tell namesakes apart."""

from quoth.language.namesakes import Namesakes

_FIELDS = {
    "public life": "president premier chancellor minister secretary senator congressman congresswoman representative "
    "lawmaker legislator governor mayor councillor ambassador envoy diplomat commissioner mp msp undersecretary "
    "politician candidate nominee treasurer whip judge justice magistrate prosecutor attorney lawyer barrister solicitor "
    "counsel ombudsman sheriff party parliament ministry government union chairman chairwoman chairperson chair executive "
    "ceo founder co-founder owner banker company businessman businesswoman entrepreneur general colonel admiral police "
    "army inspector superintendent constable",
    "sport": "striker goalkeeper midfielder defender player champion referee trainer coach athlete sprinter swimmer cyclist "
    "footballer captain-of-the-team skier boxer golfer club football tennis rugby cricket olympic",
    "arts": "actor actress singer musician artist poet composer painter sculptor novelist conductor dancer film theatre "
    "opera playwright pianist violinist designer architect",
    "scholarship": "professor lecturer scientist researcher economist historian biologist physicist doctor physician surgeon "
    "nurse headteacher principal dean student teacher geologist chemist psychologist sociologist virologist "
    "epidemiologist oceanographer astronomer university hospital school",
    "faith": "pope bishop archbishop cardinal imam rabbi pastor priest vicar monk nun parish",
    "trades": "driver pilot farmer fisherman engineer skipper baker butcher plumber electrician carpenter shopkeeper "
    "hairdresser mechanic waiter waitress cook chef lorry bus taxi",
    "private life": "resident witness bystander onlooker passenger pensioner teenager teen boy girl shopper commuter customer "
    "patient voter caller viewer listener reader neighbour neighbor",
    "press": "editor columnist correspondent reporter journalist anchor presenter broadcaster newspaper",
}

_SHORT_GIVEN_NAMES = {
    "abigail": "abby", "alexander": "alex alec sasha", "andrew": "andy drew", "anthony": "tony", "benjamin": "ben benny",
    "catherine": "cathy kate katie cate", "charles": "charlie chuck", "christina": "tina", "christopher": "chris",
    "daniel": "dan danny", "david": "dave davy", "deborah": "debbie deb", "dmitri": "dima", "donald": "don donnie",
    "edward": "ed eddie ted", "elizabeth": "liz beth betty eliza lisbeth", "francis": "frank", "frederick": "fred freddie",
    "gerald": "gerry jerry", "gregory": "greg", "jacob": "jake", "james": "jim jimmy jamie", "jennifer": "jen jenny",
    "johannes": "hans", "john": "jack johnny", "jonathan": "jon", "joseph": "joe joey", "joshua": "josh",
    "kenneth": "ken", "kimberly": "kim", "lawrence": "larry", "leonard": "len lenny", "margaret": "maggie meg peggy",
    "matthew": "matt", "michael": "mike mick misha", "nicholas": "nick nicky", "pamela": "pam", "patricia": "pat patty",
    "patrick": "paddy", "peter": "pete", "philip": "phil", "raymond": "ray", "rebecca": "becky", "richard": "dick rick rich",
    "robert": "bob bobby rob", "ronald": "ron ronnie", "samuel": "sam", "stephen": "steve", "susan": "sue susie",
    "theodore": "theo", "thomas": "tom tommy", "timothy": "tim", "victoria": "vicky", "vladimir": "volodya", "walter": "walt",
    "william": "bill will billy",
}  # fmt: skip

NAMESAKES = Namesakes(
    fields={word: field for field, words in _FIELDS.items() for word in words.split()},
    single_offices=frozenset(
        ("president", "vice-president", "prime minister", "premier", "chancellor", "pope", "king", "queen", "secretary-general")
    ),
    short_given_names={short: full for full, shorts in _SHORT_GIVEN_NAMES.items() for short in shorts.split()},
    birth_name_words=frozenset("née nee né formerly".split()),
    generations={
        "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
    },
    body_endings=frozenset("inc ltd plc llc gmbh ag corp corporation co company group holding holdings limited sa".split()),
    common_body_words=frozenset(
        "supreme high central federal royal city county district harbour port police fire rescue coast health public general "
        "appeal road water electoral election trade sports environment planning social security safety audit weather island "
        "parliamentary".split()
    ),
    spellings={
        "labor": "labour", "defense": "defence", "center": "centre", "organization": "organisation", "harbor": "harbour",
        "theater": "theatre", "program": "programme",
    },
)  # fmt: skip
