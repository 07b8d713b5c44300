"""The law of Azerbaijan as one book, read from this folder once for each process."""

from functools import cache
from pathlib import Path

from dayaq.rules.book import Law, read_law

FOLDER = Path(__file__).parent


@cache
def law_book() -> Law:
    """The whole law; anything wrong in it is a `LawError` that names file and line."""
    return read_law(FOLDER)
