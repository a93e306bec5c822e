"""The names of an annotated document, and how often their kind is right."""

from __future__ import annotations

import gzip
from pathlib import Path

from benchmarks.gum import Named, load_names
from benchmarks.kinds import counted, report
from quoth.model import Span

CONLLU = """# newdoc id = GUM_news_port
# newpar
1\tThe\t_\tDET\tDT\t_\t_\t_\t_\tEntity=(1-person-new-sssss-cf1-2-coref
2\tpilot\t_\tNOUN\tNN\t_\t_\t_\t_\t_
3\tLena\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(2-person-new-sssss-cf1-1,2-coref-Lena_Okafor
4\tOkafor\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(1-person-giv:act-sssss-cf1-1-coref)2)1)
5\tmet\t_\tVERB\tVBD\t_\t_\t_\t_\t_
6\tSelbrans\t_\tPROPN\tNNPS\t_\t_\t_\t_\tEntity=(3-person-new-sssss-cf2-1-sgl)
7\tat\t_\tADP\tIN\t_\t_\t_\t_\t_
8\tthe\t_\tDET\tDT\t_\t_\t_\t_\tEntity=(4-organization-new-sssss-cf3-2-sgl
9\tBank\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(5-organization-new-sssss-cf3-1-sgl
10\tof\t_\tADP\tIN\t_\t_\t_\t_\t_
11\tWick\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(6-place-new-sssss-cf3-1-sgl)5)4)|SpaceAfter=No
12\t.\t_\tPUNCT\t.\t_\t_\t_\t_\t_
"""
TEXT = "The pilot Lena Okafor met Selbrans at the Bank of Wick."


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_entities_that_are_proper_names_are_read(tmp_path: Path) -> None:
    """Neither "The pilot Lena Okafor" nor "the Bank of Wick" is one; a name may stand within another."""
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_news_port.conllu.gz").write_bytes(gzip.compress(CONLLU.encode()))
    assert load_names(tmp_path, "GUM_news_port") == (
        TEXT,
        [
            Named(_span("Okafor"), "person", plural=False),
            Named(_span("Lena Okafor"), "person", plural=False),
            Named(_span("Selbrans"), "person", plural=True),
            Named(_span("Wick"), "place", plural=False),
            Named(_span("Bank of Wick"), "organization", plural=False),
        ],
    )


def test_kinds_are_counted_where_the_resolver_has_the_name() -> None:
    """By the last letter of the name; events are not asked for."""
    names = [
        Named(_span("Lena Okafor"), "person", plural=False),
        Named(_span("Selbrans"), "person", plural=True),
        Named(_span("Bank of Wick"), "organization", plural=False),
        Named(_span("met"), "event", plural=False),
    ]
    (counts,) = counted(TEXT, names, [None])
    assert counts == {("person", True): 1, ("group", False): 1, ("organisation", True): 1}
    assert report({"rules": counts}).split("\n")[-1].split() == ["all", "66.7", "3"]
