"""Whatever a page points to is there: files, tests, addresses of the site, links between pages."""

import re
from pathlib import Path

from django.urls import Resolver404, resolve

from tests.docs.pages import FENCE, PAGES, ROOT, named, spans

PATH = re.compile(r"[\w.-]+(/[\w.-]+)*/?")
ENDINGS = (".md", ".png", ".py", ".toml", ".txt", ".yaml")
# Where a page's reader looks for a path: the clone, the source, the law, the tests, beside the page.
PLACES = (ROOT, ROOT / "src" / "dayaq", ROOT / "src" / "dayaq" / "channels", ROOT / "src" / "dayaq" / "law", ROOT / "tests")
NOT_OF_THE_CLONE = {
    "docs/rule-language.md": {"AZN/month", "months/year", "law/amounts.yaml"},  # units, and a file that a law may have
    "docs/decisions/0001-embedded-postgresql.md": {"/var/lib"},
}
LINK = re.compile(r"\]\(([^)\s]+)\)")
TEST = re.compile(r"\btest_\w+")


def is_there(path: str) -> bool:
    """Whether a path leads somewhere; a decision may be named by its number, and a file by its bare name."""
    if "/" in path.rstrip("/"):
        return any((place / path).exists() or list(place.glob(f"{path}-*.md")) for place in PLACES)
    return any(True for top in ("*", "src/**/*", "tests/**/*") for found in ROOT.glob(top) if found.name == path.rstrip("/"))


def paths(page: Path) -> set[str]:
    """The paths that a page names between backticks."""
    found = {span for span in spans(page.read_text(encoding="utf-8")) if PATH.fullmatch(span)}
    return {path for path in found if "/" in path or path.endswith(ENDINGS)} - NOT_OF_THE_CLONE.get(named(page), set())


def test_every_path_of_the_pages_is_there() -> None:
    assert [(named(page), path) for page in PAGES for path in sorted(paths(page)) if not is_there(path)] == []


def test_every_test_that_the_pages_name_is_there() -> None:
    tests = {name for path in (ROOT / "tests").rglob("*.py") for name in TEST.findall(path.read_text(encoding="utf-8"))}
    tests |= {path.stem for path in (ROOT / "tests").rglob("*.py")}

    assert [
        (named(page), name) for page in PAGES for name in TEST.findall(page.read_text(encoding="utf-8")) if name not in tests
    ] == []


def test_every_address_of_the_site_in_the_pages_is_served() -> None:
    unserved = []
    for page in PAGES:
        for span in spans(page.read_text(encoding="utf-8")):
            if re.fullmatch(r"/[\w/-]+", span) and span not in NOT_OF_THE_CLONE.get(named(page), set()):
                try:
                    resolve(span)
                except Resolver404:
                    unserved.append((named(page), span))

    assert unserved == []


def test_every_link_of_the_pages_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
            target, _, heading = link.partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            there = page.parent / target if target else page
            if not there.exists() or (heading and heading not in headings(there)):
                broken.append((named(page), link))

    assert broken == []


def headings(page: Path) -> set[str]:
    """The anchors of a page: its headings in small letters, spaces as hyphens, without marks."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}
