"""English words that put a label on an actor.

A word stands here if a neutral wire report would not use it as its own, whichever side it is said of.
"""

from __future__ import annotations

from quoth.language.labels import LabelWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _terms(text: str) -> frozenset[str]:
    """Terms of several words, divided by commas."""
    return frozenset(" ".join(term.split()) for term in text.split(","))


_DEFINITE = _words(
    "regime junta mob ringleader ringleaders traitor traitors murderers savages barbarians quack horde hordes scum vermin "
    "tyrant despot monster monsters hypocrite autocrat kleptocrat demagogue dictatorship"
)

_TELLING = _words(
    "terrorist terrorists extremist extremists thug thugs goon goons henchmen henchman cronies stooge stooges lackey lackeys "
    "fanatics zealots mobsters despots tyrants dictator dictators warmonger warmongers jihadists jihadis crackpots scroungers "
    "kleptocrats autocrats demagogues hypocrites liars invaders occupiers eurocrats illegals do-gooders snowflakes "
    "hatemongers fearmongers neo-nazis bigots xenophobes quislings infidels heretics bloodsuckers profiteers freeloaders "
    "rabble-rousers troublemakers scaremongers agitators aggressors oppressors saboteurs"
) | _terms(
    "fat cats, hate preacher, hate preachers, climate denier, climate deniers, conspiracy theorist, conspiracy theorists, "
    "death squad, death squads, freedom fighter, freedom fighters, gutter press, lunatic fringe, sex pest, love rat, "
    "hermit kingdom, hermit state, loose cannon, tin-pot dictator, failed state, "
    "murder gang, murder gangs, unelected bureaucrats, useful idiot, useful idiots, fifth column, "
    "fifth columnists, enemies of the people, enemy of the people, puppet master, puppet masters, running dogs, "
    "chattering classes, metropolitan elite, liberal elite, "
    "death camp, death camps, killing machine, champagne socialist, champagne socialists, loony left, "
    "radical left, bible basher, bible bashers, tree hugger, tree huggers, war criminal, war criminals"
)

LABELS = LabelWords(
    distancing=_words(
        "so-called self-styled self-proclaimed self-described self-appointed self-anointed self-declared soi-disant "
        "would-be pseudo quasi self-titled self-professed self-confessed self-crowned"
    ),
    doubting=_words("alleged purported supposed ostensible putative reputed nominal pretended professed"),
    qualifying=_words("supposedly allegedly purportedly ostensibly nominally reputedly"),
    adjectives=_words(
        "terrorist terror extremist fanatical infamous notorious brutal ruthless bloodthirsty murderous barbaric savage "
        "vicious sadistic evil tyrannical despotic dictatorial genocidal fascist neo-fascist neo-nazi rogue puppet "
        "radical heroic beloved legendary disgraced shameless crooked corrupt cowardly hateful racist xenophobic "
        "bigoted deranged crazed unhinged hysterical rabid thuggish illegitimate treacherous traitorous "
        "ultra-radical warmongering imperialist repressive oppressive monstrous vile evil-minded swivel-eyed loony "
        "far-out hate-filled demonic pariah belligerent reckless buffoonish cult-like visionary saintly "
        "fearless brave courageous iconic firebrand "
        # cruelty
        "power-hungry power-mad power-crazed bloodstained callous heartless merciless pitiless cruel inhuman inhumane "
        "cold-blooded jackbooted trigger-happy heavy-handed draconian heinous abhorrent abominable despicable depraved "
        "satanic repugnant repulsive loathsome odious contemptible disgusting sickening marauding rampaging "
        ""
        # weakness
        "spineless gutless craven feckless clueless bungling bumbling incompetent inept shambolic toadying sycophantic "
        "servile grovelling snivelling lily-livered weak-kneed out-of-touch thin-skinned petulant "
        # dishonesty and greed
        "arrogant haughty pompous smug sanctimonious hypocritical two-faced duplicitous deceitful dishonest mendacious "
        "cynical opportunistic unscrupulous unprincipled venal greedy grasping money-grubbing rapacious predatory "
        "vulture parasitic exploitative thieving kleptocratic bogus phony phoney sham rigged crackpot "
        # rule and creed
        "autocratic totalitarian expansionist revanchist jingoistic chauvinist godless heathen sexist misogynist "
        "misogynistic homophobic transphobic islamophobic antisemitic anti-semitic unelected woke tree-hugging "
        "bible-bashing flag-waving race-baiting hate-mongering fear-mongering "
        # folly
        "shameful disgraceful scandalous outrageous pathetic laughable ludicrous ridiculous farcical idiotic moronic "
        "brainless senseless insane lunatic demented disastrous catastrophic ruinous erratic bombastic "
        "blustering ranting foul-mouthed "
        # praise
        "valiant gallant selfless tireless indomitable intrepid plucky revered inspirational trailblazing incorruptible"
    ),
    sorting=_words("terrorist terror extremist radical rogue puppet"),
    nouns=_TELLING
    | _DEFINITE
    | _words(
        "strongman butcher butchers mercenaries hero heroes heroine martyr martyrs icon saint saviour savior villain "
        "villains coward cowards crook crooks liar fraudster conman mobster puppet puppets firebrand radicals radical "
        "fascist fascists nazi nazis bigot racist racists quisling hatemonger provocateur rabble-rouser troublemaker "
        "agitator cult clique cabal mouthpiece apologist apologists propagandist propagandists shill gangster gangsters "
        "bandit bandits hooligan hooligans vandals criminal criminals killer killers murderer warlord warlords mastermind "
        "evildoers animals lunatic madman maniac pervert perv brute brutes bully bullies fixer kingpin godfather "
        "freedom-fighter peacemaker visionary darling pariah hardman loony fiend predator saboteur charlatan "
        "charlatans cheat crackpot buffoon clown idiot idiots fools moron imbecile psychopath sociopath narcissist "
        "misogynist xenophobe homophobe fanatic zealot bloodsucker parasite parasites weasel snake swindler kleptocracy "
        "oligarch oligarchs collaborator collaborators turncoat turncoats renegade warmonger imperialist imperialists "
        "aggressor invader occupier oppressor savage barbarian jihadist jihadi diva rag"
    ),
    deeds=_words(
        "massacre massacres onslaught smear smears rampage propaganda tirade tirades rant rants outburst outbursts "
        "meltdown charade farce sham cover-up bloodbath carnage pogrom pogroms atrocities atrocity genocide lies "
        "hypocrisy bluster scaremongering fearmongering warmongering cronyism treachery betrayal cowardice brutality "
        "tyranny slur slurs hysteria butchery savagery barbarism thuggery greed arrogance incompetence dishonesty "
        "fanaticism bigotry racism xenophobia sexism misogyny antisemitism nepotism despotism megalomania paranoia "
        "recklessness callousness crackdown misrule stunt gimmick antics tantrum diatribe witch-hunt"
    )
    | _terms(
        "power grab, land grab, witch hunt, smear campaign, show trial, show trials, reign of terror, sham election, "
        "sham elections, killing spree, scare tactics, dirty tricks, hate campaign, occupation forces, war crimes, "
        "war of aggression, fear campaign, strong-arm tactics, kangaroo court, political theatre, "
        "political theater, publicity stunt, ethnic cleansing"
    ),
    telling=_TELLING,
    definite=_DEFINITE,
    ambiguous=_words(
        "butcher butchers icon animals killer killers murderer darling fixer saint puppet puppets brute bully bullies "
        "cult radical radicals snake clown cheat rag diva savage criminal criminals bandit bandits predator "
        "martyr collaborator collaborators renegade parasite parasites vandals mastermind godfather kingpin mob"
    ),
    as_words=_words("as"),
    objects=_words("him her them me us"),
    owned=_words(
        "regime junta clique cabal mob henchmen henchman cronies lackeys stooges stooge lackey goons thugs puppet "
        "puppets mouthpiece"
    ),
    actors=_words(
        "gunman gunmen attacker attackers leader leaders expert experts owner heir saviour savior prophet poet king "
        "queen ringleader ringleaders mastermind militia army council republic state movement network cell spy spies "
        "thief thieves gang boss kingpin rebels patriots journalists journalist judge general group faction clergy "
        "cleric preacher guru victim victims perpetrator perpetrators accomplice accomplices suspect hacker hackers "
        "bomber bombers assassin assassins financier spokesman spokesperson spokeswoman ally allies friend friends "
        "wizard witch witches liberators guests advisers peacekeepers volunteers civilians adulterers nation government "
        "rulers ruler politician politicians president minister party commander fighter fighters militants militant "
        "businessman tycoon warlord warlords criminal criminals killer killers rapist murderer abuser conspirators "
        "smugglers trafficker traffickers dealer dealers founder caliphate emirate authorities police troops soldiers "
        "forces elite elites establishment crowd protesters rioters moderates radicals conservatives liberals "
        "progressives guardian guardians tank prince princess governor sheriff bureaucrats bureaucracy member members "
        "councillors landlord landlords banker bankers firm firms company companies bank banks agency council union "
        "unions team states kingdom lobby lobbyists boys girls youths pupils students settlers migrants refugees "
        "oligarch defendant teacher nurse judges generals clerics kings tycoons bosses governors mayors rapper actor "
        "ministers presidents squad squads channel newspaper press media outlet outlets funds lender giant donors donor "
        "patriot rivals foe foes enemy enemies opponent opponents administration dictator networks organisations "
        "organizations cells mother father mum dad envoy patrol guards patrols crew crews villagers monks refugee"
    ),
    actor_endings=("ists", "ist", "ers", "ors", "men", "man", "woman", "women", "arians", "arian", "crats", "crat"),
    doubted_endings=("er", "or"),
    not_actors=_words(
        "matters orders borders numbers papers letters posters offers powers computers centers centres dollars "
        "members-only waters quarters rumors rumours errors factors doors floors colors colours sectors terrors human "
        "list mist twist exist layers summers winters answers others dinners flowers towers drivers-only islanders-only "
        "chapters manners disorders shutters waivers transfers headquarters vegetarian humanitarian sectarian agrarian "
        "utilitarian "
        "matter order border number paper letter poster offer power computer center murder cover answer disorder error "
        "danger slander plunder favor horror humor labor harbor manner corner weather winter summer leather hunger anger "
        "tower flower shower dinner supper water quarter chapter character disaster register transfer banner folder "
        "server filter counter laughter slaughter wonder powder ladder shoulder finger trigger cancer fever river liver "
        "silver behavior motor rumor rumour terror mirror factor sector vector monitor color colour tumor major minor "
        "other another either neither whether former latter greater smaller larger higher lower later earlier older "
        "younger better longer shorter faster slower under over after never ever however together further rather barter "
        "blunder encounter prayer thriller super proper inner outer upper campaign campaigns"
    ),
    doings=_words(
        "rule reign crackdown campaign tactics assault onslaught invasion occupation war policies policy attack attacks "
        "repression toll dictatorship budget law laws curfew decree excuse excuses remark remarks comment comments plan "
        "plans bid tenure presidency premiership leadership government record conduct behaviour behavior handling response "
        "decision decisions attempt attempts stance rhetoric language speech speeches lie lies claim claims order orders "
        "ban reform reforms measures management misrule regime execution executions murder murders killing killings "
        "bombing bombings raid raids purge purges stunt gimmick demand demands threat threats antics"
    ),
    compounds=_words(
        "change changes attack attacks plot plots threat threats list watchlist offence offences offense offenses "
        "charges incident incidents activity financing worship complex act acts designation suspect suspects suspect's "
        "cases case trial investigation conviction convictions record records act bill law rule rules tax memo dossier "
        "strategy zone doctrine effect syndrome plan plans deal pact agreement declaration treaty programme program scheme "
        "list lists website websites propaganda content material ideology literature views video videos"
    ),
    between=_words(
        "group groups organisation organization outfit network cell leader leaders chief militia government state "
        "nation cleric preacher general commander fighter fighters former president minister movement faction gang boss "
        "ruler king"
    ),
    determiners=_words(
        "the a an this that these those his her its their our my your such some any no every each two three four five "
        "six seven eight nine ten several many few dozens"
    ),
    possessive_endings=("'s", "’s", "s'", "s’"),
    joining=_words("and or but nor then than so"),
    of=_words("of"),
    by=_words("by"),
    for_words=_words("for"),
    linking=_words("is was as into are were became become remains remained like unlike"),
    calling=_words(
        "call brand label dub term hail denounce condemn describe depict portray paint designate deem declare decry blast "
        "slam deride mock praise accuse style nickname proclaim regard vilify cast characterize christen"
    ),
    articles=_words("a an the"),
    articles_of_new=_words("a an"),
    creeds=_words(
        "islam islamic islamist muslim christianity christian judaism jewish hinduism hindu buddhism buddhist catholic "
        "protestant orthodox sunni shia shiite sikh zionist marxist communist socialist capitalist liberal conservative "
        "republican democratic western eastern northern southern african european asian arab latin american"
    ),
    prized=_words(
        "aid help relief charity peace peaceful peacekeeping truce ceasefire freedom free fair fairness liberty "
        "liberation liberated democracy democratic election elections vote votes referendum parliament independence "
        "independent neutral neutrality impartial objective moderate moderation reform reforms modernisation "
        "modernization progress victory success triumph justice trial court law legal order security safety protection "
        "safe defence defense defensive humanitarian voluntary volunteer volunteers spontaneous special operation "
        "exercise training education re-education rehabilitation school university science scientific research study "
        "evidence proof truth facts news journalism expert expertise experts advice consultation dialogue talks "
        "negotiation negotiations compromise apology accident suicide mistake coincidence emergency temporary powers "
        "measures cure miracle treatment therapy healing love friendship family honour honor patriotic patriotism loyalty "
        "tolerant tolerance diversity woke green clean sustainable natural ethical honest transparent transparency "
        "responsible luxury gift gifts loan donation donations bonus holiday salary solution deal agreement "
        "investigation inquiry review audit resettlement evacuation relocation cleansing pacification stabilisation "
        "normal normalisation historic unity popular civilised civilized values art religion faith holy model "
        "resistance revolution rescue strike coup warning warnings army drill innovation innovations"
    ),
    contracted=_words(
        "it's it’s that's that’s he's he’s she's she’s what's what’s there's there’s who's who’s here's here’s let's let’s"
    ),
    naming=_words(
        "word words term terms phrase song songs play film films movie book novel album band ship boat magazine "
        "newspaper poem painting show series title titled entitled called call calls calling named nicknamed dubbed "
        "known styled labelled labeled branded termed described describes describe describing refer refers referred "
        "sign signs banner banners slogan slogans chant chants nickname hashtag article documentary single track opera "
        "musical game programme program column essay report project operation campaign email subject headline"
    ),
    clause=_words(
        "i you he she it we they is are was were be been am has have had do does did will would can could should must "
        "may might not don't don’t isn't isn’t aren't aren’t wasn't wasn’t it's it’s i'm i’m we're let no yes go get stop "
        "never let's what why how who"
    ),
)
