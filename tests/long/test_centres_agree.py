"""Whether a centre is open on a day is one sentence: the portal, the desk and the command say it word for word."""

import html
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.test import Client

from dayaq.casework.centres.asking import told_of
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.centres.timetables import centres_by_code
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.language import LANGUAGES
from dayaq.project.command import main
from tests.channels.desk.conftest import make_enrolled, open_desk
from tests.making import MONDAY

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.usefixtures("_notice")]
SPRING = [date(2020, 3, 1) + timedelta(days=ahead) for ahead in range(61)]


@pytest.fixture
def _notice(settings: LazySettings) -> None:
    settings.LEGAL_DAY = MONDAY.date()
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    load_notice(actor=Actor(ActorKind.SYSTEM, "test"), at=MONDAY)


def said(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def codes() -> list[str]:
    return [centre.code for centre in centres_by_code()]


@pytest.mark.parametrize("day", SPRING, ids=str)
def test_every_door_says_the_same_of_every_centre_on_every_day_of_the_spring_of_2020(day: date) -> None:
    # Each day in one language, so that all three come in turn.
    language = LANGUAGES[day.toordinal() % len(LANGUAGES)]
    portal, desk, faults = Client(), open_desk(Client(), make_enrolled("spring")), []
    for client in (portal, desk):
        client.cookies["dayaq_language"] = language
    for code in codes():
        told = told_of(code, day, language).answer
        asked = CliRunner().invoke(main, ["centres", "open", code, "--on", f"{day}", "--language", language])
        doors = {
            "portal": said(portal, f"/centres/{code}?on={day:%d.%m.%Y}"),
            "desk": said(desk, f"/desk/centres?centre={code}&on={day:%d.%m.%Y}"),
            "command": asked.output,
        }
        faults += [
            (code, door, line) for line in (told.sentence, *told.instead) for door, page in doors.items() if line not in page
        ]
        faults += [] if (asked.exit_code == 0) == told.received else [(code, "exit code")]
    assert faults == []
