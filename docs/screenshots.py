"""Pictures of every page of `quoth serve` and of both reports, of the articles in `examples/`.

python docs/screenshots.py             into docs/screenshots: wide and light, narrow and dark
python docs/screenshots.py --reports   the reports alone
python docs/screenshots.py FOLDER      every page wide and narrow, light and dark, into FOLDER, to look at
"""
# ruff: noqa: INP001, S603 (a script, no package; it starts this Python with words of its own)

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHOTS = ROOT / "docs" / "screenshots"
WIDE, NARROW = 1440, 390
HEIGHT = 1000
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

Scheme = Literal["light", "dark"]
REPORTS = {"report": ("read", "harbour-strike.wire.html"), "compare": ("compare", "several/mill-fire.jsonl")}
STRIKE = quote("url:https://meridianpress.example/business/port-hallen-strike", safe="")


def main() -> None:
    """Take all pictures."""
    if "--reports" in sys.argv[1:]:
        _take_reports(SHOTS)
        return
    every = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if every else SHOTS
    folder.mkdir(parents=True, exist_ok=True)
    schemes: tuple[Scheme, Scheme] = ("light", "dark")
    variants = product((WIDE, NARROW), schemes) if every else zip((WIDE, NARROW), schemes, strict=True)
    with tempfile.TemporaryDirectory() as scratch, _serving(Path(scratch) / "library.sqlite") as address, _browser() as browser:
        for (name, shown), (width, scheme) in product(PAGES.items(), variants):
            suffix = f"{'wide' if width == WIDE else 'narrow'}-{scheme}"
            _take(browser, address, shown, folder / f"{name}-{suffix}.png", width, scheme)
    _take_reports(folder)


def _take_reports(folder: Path) -> None:
    """The pages that `quoth read` and `quoth compare` write."""
    with tempfile.TemporaryDirectory() as scratch, _browser() as browser:
        for name, (verb, article) in REPORTS.items():
            file = Path(scratch, f"{name}.html")
            command = [sys.executable, "-m", "quoth", verb, str(EXAMPLES / article), "--format", "html"]
            file.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            _take(browser, file.parent.as_uri(), _opened(file), folder / f"{name}-light.png", WIDE, "light")


def _opened(file: Path) -> Callable[[Page], None]:
    """A page in a file."""

    def show(page: Page) -> None:
        page.goto(file.as_uri())

    return show


def _take(browser: Browser, address: str, shown: Callable[[Page], None], file: Path, width: int, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, base_url=address)
    page = context.new_page()
    shown(page)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file, animations="disabled")
    context.close()


def _at(path: str) -> Callable[[Page], None]:
    """The page at an address."""
    return lambda page: _open(page, path)


def _open(page: Page, path: str) -> None:
    answer = page.goto(path)
    if answer is None or not answer.ok:
        sys.exit(f"{path}: no such page")


def _linked(path: str, link: str) -> Callable[[Page], None]:
    """The page behind the first link that matches `link` on another."""

    def show(page: Page) -> None:
        _open(page, path)
        _open(page, page.locator(link).first.get_attribute("href") or "")

    return show


def _batch(page: Page) -> None:
    """Three articles read together."""
    page.goto("/")
    page.locator("#files").set_input_files(EXAMPLES / "several" / "mill-fire.jsonl")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", name="articles read").wait_for()


def _reader(page: Page) -> None:
    """An article with one of its voices chosen."""
    page.goto(f"/article?key={STRIKE}")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")


PAGES: Mapping[str, Callable[[Page], None]] = {
    "home": _at("/"),
    "batch": _batch,
    "reader": _reader,
    "fix": _linked(f"/article?key={STRIKE}", ".note:nth-of-type(2) a[href*='/article/fix']"),
    "search": _at("/search?words=press+OR+offer*+OR+vote*"),
    "sources": _at("/sources"),
    "source": _linked("/sources?name=Brandvik", "tbody th a"),
    "review": _at("/sources/review"),
    "stories": _at("/stories"),
    "story": _linked("/stories", ".card a[href*='five-dead']"),
    "outlets": _at("/outlets"),
    "outlet": _at("/outlet?name=The+Coast+Ledger"),
    "check": _at(f"/check?by=Brandvik&quote={quote('We were offered a press release, not a deal')}"),
}
"""Every page by the name of its picture, and how to get there."""


@contextmanager
def _serving(library: Path) -> Iterator[str]:
    """The address of `quoth serve` in front of a library with the examples."""
    quoth = [sys.executable, "-m", "quoth"]
    articles = [*sorted(EXAMPLES.glob("*.html")), *sorted((EXAMPLES / "several").glob("*.jsonl"))]
    subprocess.run([*quoth, "add", "--library", str(library), *map(str, articles)], check=True, stdout=subprocess.DEVNULL)
    command = [*quoth, "serve", "--library", str(library), "--no-open", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            yield re.findall(r"http://\S+(?=/)", said)[0]
        finally:
            server.terminate()


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
