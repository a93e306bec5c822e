from __future__ import annotations

import pytest

from quoth.language import load_language

FURNITURE = load_language("en").furniture

LINES = """
Your Comment
12 Comments
Comments (4)
Leave a reply
Share
Facebook Twitter WhatsApp
Share on Facebook
Share this article with a friend
Tweet
Read more
Read more: Tolls to rise on every crossing
READ ALSO: Minister says “never again”
Related: Ferry timetable
[Related: Ten bridges that fell]
Continue reading below
Story continues below advertisement
Advertisement
Sign up
Sign up for our daily newsletter
Subscribe to The Kelmouth Post on YouTube
Get the morning briefing to your inbox
Follow us on Twitter and Facebook
Follow Ida Moss on Twitter: @idamoss
ida.moss@kelmouthpost.example
https://kelmouthpost.example/news
© 2031 The Kelmouth Post
Copyright 2031 Kelmouth Media. All rights reserved.
We use cookies to improve your visit.
Cookie policy
Photo: The bridge at dusk / Kelmouth Post
FILE PHOTO: A ferry leaves the harbour
The bridge at dusk (Photo: Ida Moss)
Published 4 March 2031, 09:30
Updated: 3 hours ago, 4 March 2031
3 hours ago
(Reporting by Ida Moss; editing by Tom Reyl)
Tom Reyl contributed to this report.
Back to top
Politics | Defence | Culture | Archive
""".strip().split("\n")

ARTICLE = """
Comments by the minister angered the union.
Share prices fell by a third.
“Read more,” she told the children.
Sign up for a course, the minister said, “and your e-mail will never rest”.
He read more than 40 letters from prisoners, he said.
Facebook said it would appeal.
Photo sharing was banned, said the minister.
Twitter declined to comment.
Registered voters told the Kelmouth Post that they would stay at home.
Follow the money, said Reyl.
Copyright law must change, the council said.
Published figures show that 40 people drowned, the ministry said, far more than the coast guard had claimed in its report.
“Advertisement is war,” he said.
Related parties must declare what they own, the regulator said.
The minister said he had contributed to the fund.
More than 300 people were missing.
Latest figures show a fall.
""".strip().split("\n")


@pytest.mark.parametrize("line", LINES)
def test_furniture_is_told(line: str) -> None:
    """A line of page furniture is known as such."""
    assert FURNITURE.line.fullmatch(line)


@pytest.mark.parametrize("line", ARTICLE)
def test_sentences_are_no_furniture(line: str) -> None:
    """A sentence of an article is not taken for furniture, though it shares words with it."""
    assert not FURNITURE.line.fullmatch(line)
    assert not FURNITURE.links.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["Related articles", "Most read", "MOST READ IN SPORT", "You may also like…", "More from The Kelmouth Post"]
)
def test_link_headings_are_told(line: str) -> None:
    """A heading above links to other articles is known as such."""
    assert FURNITURE.links.fullmatch(line)
