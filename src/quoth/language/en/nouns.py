"""English nouns for those who speak, and what they tell of them."""

from quoth.language.en.numbers import NUMBERS
from quoth.language.people import Nouns


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words(
    "spokesman spokeswoman spokesperson president vice-president minister premier chancellor secretary senator "
    "congressman congresswoman representative lawmaker legislator governor mayor councillor ambassador envoy diplomat "
    "commissioner chief head leader deputy director manager chairman chairwoman chairperson chair executive ceo "
    "founder co-founder owner editor author columnist commentator correspondent reporter journalist anchor host "
    "presenter judge justice magistrate prosecutor attorney lawyer barrister solicitor counsel coroner sheriff "
    "commander general colonel lieutenant sergeant captain admiral constable inspector superintendent detective coach "
    "striker goalkeeper midfielder defender player champion referee trainer professor lecturer scientist researcher "
    "economist analyst expert historian biologist physicist doctor physician surgeon nurse teacher headteacher "
    "principal dean student adviser advisor aide strategist candidate nominee incumbent challenger king queen prince "
    "princess pope bishop archbishop cardinal imam rabbi pastor priest father mother brother sister son daughter "
    "husband wife widow widower uncle aunt cousin grandfather grandmother niece nephew friend neighbour neighbor "
    "driver pilot farmer fisherman worker engineer actor actress singer musician artist producer writer poet activist "
    "organiser organizer campaigner treasurer speaker whip ombudsman curator archivist mp msp ringleader "
    "undersecretary master chief-of-staff negotiator mediator coordinator skipper survivor passenger assistant announcer "
    "comedian pitcher quarterback contributor vp trader banker consultant planner scholar fellow associate operative "
    "surrogate lobbyist pollster investigator auditor accountant architect entrepreneur philanthropist photographer blogger "
    "podcaster speechwriter screenwriter songwriter playwright composer filmmaker designer technician mechanic electrician "
    "veterinarian paramedic firefighter midwife librarian interpreter translator therapist counselor counsellor whistleblower "
    "agent firebrand contender front-runner frontrunner runner-up tycoon magnate housecleaner philosopher geographer "
    "demographer astronomer veteran administrator registrar provost rector trustee warden comptroller controller chaplain abbot "
    "deacon vicar cleric moderator broadcaster pundit winger batsman bowler jockey boxer golfer swimmer sprinter rapper drummer "
    "dancer chef baker butcher plumber carpenter builder landlord sailor ranger"
)

VAGUE_ROLES = _words(
    "official source officer teen pensioner man woman boy girl person insider witness eyewitness resident bystander onlooker "
    "employee staffer member participant protester demonstrator voter soldier policeman policewoman victim relative "
    "teenager child patient customer user commenter colleague critic supporter opponent rival refugee migrant tourist "
    "student caller reader listener viewer"
)

PARTISANS = _words("republican democrat conservative liberal libertarian tory socialist communist nationalist unionist")

ORGANISATIONS = _words(
    "ministry department government administration parliament congress senate house council committee commission "
    "court tribunal party union federation confederation association organisation organization agency authority "
    "bureau office institute institution university college school hospital church company corporation firm group "
    "bank fund board police army navy military force forces service services newspaper paper magazine broadcaster "
    "station channel network outlet website campaign movement coalition alliance league club team society foundation "
    "charity watchdog regulator embassy consulate cabinet presidency kremlin pentagon prosecution brigade corps guard "
    "militia syndicate cooperative trust airline operator manufacturer retailer supplier chamber assembly opposition "
    "state country regime dictatorship leadership city town nation ngo think-tank thinktank startup panel jury "
    "secretariat directorate inspectorate journal lab laboratory museum camp bloc caucus nonprofit"
)

GROUPS = _words(
    "officials sources officers men women people residents critics supporters opponents experts analysts scientists "
    "researchers economists lawmakers legislators senators politicians ministers leaders authorities prosecutors "
    "lawyers attorneys witnesses survivors victims families relatives parents doctors nurses teachers students "
    "workers employees unions activists campaigners protesters demonstrators voters americans republicans democrats "
    "conservatives liberals labour tories investigators detectives troops soldiers militants rebels fighters "
    "insurgents gunmen diplomats advisers advisors aides allies observers commentators pundits reporters journalists "
    "media fans players coaches organisers organizers farmers fishermen villagers locals neighbours neighbors friends "
    "colleagues passengers commuters customers investors traders shareholders managers executives bosses directors "
    "judges jurors historians scholars academics members delegates representatives governments countries states "
    "nations companies firms groups parties agencies outlets newspapers insiders staff family users crew police crews "
    "rescuers firefighters paramedics medics migrants refugees some many others most campaign-staff majority minority "
    "pair duo couple public crowd spokespeople cops pollsters negotiators mediators councillors"
)

DOCUMENTS = _words(
    "note notes report reports study studies survey surveys poll polls statement statements document documents letter "
    "letters memo email emails filing filings lawsuit complaint indictment ruling order law act bill treaty agreement "
    "deal accord resolution constitution book biography article articles story stories editorial column headline "
    "video videos footage image images photo photos photograph photographs picture pictures tape tapes recording "
    "recordings transcript transcripts data figures statistics results findings evidence records record test tests "
    "analysis research paper papers review audit assessment estimate estimates forecast forecasts indications sign "
    "signs post posts tweet tweets message messages ad ads advert petition manifesto programme plan proposal budget "
    "charter rules guidelines guidance website press-release release communique affidavit testimony warrant minutes "
    "census satellites map chart placard banner leaflet sanctions sheet phrase literature warning warnings clip clips film "
    "remarks polling films movie documentary piece section passage average decision decisions verdict version slide slides "
    "presentation poem speech speeches lyrics pic pics index theory example examples scene episode caption database dataset"
)

STAND_INS = _words(
    "agency group company firm party union organisation organization newspaper paper magazine network broadcaster "
    "station bank university club team charity watchdog operator airline movement outlet hospital association "
    "federation foundation institution coalition league panel daily weekly tabloid website channel retailer "
    "manufacturer supplier startup journal think-tank thinktank publisher brokerage consultancy militia nonprofit"
)

GENDER: dict[str, str] = {
    **dict.fromkeys(
        _words(
            "mr mr. sir lord baron spokesman congressman chairman policeman businessman king prince pope father dad granddad "
            "brother son husband widower uncle grandfather nephew fisherman actor man boy imam gentleman statesman"
        ),
        "male",
    ),
    **dict.fromkeys(
        _words(
            "mrs mrs. ms ms. miss dame lady baroness madam spokeswoman congresswoman chairwoman policewoman "
            "businesswoman queen princess mother mum mom gran sister daughter wife widow aunt grandmother niece actress "
            "woman girl"
        ),
        "female",
    ),
}

SAME_ROLE = {
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "congresswoman": "congressman",
    "advisor": "adviser",
    "attorney": "lawyer",
    "solicitor": "lawyer",
    "barrister": "lawyer",
    "ceo": "executive",
    "military": "army",
    "troops": "soldiers",
    "scientists": "researchers",
    "authors": "researchers",
    "officials": "authorities",
    "paper": "newspaper",
    "organization": "organisation",
    "firm": "company",
    "organizer": "organiser",
    "president-elect": "president",
    "democratic": "democrat",
}

OWNED = _words("team movement foundation company group")

_RELATIVES = _words(
    "mother father brother sister son daughter husband wife widow widower uncle aunt cousin niece nephew grandmother grandfather"
)

NOUNS = Nouns(
    roles=ROLES,
    vague_roles=VAGUE_ROLES,
    outsiders=_RELATIVES
    | _words("critic supporter opponent rival friend victim survivor customer user tenant shareholder author co-author"),
    relatives=_RELATIVES | _words("lady grandson granddaughter stepson stepdaughter son-in-law daughter-in-law"),
    seats=_words("senator governor mayor sheriff congressman congresswoman representative lawmaker legislator sen. gov. rep. mp"),
    partisans=PARTISANS,
    owned=OWNED,
    callings=_words("publisher broker operator"),
    role_endings=("ist", "cian", "eer", "woman", "man", "keeper", "master", "holder", "maker"),
    plural_endings=("ers", "ors", "ists", "ians", "men", "women", "workers"),
    irregular_plurals=_words("people men women children media police staff"),
    shares=_words("percent % half third thirds quarter quarters two-thirds three-quarters one-third tenth fifth"),
    counts=frozenset(NUMBERS.values) - {"one"} | _words("dozens scores hundreds thousands millions"),
    bounds=NUMBERS.bounds,
    texts_of=_words("text wording version copy draft summary list terms"),
    numbers_of=_words(
        "group percentage number handful majority plurality minority couple crowd string series range dozen score host"
    ),
    organisations=ORGANISATIONS,
    only_ones=_words(
        "government administration parliament congress senate house police army navy military cabinet presidency kremlin pentagon"
    ),
    territories=_words("state country city town nation"),
    groups=GROUPS,
    documents=DOCUMENTS,
    stand_ins=STAND_INS,
    families=(
        _words(
            "newspaper paper magazine outlet broadcaster network station channel website daily weekly times post "
            "news herald guardian tribune telegraph journal gazette chronicle observer mirror mail express "
            "independent radio tv television ilbo"
        ),
        _words(
            "agency ministry department office authority bureau regulator watchdog commission directorate "
            "inspectorate service branch council committee treasury board"
        ),
        _words("company firm operator airline manufacturer retailer bank corporation inc ltd plc group"),
        _words("party union federation association movement coalition alliance league campaign group society"),
        _words("court tribunal jury judiciary bench"),
        _words("university college school institute academy hospital"),
        _words("army navy military force forces police guard brigade corps"),
    ),
    governments=_words("government authorities regime administration state dictatorship leadership"),
    rulers=frozenset({"president", "prime minister", "premier", "chancellor"}),
    subordinate=_words("vice deputy"),
    writings=(
        _words("study paper research analysis report review findings results"),
        _words("report review audit assessment inquiry document paper"),
        _words("letter email e-mail memo note message"),
        _words("video footage clip recording film tape"),
        _words("image images photo photos photograph photographs picture pictures footage"),
        _words("poll polls survey surveys polling"),
        _words("lawsuit suit complaint filing"),
        _words("book biography memoir"),
    ),
    again=_words("father mother dad mum mom grandfather grandmother granddad gran pensioner"),
    gender={word: "male" if gender == "male" else "female" for word, gender in GENDER.items()},
    same_role=SAME_ROLE,
)
