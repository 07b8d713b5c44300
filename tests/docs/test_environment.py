"""docs/environment.md names every variable that the product reads, and no page names another."""

import ast
import re
from functools import cache

from tests.docs.pages import PAGES, ROOT, named

VARIABLE = re.compile(r"(DAYAQ_[A-Z_]+|DATABASE_URL)")
PAGE = ROOT / "docs" / "environment.md"


@cache
def read_by_the_product() -> set[str]:
    """Every variable that stands as a text of its own in the source."""
    constants = (
        node.value
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {value for value in constants if VARIABLE.fullmatch(value)}


def test_the_page_tells_of_every_variable_that_is_read_and_of_no_other() -> None:
    told = re.findall(r"^\| `(\w+)` \| ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(told) == sorted(read_by_the_product())


def test_no_page_names_a_variable_that_nobody_reads() -> None:
    told = {(named(page), name) for page in PAGES for name in VARIABLE.findall(page.read_text(encoding="utf-8"))}

    assert [each for each in sorted(told) if each[1] not in read_by_the_product()] == []
