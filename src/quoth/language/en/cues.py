"""English cues: the lexicon in `cues.tsv` and the words around it."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import cast, get_args

from quoth.language.cues import CueLexicon, CueSense
from quoth.model import Attitude, Stance

IRREGULAR = """
arise=arose be=been,was,were,is,are,am,being,'s,’s,'re,’re,'m,’m bear=bore beat=beaten begin=began,begun behold=beheld
belief=beliefs bet=bet bleed=bled blow=blew,blown break=broke,broken bring=brought build=built burn=burnt buy=bought
cast=cast catch=caught choose=chose,chosen come=came die=dying do=done,did,does draw=drew dream=dreamt drive=drove,driven
feel=felt fight=fought find=found forbid=forbade,forbidden foresee=foresaw,foreseen forget=forgot,forgotten
forgive=forgave,forgiven get=got,gotten give=gave,given go=went,gone grow=grew have=had,has,having hear=heard hit=hit
hold=held keep=kept know=knew,known lay=lay,laid lead=led learn=learnt leave=left lend=lent let=let lie=lying,lied lose=lost
make=made mean=meant meet=met mislead=misled mistake=mistook,mistaken misunderstand=misunderstood outlaw=outlawed
overcome=overcame overhear=overheard override=overrode overthrow=overthrew pay=paid plead=pled prove=proven put=put read=read
restate=restated retell=retold ring=rang rise=rose run=ran say=said,saith see=saw,seen seek=sought send=sent set=set
shoot=shot show=shown sing=sang,sung sink=sank slay=slew speak=spoke,spoken spell=spelt,spelled spend=spent stand=stood
stick=stuck strike=struck swear=swore,sworn take=took,taken teach=taught tear=tore,torn tell=told thesis=theses think=thought
throw=threw,thrown understand=understood undertake=undertook,undertaken uphold=upheld weep=wept win=won
withdraw=withdrew,withdrawn write=wrote,written
"""


def _senses() -> dict[tuple[str, ...], dict[str, CueSense]]:
    senses: dict[tuple[str, ...], dict[str, CueSense]] = {}
    for line in files("quoth.language.en").joinpath("cues.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        attitude, stance, frame, words = line.split("\t")
        if attitude not in get_args(Attitude) or stance not in get_args(Stance):
            raise ValueError(f"cues.tsv: no such attitude or stance in {line[:60]!r}")
        sense = CueSense(cast(Attitude, attitude), cast(Stance, stance))
        for word in words.split(", "):
            frames = senses.setdefault(tuple(word.split()), {})
            if frames.setdefault(frame, sense) != sense:
                raise ValueError(f"cues.tsv: {word!r} has two senses in the frame {frame!r}")
    return senses


def _inflections() -> dict[str, str]:
    inflections: dict[str, str] = {}
    for row in IRREGULAR.split():
        lemma, _, forms = row.partition("=")
        inflections.update(dict.fromkeys(forms.split(","), lemma))
    return inflections


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _sequences(phrases: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases.split(", "))


CUES = CueLexicon(
    senses=_senses(),
    inflections=_inflections(),
    endings=(
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
        ("n", ""),
    ),
    spellings=(("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ence", "ense"), ("l", "ll"), ("ll", "l")),
    participle="ing",
    light=_set(
        "seem appear seemingly apparently have be begin start keep make give express voice raise take go come get put "
        "reach hold continue try set issue share mean present convey carry run provide include bring deliver register "
        "lodge level do lay throw show air cast send look sound file repeat"
    )
    | {"go on"},
    weak=_set("as by in of on from about with at to for via under per be have : - — – … “ ” @") | {'"'},
    carriers=_set(
        "say write tweet post issue release publish statement letter speak talk tell email message video op-ed announce "
        "report put address circulate print broadcast send sign respond reply answer article speech interview"
    ),
    passive=_set("be get become"),
    negators=_set("not never no neither nor cannot without nobody none nothing hardly barely scarcely nowhere n't n’t"),
    negative_endings=("n't", "n’t", "n`t", "n´t"),
    late_negators=_set("nothing none no"),
    affirming=_sequences(
        "only, just, merely, simply, solely, surprisingly, unexpectedly, doubt, secret of, uncertain terms, least, "
        "stress enough, emphasise enough, emphasize enough, say enough, help but, agree more, stop, stopped, ceased, "
        "bones, hesitate to, hesitated to, fail to, failed to, longer refuses, hide, mince"
    ),
    negating=_sequences("yet to, stopped short of, stop short of, stops short of"),
    hedges=_set("seem appear apparently seemingly reportedly may might perhaps possibly allegedly"),
    shifts={
        **dict.fromkeys(
            _sequences(
                "falsely, baselessly, wrongly, wrongfully, incorrectly, erroneously, inaccurately, misleadingly, "
                "allegedly, purportedly, supposedly, ostensibly, without evidence, without proof, without any evidence, "
                "spuriously, dubiously, implausibly, absurdly"
            ),
            "distance",
        ),
        **dict.fromkeys(_sequences("correctly, rightly, accurately, rightfully, be right to, be correct to"), "endorse"),
    },
    question_words=_set("whether if why how what who whom whose when where which"),
    claim_nouns=_set(
        "claim claims allegation allegations accusation accusations charge charges suggestion suggestions report "
        "reports rumour rumours rumor rumors speculation notion assertion assertions criticism argument arguments "
        "theory theories idea"
    ),
    citing=_set("citing quoting"),
    feelings=_set(
        "angry annoyed appalled ashamed bitter delighted devastated disappointed disgusted dismayed ecstatic embarrassed "
        "excited frustrated furious glad grateful happy heartbroken horrified hurt livid outraged overjoyed pleased proud "
        "relieved sad saddened shocked sickened sorry stunned thankful thrilled unhappy upset"
    ),
    evidence=re.compile(
        r"(?i) to (?:\w+ly )?(?:have )?(?:show|suggest|indicate|depict|prove|reveal|demonstrate|confirm)(?:ed|n)?\b"
    ),
    showing=re.compile(
        r"(?i)(?:\w+ly )?(?:showing|purporting|suggesting|indicating|depicting|revealing|proving|demonstrating)\b"
    ),
    standing_for=re.compile(
        r"(?i)\s(?P<words>as much|so|otherwise|likewise|the opposite)"
        r"(?=\s*[.,;:!?)\n\"'”’—–]|\s+(?:in|on|at|to|by|via|when|after|before|while|during|himself|herself|themselves|again|too"
        r"|earlier|later|last|this|and|but|yesterday|today|publicly|privately)\b|$)"
    ),
    joined=re.compile(
        r",? (?:and|but)(?: also| then| later)? (?P<cue>sa(?:id|ys)|(?:warn|call)(?:ed|s)|(?:accuse|note|argue)[ds]"
        r"|(?:insist|add|predict|vow)(?:ed|s))(?= )"
    ),
)
