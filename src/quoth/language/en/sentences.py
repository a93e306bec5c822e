"""English abbreviations that stand before a capital within a sentence, and words that open adjuncts."""

from quoth.language.sentences import Sentences

SENTENCES = Sentences(
    abbreviations=frozenset(
        "mr mrs ms dr prof rev fr sen rep gov gen lt col maj capt sgt cpl adm cmdr st jr sr no vs v etc inc ltd co corp dept "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.g i.e a.m p.m d.c ph.d "
        "mt ft approx est fig cllr supt insp hon esq".split()
    ),
    prepositions=frozenset(
        "in on at by with from to over for of about against amid among beside during inside outside near through throughout "
        "under upon within without despite via per across along around behind beyond into onto".split()
    ),
    relatives=frozenset("which whom whose what least most".split()),
    participle_endings=("ing",),
    past_ending="ed",
    openers=frozenset("a an the its his my your our their".split()),
    wanting=frozenset("to of for from about with than into between against because whether be".split()),
    citing=frozenset({"according to"}),
    joining=frozenset("and or but nor".split()),
)
