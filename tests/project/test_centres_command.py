"""`dayaq centres`: the answer of every screen on the command line, and the tree."""

from datetime import date

import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings

from dayaq.casework.centres.answer import answer
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.centres.timetables import centre_day
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.project.command import main
from tests.making import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _notice(db: None, settings: LazySettings) -> None:
    settings.LEGAL_DAY = MONDAY.date()
    load_notice(actor=Actor(ActorKind.SYSTEM, "test"), at=MONDAY)


def centres(*words: str) -> Result:
    return CliRunner().invoke(main, ["centres", *words])


def test_a_closed_centre_is_told_with_what_can_be_done_instead() -> None:
    told = answer(centre_day("baku-2", date(2020, 3, 27)), "az")

    asked = centres("open", "baku-2", "--on", "2020-03-27")

    assert asked.exit_code == 1
    assert asked.output.splitlines() == [told.sentence, *(f"- {act}" for act in told.instead)]


def test_without_a_day_the_legal_day_is_meant() -> None:
    asked = centres("open", "baku-1", "--language", "en")

    assert asked.exit_code == 0
    assert "Monday, 16 March 2020" in asked.output


@pytest.mark.parametrize(
    "words", [("open", "baku-9"), ("open", "baku-1", "--on", "2020-02-30"), ("open", "baku-1", "--on", "0001-01-01")]
)
def test_a_wrong_question_is_told_in_a_sentence(words: tuple[str, ...]) -> None:
    asked = centres(*words)

    assert asked.exit_code == 2
    assert "Traceback" not in asked.output


def test_the_tree_is_printed_from_the_ministry_down() -> None:
    lines = centres("tree", "--language", "en").output.splitlines()

    assert lines[0].startswith("Ministry of Labour")
    assert "      shusha-branch  Shusha DOST branch" in lines
