"""Furniture of English-language news pages; `any_line` says how to read the wordings."""

import re

from quoth.language.furniture import Furniture, any_line

_NETWORK = (
    r"(?:facebook|twitter|x|linked ?in|whats ?app|reddit|telegram|messenger|pinterest|instagram|you ?tube|flipboard"
    r"|tik ?tok|google(?: news)?)"
)
_BUTTON = rf"(?:share|tweet|e-?mail|print|save|pin(?: it)?|like|copy link|bookmark|comments?|{_NETWORK})"
_PIECE = r"(?:article|story|page|post|report|video)"
_AGENCY = r"(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa|pa media|shutterstock|alamy)"
_STOCK = r"(?:getty images|ap photo|shutterstock|alamy)"
_JOIN = r"(?:subscribe|sign up|sign in|log in|register)"
_LETTER = r"(?:newsletters?|e-?mails?|alerts?|notifications?|inbox|briefing|bulletin|podcast|updates|digest)"
_ACCESS = r"(?:account|channel|unlimited|to (?:continue|comment|read|get the))"

_COMMENTS = (
    r"(?:your|user|reader|latest|add (?:a|your)|hide|post a|write a) comments?(?: \(?\d[\d,]*\)?)?[.:]?",
    r"(?:(?:view|show|see)(?: all)? )?(?:\(?\d[\d,]*\)? )?comments?(?: section| policy| are closed| \(?\d[\d,]*\)?)?[.:]?",
    r"leave (?:a|your) (?:comment|reply)",
    r"join the (?:conversation|discussion)|have your say|be the first to comment[.!]?",
    r"reply|report (?:abuse|comment)|load more(?: comments)?",
    r"tell us what you think[.\u2026!]*|what do you think\?",
)
_SHARING = (
    rf"{_BUTTON}(?:\s*[|/·•,]?\s*{_BUTTON}){{0,8}}",
    rf"(?:share|tweet|e-?mail|print|send|save) (?:this|the) {_PIECE}\b…",
    rf"(?:share|tweet|send|post) (?:this )?(?:on|via|with|by|to) (?:your )?(?:{_NETWORK}|e-?mail|friends)…",
    r"share this(?: with…|:…)?|share options|\d[\d,.]*[km]? shares?",
    r"click to (?:share|e-?mail|print)…|.{1,400}\bclick to tweet",
    rf"(?:like|enjoy(?:ed)?|love) this {_PIECE}\?…|if you (?:enjoyed|liked) this {_PIECE}…",
)
_LINKS = (
    r"(?:read|see|view|show|learn|find out) (?:more|less)(?:\s*(?:[:|>»→\u2026]|\.{3}).{0,200})?",
    r"(?:read|see|view|show) (?:the )?(?:full|original) (?:article|story|post)(?:\s*[:|>»→].{0,200})?",
    r"(?:read|watch|listen|see|related|don.?t miss|must read|more)\s*[:|>»].{0,200}",
    r"(?:read (?:also|next)|(?:also|see) (?:also|read|see)|related (?:article|story|video)s?)\s*[:|>»–-].{0,200}",
    r"[\[(](?:related|read|see|also|watch|listen|more)(?: (?:also|more|story))?\s*:.{0,200}[\])]",
    r"also on [\w-]+\.com\b.{0,200}|explore further",
    r"continue reading(?: below| the main story)?\W*|(?:story|article|text) continues (?:below|after)…",
    r"back to top|skip (?:to|past)…|(?:next|previous) (?:article|story|post)(?:\s*:.{0,160})?|end of .{1,40} content",
    r"(?:https?://|www\.|twitter\.com/)\S+|\S+@[\w-]+\.[\w.-]+|@\w{2,30}",
)
_MENUS = (r"[^|.!?\"“”]{1,30}(?:\s*\|\s*[^|.!?\"“”]{1,30}){2,}",)
_JOINING = (
    rf"(?:please |click here to |you can )?{_JOIN}(?: (?:now|here|today|free|for free))*[.!]?",
    rf"(?:please |click here to |you can |not a (?:member|subscriber)\? )?{_JOIN}\b…\b(?:{_LETTER}|{_ACCESS})\b…",
    rf"subscribe to … on {_NETWORK}\b…",
    rf"(?:get|receive) …\b(?:newsletters?|(?:to|in) your inbox|breaking news alerts)\b…|{_LETTER}|keep an eye on your inbox…",
    rf"(?:follow|like|find|join) (?:us|me|him|her|them|[\w.'’-]+(?: [\w.'’-]+){{0,4}}) on (?:social media|{_NETWORK})\b…",
    r"(?:reach|e-?mail|write to|contact|follow|tweet) …(?:@|twitter\.com|\bon twitter\b)…",
    r"enter your e-?mail…|(?:your )?e-?mail address\*?|thanks? (?:you )?for (?:signing up|subscribing)…",
    r"download (?:the|our) …\bapp\b…|click here to get …|get .{1,60} on the go\b.{0,10} by clicking…",
    r"an error has occurred…|there was an error processing…",
)
_ADVERTISING = (
    r"-? ?advertise?ments? ?-?|advertising|ads?|(?:sponsored|promoted|paid)(?: content| post)?|report this ad",
    r"this advertisement has…",
    r"(?:order|buy) reprints|print article|this copy is for your personal…",
)
_LEGAL = (
    r"(?:©|\(c\) |copyright\b(?: ©| \(c\)| \d{4}|:)|all rights reserved)…",
    r"terms (?:of (?:use|service)|and conditions)(?:\s*[|·•]…)?",
    r"(?:privacy (?:policy|notice)|cookie (?:policy|settings|preferences))(?:\s*[|·•]…)?",
    r"(?:manage|accept(?: all)?|reject(?: all)?) cookies",
    r"(?:we|this (?:web)?site)(?: and our partners)? uses? cookies\b.{0,400}",
    r"by (?:continuing to (?:browse|use)|using this (?:web)?site)\b.{0,300}",
    r"this (?:material|article|content) may not be (?:published|reproduced)…|our standards:…",
)
_CREDITS = (
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled) by …",
    r"\(?[A-Z]…\bcontributed (?:to (?:this|the) (?:report|story|article)|(?:(?:additional|the) )?(?:reporting|research)\b)…",
    r"sources?\s*:\s*[^\"“”]{1,60}|filed under\b…",
    r"(?:first )?(?:published|posted|updated|last (?:updated|modified))\b(?: (?:on|at))?\s*:?[^\"“”]{0,12}\d[^\"“”]{0,40}",
    r"\d+ (?:minutes?|hours?|days?|weeks?) ago|\d+ min(?:ute)? read",
)
_PICTURES = (
    r"(?:file )?(?:photo|photograph|picture|image|pic)(?: (?:credit|caption|by|courtesy(?: of)?))?\s*:.{0,300}",
    r"(?:photo|image|picture) by …",
    rf"(?:credit|caption|image (?:source|copyright)|media (?:caption|playback))\s*(?::…|…\b{_AGENCY}\b…)",
    r".{0,300}\((?:photo|image|picture|ap photo|file photo)\b[^)]{0,80}\)",
    rf"[^.!?\"“”]{{0,200}}(?:/|\s-\s)?\(?{_STOCK}\)?(?:/[\w .-]{{1,40}})?\)?",
    r"(?:hide|show) caption|(?:toggle|enlarge) (?:caption|image)…",
    r"(?:click|tap) (?:here|image|photo|to)\b…\b(?:enlarge|gallery|expand)\b…",
    r"watch (?:the )?(?:video|live|now)(?:\s*:.{0,160})?|(?:play|pause|mute|unmute)(?: video)?",
    r"(?:video|gallery|photos|slideshow)(?:\s*:.{0,160})?|\d+ photos?",
)
_LINK_HEADINGS = (
    r"related(?: (?:articles?|stories|story|topics?|links?|content|news|posts?|coverage|reading|tags))?",
    r"(?:most|more) (?:read|popular|viewed|shared|commented)(?: (?:in|on) [\w\s&-]{1,30})?",
    r"trending(?: (?:now|stories|topics|news))?|(?:trending|popular) on [\w .&-]{1,30}|popular(?: (?:now|stories|posts))",
    r"editor['’]?s?['’]? (?:picks?|choice)|recommended(?: (?:for you|stories|reading|articles?))?",
    r"(?:more|also|other) (?:on this (?:story|topic)|(?:from|in) [\w .'’&-]{1,40})",
    r"(?:more|also|other) (?:news|stories|headlines|coverage|articles|videos)",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:read|see) (?:also|next|these next)|what to read next",
    r"latest(?: (?:news|stories|headlines|videos))?|top (?:stories|news|headlines)|must read|partner news",
    r"tags?|topics?|(?:from )?around the web|keep reading|up next|don['’]t miss",
)
_WALLS = (
    r"(?:please )?(?:log|sign)[ -]?in\b…|remember me|(?:forgot(?:ten)?|reset) (?:your |my )?password…",
    r"(?:create|register for) (?:an?|your) (?:free )?account…|(?:don['’]t|do not) have an account…",
    r"already (?:an? (?:subscriber|member)|registered|have an account|subscribed)…",
    r"(?:subscribe|register|sign up)\b…\b(?:continue|read|access|unlimited|unlock)\b…|(?:to )?(?:continue|keep) reading\b…",
    r"you(?: have|['’]ve) (?:reached|used|read)\b…\b(?:limit|free articles?)\b…|you (?:must|need to) be (?:logged|signed) in…",
    r"this (?:article|content|page) is (?:for|only|available)\b…\b(?:subscribers|members)\b…",
    r"(?:enter|type) your (?:e-?mail|username|password)…|(?:user ?name|password|e-?mail(?: address)?)\s*[:*]?",
)

# fmt: off
_NO_NAMES = frozenset({
    "admin", "administrator", "afp", "agencies", "agency", "anonymous", "ap", "associate", "associated", "author",
    "bbc", "board", "bureau", "business", "chief", "cnn", "columnist", "communications", "contributor",
    "contributors", "correspondent", "daily", "desk", "digital", "director", "editor", "editorial", "editors",
    "friday", "gazette", "guest", "health", "herald", "journal", "magazine", "media", "monday", "network", "news",
    "newspaper", "newsroom", "online", "politics", "post", "press", "producer", "radio", "reporter", "reporters",
    "reuters", "saturday", "science", "service", "sports", "staff", "sunday", "team", "technology", "the", "thursday",
    "times", "today", "tribune", "tuesday", "tv", "unknown", "upi", "user", "webmaster", "wednesday", "wire", "world",
    "writer", "writers", "www", "xinhua",
})
# fmt: on

FURNITURE = Furniture(
    line=any_line(*_COMMENTS, *_SHARING, *_LINKS, *_MENUS, *_JOINING, *_ADVERTISING, *_LEGAL, *_CREDITS, *_PICTURES),
    links=any_line(rf"(?:{'|'.join(_LINK_HEADINGS)})\s*[:.\u2026]*"),
    wall=any_line(*_WALLS),
    by=re.compile(r"\s*(?:(?:written|reported|story)\s+)?by\s*:?\s+", re.IGNORECASE),
    names_end=re.compile(r"\s*(?:[,;|/&]|\b(?:and|with)\b|\b(?:in|for)\s+(?=[A-Z])|\s[-–—]\s)\s*"),
    no_names=_NO_NAMES,
)
