"""English words by which what several articles say of one event is compared."""

from __future__ import annotations

from quoth.language.comparing import ComparingWords

COMPARING = ComparingWords(
    light=frozenset(
        "a about above after again against all also although am among an and another any are around as at away back be became "
        "because become been before being below between both but by came can cannot come could did do does doing done down "
        "during each either else ever every few for from further get gets getting give given go goes going gone got had has "
        "have having he her here hers herself him himself his how however i if in into is it its itself just keep kept know let "
        "like made make makes making many may me might mine more most much must my myself never no nobody nor not nothing now of "
        "off on once one only onto or other others our ours ourselves out over own put really said same say says saying see "
        "seen she should since so some something still such take taken than that the their theirs them themselves then there "
        "these they thing things this those though through till to told too took toward towards under until up upon us very "
        "was way we well went were what when where whether which while who whom whose why will with within without would yet "
        "you your yours yourself i'm i've i'd i'll it's he's she's that's there's we're we've we'll you're they're they've don't "
        "doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mr mrs ms dr".split()
    ),
    opening=frozenset({"that", "whether"}),
    endings=("'s", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y"),
    shortest_stem=3,
    happenings={
        name: frozenset(words.split())
        for name, words in {
            "killed": "kill kills killed killing dead die dies died dying death deaths fatality fatalities fatal fatally "
            "martyred slain perished slaughtered murdered massacred executed",
            "injured": "injure injured injures injuring injury injuries wounded wound wounds wounding hurt hospital hospitals "
            "hospitalised hospitalized casualties maimed",
            "missing": "missing unaccounted disappeared vanished",
            "abducted": "abduct abducted abducting abduction kidnap kidnapped kidnapping kidnappings captured snatched abductees",
            "held": "captive captives captivity hostage hostages imprisoned jailed detained",
            "freed": "freed freeing release released releases releasing liberated liberation rescued rescuing saved",
            "arrested": "arrest arrested arrests arresting",
            "evacuated": "evacuate evacuated evacuating evacuation evacuations",
            "displaced": "displaced displacement homeless fled flee fleeing uprooted",
            "trapped": "trapped stranded stuck buried",
            "charged": "charged indicted sentenced convicted sentence accused",
            "dismissed": "sacked fired dismissed laid-off layoffs redundant redundancies",
            "marched": "marched march demonstrated rallied rally protesters demonstrators protested crowd crowds attended",
            "voted": "voted vote votes majority",
            "destroyed": "destroyed damaged flattened burned burnt collapsed",
        }.items()
    },
    vague_happenings={
        name: frozenset(words.split())
        for name, words in {
            "abducted": "taken seized",
            "held": "remain remained remains",
            "freed": "free",
            "arrested": "custody",
        }.items()
    },
    growing=frozenset("killed injured arrested evacuated displaced freed destroyed".split()),
    persons=frozenset(
        "people person persons man men woman women passenger passengers civilian civilians victim victims others resident "
        "residents citizen citizens child children adult adults survivor survivors soldier soldiers troops worker workers "
        "guard guards officer officers villager villagers protester protesters demonstrator demonstrators patient patients "
        "dead killed injured wounded missing lives deaths fatalities casualties injuries of-them".split()
    ),
    measures=frozenset(
        "time times percent % percentage point points degree degrees year years month months week weeks day days hour hours "
        "minute minutes question questions "
        "game games season seasons inning innings run runs win wins goal goals match matches "
        "side sides country countries part parts thing things half way ways".split()
    ),
    noun_ends=frozenset("of in from on at for with per who that which".split()),
    partitives=frozenset({("all", "but"), *(("of", word) for word in "the them our their his her its those these whom".split())}),
)
