from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.readers.reservation import Reservations, page_reserved

SITE = "https://kelmouthpost.example"


def reserved(path: str, *rules: tuple[object, object]) -> bool:
    """Whether `rules` (a location and its value each) reserve `path`."""
    rows = [{"location": location, "tdm-reservation": value} for location, value in rules]
    return Reservations.parse(json.dumps(rows).encode()).reserve(SITE + path)


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/", "/news/a", True),
        ("/news/", "/news/a", True),
        ("/news/", "/sport/a", False),
        ("/NEWS/", "/news/a", False),
        ("/pictures/*.jpg", "/pictures/quay.jpg", True),
        ("/exactly$", "/exactly", True),
        ("/exactly$", "/exactly/not", False),
        ("/foo-%24", "/foo-$", True),
    ],
)
def test_locations_are_patterns(location: str, path: str, *, fits: bool) -> None:
    """A location is matched as robots.txt matches its paths."""
    assert reserved(path, (location, 1)) is fits


def test_the_first_rule_that_fits_decides() -> None:
    """Rules are in order; an address that none fits is not reserved."""
    rules = (("/open/", 0), ("/", 1))
    assert not reserved("/open/a", *rules)
    assert reserved("/news/a", *rules)
    assert not reserved("/news/a", ("/open/", 1))


@pytest.mark.parametrize("rules", [[(None, 1)], [("/", 2)], [("/", None)], [("/ Disallow: /", 1)], [("/x\nDisallow: /", 1)], []])
def test_what_is_no_rule_reserves_nothing(rules: list[tuple[object, object]]) -> None:
    """Rules without a path and with other values are protocol errors, which mean nothing."""
    assert not reserved("/news/a", *rules)


@given(content=st.binary(max_size=60) | st.sampled_from([b"{}", b"[1]", b"[[]]", b'[{"location": "*"}]', b"[" * 100_000]))
@settings(deadline=None)
def test_any_file_is_read(content: bytes) -> None:
    """Whatever a server sends as its rules, there is an answer."""
    assert not Reservations.parse(content).reserve(SITE + "/a")


@pytest.mark.parametrize(
    ("header", "body", "expected"),
    [
        ("1", b"<p>no tag", True),
        (" 1 ", b"", True),
        ("0", b"", False),
        ("", b"<meta name=tdm-reservation content=1>", True),
        ("", b'<meta name="description" content="tdm-reservation 1">', False),
        ("1", b'<meta content="0" name="tdm-reservation">', False),
    ],
)
def test_a_page_says_it_in_a_header_or_a_tag(header: str, body: bytes, *, expected: bool) -> None:
    """The tag of the page comes before the header of its answer."""
    assert page_reserved({"tdm-reservation": header}, body) is expected
