"""English words that name a channel."""

from __future__ import annotations

import re

from quoth.language.channels import ChannelPattern, ChannelRules
from quoth.model import ChannelKind

A = r"(?:(?:an?|the|his|her|its|their|our|my|this|that|one|another|two|several|recent|separate)\s+)"
MORE = r"(?:[\w’'.&-]+\s+){0,3}?"
"""Up to three words that describe the channel: "a strongly worded statement"."""
NAME = r"(?:[A-Z][\w’'.&-]*(?:\s+(?:of\s+|and\s+|de\s+|la\s+)?[A-Z][\w’'.&-]*){0,4})"
OUTLET_WORD = (
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Guardian|Journal|Chronicle|Telegraph|Mail|Express|Mirror"
    r"|Star|Sun|Globe|Observer|Independent"
    r"|Examiner|Courier|Standard|Daily|Weekly|Today|Television|TV|Radio|Channel|Press|Agency|Magazine"
    r"|Review|Bulletin|Dispatch|Register|Monitor"
    r"|Inquirer|Enquirer|Sentinel|Record|Echo|Argus|Advertiser|Broadcasting|Network|Online|Insider|Beast)"
)
KNOWN_OUTLETS = (
    r"(?:BBC|CNN|CNBC|MSNBC|NBC|CBS|ABC|NPR|PBS|AFP|AP|UPI|DPA|dpa|EFE|ANSA|TASS|RIA|RT|ITV|ITN|RTE|RTÉ"
    r"|NHK|CCTV|CGTN|PTI|ANI|NDTV|IRNA|ISNA|SANA"
    r"|WAFA|KCNA|SABC|CBC|TVNZ|ARD|ZDF|LBC|C-SPAN|Reuters|Bloomberg|Politico|Axios|BuzzFeed|Buzzfeed|Haaretz"
    r"|Xinhua|Interfax|Yonhap|Kyodo|Anadolu"
    r"|Newsweek|Breitbart|HuffPost|Forbes|Fortune|Variety|Billboard|Esquire|Vogue|Vox|Quartz|Slate|Salon"
    r"|Semafor|Jezebel|Gawker|Univision|Telemundo"
    r"|Al Jazeera|Al Arabiya|Al Mayadeen|Le Monde|Le Figaro|Libération|Der Spiegel|Die Zeit|Bild|El País"
    r"|El Mundo|La Repubblica|Corriere"
    r"|Deutsche Welle|France 24|Times Radio|Rolling Stone|Vanity Fair|The Economist|The Atlantic"
    r"|The New Yorker|The Hill|The Intercept|The Onion"
    r"|The Conversation|The Nation|The Spectator|The Week|The Verge|Wired|Fox)"
)
OUTLET = (
    rf"(?:[Tt]he\s+)?(?:{KNOWN_OUTLETS}(?:[’']s)?(?:\s+{NAME})?"
    rf"|(?:[A-Z][\w’'.&-]*\s+){{0,4}}{OUTLET_WORD}\b(?!\s+(?:Office|Minister|Party|Secretary))"
    r"(?:\s+[A-Z][\w’'.&-]*){0,3})"
)
OUTLET_NOUN = (
    r"(?:newspaper|paper|magazine|news\s+agency|news\s+website|news\s+site|broadcaster|TV\s+station"
    r"|radio\s+station|television\s+station|network|daily"
    r"|tabloid|weekly)"
)
TELL = r"\b(?:tell|tells|told|telling|inform(?:s|ed|ing)?)\s+"


def _adjunct(kind: ChannelKind, triggers: str, words: str, *, cased: bool = False) -> ChannelPattern:
    pattern = re.compile(rf"\b(?P<words>{words})(?!\w)", 0 if cased else re.IGNORECASE)
    return ChannelPattern(kind, pattern, tuple(triggers.split("|")))


def _addressee(kind: ChannelKind, words: str, *, cased: bool = False) -> ChannelPattern:
    pattern = re.compile(rf"{TELL}(?P<words>{words})(?!\w)", 0 if cased else re.IGNORECASE)
    return ChannelPattern(kind, pattern, ("tell", "told", "inform"))


ADJUNCTS = (
    _adjunct(
        "interview",
        "interview",
        rf"(?:in|during|for|at)\s+{A}?{MORE}interviews?(?:\s+(?:with|on|by|to|for"
        rf"|in)\s+(?:[Tt]he\s+)?(?:[A-Z][\w’'.&-]*\s?)*\b)?",
    ),
    _adjunct(
        "statement",
        "statement|release|communiqu|declaration",
        rf"(?:in|via|through|with|by|issu(?:ed|es|ing)|releas(?:ed|es|ing)|put(?:ting)?\s+out"
        rf"|read(?:ing)?(?:\s+out)?|sent|published|offering)\s+{A}?{MORE}"
        r"(?:statements?|press\s+releases?|news\s+releases?|communiqu[eé]s?|declaration)"
        r"(?:\s+(?:carried|published|read|reported|released|issued|distributed)\s+(?:by|on|in"
        r"|through)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
        r"(?:agency|television|radio|media|newspaper|website|TV))?",
    ),
    _adjunct(
        "news conference",
        "conference|briefing",
        rf"(?:at|in|during|to)\s+{A}?{MORE}(?:(?:news|press|media)\s+(?:conferences?|briefings?)"
        r"|(?:daily|regular|weekly)\s+briefings?|briefings?\s+(?:to|for|with)\s+(?:reporters|journalists))"
        r"|at\s+a\s+briefing",
    ),
    _adjunct(
        "news conference",
        "to ",
        r"(?:speaking|talking|in\s+(?:\w+\s+)?remarks|in\s+(?:\w+\s+)?comments|spoke)\s+to"
        r"\s+(?:the\s+)?(?:reporters|journalists|the\s+press|the\s+media)",
    ),
    _adjunct("post", "tweet|blogg|posting", r"(?:(?:re)?tweet(?:ed|s|ing)|blogged|posting)"),
    _adjunct(
        "post",
        "posted",
        rf"posted\s+{A}?{MORE}(?:video|videos|photo|photograph|photos|picture|image|message|clip|note|statement)",
    ),
    _adjunct("post", " x", r"(?:in|on|via|through)\s+X", cased=True),
    _adjunct(
        "post",
        "tweet|twitter|facebook|instagram|telegram|tiktok|youtube|snapchat|weibo|whatsapp|linkedin|reddit"
        "|tumblr|truth social|mastodon|bluesky|vkontakte|social|blog|post|site",
        rf"(?:in|on|via|through|with|to)\s+{A}?{MORE}(?:tweets?|tweetstorm|twitter|facebook|instagram|telegram"
        rf"|tiktok|youtube|snapchat|weibo|whatsapp"
        r"|linkedin|reddit|tumblr|truth\s+social|mastodon|bluesky|vkontakte|social\s+media|social\s+networks?"
        r"|blog(?:\s?posts?)?|posts?|website|web\s+site)"
        r"(?:\s+(?:account|page|posts?|thread|feed|channel|story|stories|video|message|platform))?"
        r"(?:\s+on\s+(?:Twitter|Facebook|Instagram|Telegram|X|LinkedIn|Weibo|Reddit|social\s+media|(?:his|her"
        r"|its|their)\s+\w+))?",
    ),
    _adjunct(
        "court",
        "court|lawsuit|affidavit|indictment|trial|testimony|filing|legal",
        rf"(?:in|through|to|at)\s+{A}?{MORE}(?:court(?:\s+(?:documents?|filings?|papers|records?|hearing"
        rf"|on\s+\w+day))?|court|courtroom|lawsuit|affidavit|indictment|trial|testimony|legal\s+(?:filing"
        rf"|papers)|(?:legal|court)\s+filings?)",
    ),
    _adjunct(
        "letter",
        "letter|mail|text message",
        rf"(?:in|by|via|through)\s+{A}?{MORE}(?:(?:open\s+)?letters?(?:\s+to\s+\w+)?|e-?mails?|text\s+messages?)",
    ),
    _adjunct(
        "phone",
        "phone|call",
        rf"(?:(?:reached\s+)?by\s+(?:tele)?phone|over\s+the\s+(?:tele)?phone|on\s+the\s+phone|(?:in"
        rf"|during)\s+{A}?{MORE}(?:tele)?phone\s+(?:call|conversation)s?|in\s+a\s+(?:conference\s+)?call)",
    ),
    _adjunct(
        "speech",
        "speech|rall|keynote|sermon|homily|eulogy|lecture|address|town hall|commencement",
        rf"(?:in|during|at|to)\s+{A}?{MORE}(?:speech|speeches|rally|rallies|keynote(?:\s+address)?|sermon|homily|eulogy"
        rf"|lecture|(?:televised|inaugural|opening|national|weekly)\s+address|address(?=\s+(?:to|at|in|on))"
        rf"|town\s+hall(?:\s+meeting)?|commencement)(?:\s+(?:to|in|at)\s+(?:the\s+)?(?:assembly|parliament"
        rf"|nation|congress|[A-Z]\w+))?",
    ),
    _adjunct(
        "outlet",
        "op-ed|opinion|editorial|column",
        rf"(?:in|for|by|to)\s+(?:{A})?(?:[\w’'-]+\s+){{0,3}}?(?:op-ed|opinion\s+piece|opinion\s+article"
        rf"|editorial|column|guest\s+column)(?:\s+(?:piece|article))?"
        rf"(?:\s+(?:for|in|on|published\s+in|published\s+by)\s+(?:[Tt]he\s+)?{NAME})?",
        cased=True,
    ),
    _adjunct("outlet", "op-ed", rf"an?\s+op-ed(?:\s+(?:piece|article))?\s+(?:for|in)\s+(?:[Tt]he\s+)?{NAME}", cased=True),
    _adjunct(
        "outlet",
        "paper|magazine|agency|news|caster|station|network|daily|tabloid|weekly",
        rf"(?:in|for)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}{OUTLET_NOUN}\s+{NAME}",
        cased=True,
    ),
    _adjunct(
        "outlet",
        "writ|wrote|speaking|spoke",
        rf"(?<=wrote )(?:in|for)\s+{OUTLET}|(?<=writes )(?:in|for)\s+{OUTLET}|(?<=writing )(?:in"
        rf"|for)\s+{OUTLET}|(?:speaking|spoke)\s+to\s+{OUTLET}",
        cased=True,
    ),
    _adjunct(
        "broadcast",
        "television|tv|radio|air|show|program|podcast|broadcast|newscast",
        rf"(?:on|via)\s+{A}?{MORE}(?:television|tv|radio|air|talk\s+show|show|programmes?|podcasts?"
        rf"|broadcasts?|newscast)(?:\s+(?:show|programme|program|channel|station))?",
    ),
    _adjunct(
        "broadcast",
        "video|podcast|broadcast|documentary|audio|voice|recorded|livestream",
        rf"(?:in|during|through)\s+{A}?{MORE}(?:videos?|podcasts?|broadcasts?|documentary|audio\s+(?:message"
        rf"|recording)|(?:video|voice|recorded)\s+(?:message|clip|recording)|livestream)",
    ),
    _adjunct(
        "broadcast",
        "on ",
        rf"on\s+{KNOWN_OUTLETS}(?:[’']s)?(?:\s+[“\"‘'][^“”\"‘’']{{3,40}}[”\"’'])?"
        rf"|on\s+(?:[Tt]he\s+)?{NAME}\s+(?:News|Radio|TV|Television)",
        cased=True,
    ),
    _adjunct(
        "document",
        "report|memoir|biograph|book|study|paper|memo|document|manifesto|essay|assessment|review|survey|poll"
        "|dissent|ruling|opinion|notice|prospectus|audit|note to",
        rf"(?:in|within)\s+{A}{MORE}(?:report|memoirs?|autobiography|book|study|paper|memo|document|documents"
        rf"|manifesto|essay|white\s+paper|assessment|review|survey|poll|dissent|ruling|opinion|notice"
        rf"|prospectus|audit|note(?=\s+to\s+(?:clients|investors|shareholders)\b))(?!\s+(?:by|of)\s+(?:law|hand))",
    ),
)

ADDRESSEES = (
    _addressee(
        "news conference",
        rf"(?:(?:the\s+)?(?:reporters|journalists|newsmen|the\s+press|the\s+media|media)"
        rf"|{A}?{MORE}(?:news\s+conference|press\s+conference|press\s+briefing|news\s+briefing"
        rf"|daily\s+briefing|briefing))(?:\s+(?:at|in|outside|aboard|after|during|on)\s+(?:the\s+|a\s+|his\s+"
        rf"|her\s+)?\w+)?",
    ),
    _addressee("court", rf"{A}?{MORE}(?:court|judge|jury|jurors|tribunal|inquest|magistrates?)"),
    _addressee(
        "speech",
        rf"{A}?(?:(?:cheering|packed|large|\w+ing)\s+)?(?:rally|crowd|parliament|congress|lawmakers|mps"
        rf"|supporters|delegates|assembly|audience|house\s+of\s+commons|general\s+assembly|security\s+council"
        rf"|conference|gathering|congregation)",
    ),
    _addressee("outlet", OUTLET, cased=True),
    _addressee("outlet", rf"{A}?{MORE}{OUTLET_NOUN}(?:\s+{NAME})?", cased=True),
    _addressee("interview", r"(?:an|the|his|her)\s+interviewer"),
)

VERBS: dict[str, ChannelKind] = {
    **dict.fromkeys(("tweet", "retweet", "blog", "post"), "post"),
    **dict.fromkeys(("email", "e-mail"), "letter"),
    "telephone": "phone",
    "testify": "court",
    "televise": "broadcast",
}


NOUNS: dict[ChannelKind, str] = {
    "post": "tweet tweets post posts blog thread",
    "statement": "statement statements release communique communiqué",
    "letter": "letter letters email emails e-mail e-mails note",
    "court": "filing filings indictment lawsuit complaint affidavit transcript testimony suit brief",
    "broadcast": "broadcast broadcasts programme documentary podcast newscast",
    "speech": "speech address sermon",
    "document": (
        "report reports study studies survey surveys poll polls document documents memo memos book biography "
        "autobiography memoir article articles law laws act bill treaty agreement accord resolution resolutions "
        "constitution charter sanctions census papers paper audit review assessment manifesto guidelines guidance rules "
        "budget decree notice sign leaflet pamphlet contract records minutes order legislation directive ordinance "
        "amendment petition dossier diary bulletin"
    ),
}

CHANNELS = ChannelRules(
    adjuncts=ADJUNCTS,
    addressees=ADDRESSEES,
    verbs=VERBS,
    voices={noun: kind for kind, nouns in NOUNS.items() for noun in nouns.split()},
    after_head=("ed", "ing"),
    handle=re.compile(r"(?P<words>@\w{2,})"),
)
