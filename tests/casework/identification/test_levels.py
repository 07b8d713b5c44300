"""The table of levels, as the documentation prints it."""

from itertools import pairwise
from pathlib import Path

from dayaq.casework.identification.levels import OPENS, Level, Opened, opens

ROOT = Path(__file__).resolve().parents[3]


def test_each_level_opens_all_that_the_one_before_opens():
    levels = list(Level)

    assert all(OPENS[lower] <= OPENS[higher] for lower, higher in pairwise(levels))


def test_number_and_fin_open_nothing_that_is_on_file():
    assert OPENS[Level.NUMBER_AND_FIN] == {Opened.READ_SERVICES, Opened.APPLY, Opened.STATUS}


def test_the_contact_of_an_application_opens_that_application_only():
    assert OPENS[Level.APPLICATION_CONTACT] - OPENS[Level.NUMBER_AND_FIN] == {Opened.THIS_APPLICATION}


def test_the_documentation_prints_this_table():
    head = "| | " + " | ".join(level.value for level in Level) + " |"
    rows = [f"| {what.value} | " + " | ".join("yes" if opens(level, what) else "no" for level in Level) + " |" for what in Opened]
    page = (ROOT / "docs" / "decisions" / "0016-what-each-level-opens.md").read_text()

    assert "\n".join([head, "|---" * (len(Level) + 1) + "|", *rows]) in page
