"""Which news agency an article credits: in its dateline, its byline, or the line that ends it."""

from __future__ import annotations

import re

from quoth.model import Article

AGENCIES = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "The Associated Press", "Associated Press"),
    "APA": ("APA",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CNA": ("Central News Agency",),
    "CP": ("The Canadian Press", "Canadian Press"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE",),
    "IANS": ("IANS",),
    "Interfax": ("Interfax",),
    "IRNA": ("IRNA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "PA": ("PA", "PA Media", "Press Association"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "TASS": ("TASS", "Itar-Tass"),
    "UPI": ("UPI",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
}
"""Agencies by their usual short name, with what credits call them."""

_HEAD = 400
_FOOT = 300

_CALLED = {called: agency for agency, names in AGENCIES.items() for called in names}
_ANY = "|".join(re.escape(called) for called in sorted(_CALLED, key=len, reverse=True))
_DATELINE = re.compile(rf"(?m)^[^\n.]{{0,80}}?(?:\((?P<in>{_ANY})\)|(?<!\w)(?P<out>{_ANY}))\s*(?:--?|[–—:])\s")
# such as "Reporting by Ana Ruiz; editing by Tom Hale; Reuters", or "© 2026 The Associated Press" on a line of its own
_FOOTER = re.compile(
    rf"""(?mx)
    ^[\W_]*(?:[Rr]eporting\ by\b[^\n]{{0,150}}?\b | [Ss]ource:\s* | ©[^\n]{{0,30}}?\b | [Ww]ith\ (?:files|reporting)\ from\ )?
    (?P<name>{_ANY})[\W_]*$"""
)
_BYLINE = re.compile(rf"(?:^|[\s,(/-])(?P<name>{_ANY})(?:$|[\s,)/])")


def credited_agency(article: Article) -> str | None:
    """The short name of the agency that `article` credits, None where it credits none that is known.

    >>> credited_agency(Article(text="PORT VELM, May 4 (Reuters) - The quay is open, Lena Okafor said."))
    'Reuters'
    """
    for credit in (article.outlet or "", *article.byline):
        if found := _BYLINE.search(credit):
            return _CALLED[found["name"]]
    if found := _DATELINE.search(article.text[:_HEAD]):
        return _CALLED[found["in"] or found["out"]]
    found = _FOOTER.search(article.text[-_FOOT:].rstrip())
    return _CALLED[found["name"]] if found else None
