"""Fills an installation's database, in a process of the installation: the notice, synthetic people, officers who can log in.

Run as `python -m tests.long.loading PEOPLE`; prints as JSON who can identify and who can log in.
"""

import json
import sys
from datetime import UTC, date, datetime

import django

django.setup()

from dayaq.casework.centres.operations import load_notice  # noqa: E402
from dayaq.casework.journal.models import ActorKind  # noqa: E402
from dayaq.casework.journal.operations import Actor  # noqa: E402
from dayaq.casework.staff.models import Role, Unit  # noqa: E402
from dayaq.casework.staff.operations import Invitation, invite_officer  # noqa: E402
from dayaq.channels.desk.entry.enrolment import enrol  # noqa: E402
from dayaq.population.synthetic import people, store  # noqa: E402

SEED = 20200316
DAY = date(2020, 3, 16)
ADULT_BORN_BEFORE = date(2000, 1, 1)
PASSWORD = "Novruz-2020-bayramı"
OFFICERS = {
    "rhuseynov": ("Rauf Hüseynov", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
    "lquliyeva": ("Lalə Quliyeva", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"),
}
ACTOR = Actor(ActorKind.OPERATOR, "long suites")


def load_people(count: int) -> list[dict[str, str]]:
    """Put so many synthetic people on file; the living adults among them with a document."""
    country = list(people(SEED, count, DAY))
    store(people=country, actor=ACTOR, at=datetime.now(UTC))
    able = [one for one in country if one.died_on is None and one.birth_date < ADULT_BORN_BEFORE and one.documents]
    return [{"id": str(one.id), "fin": one.fin, "document": str(one.documents[-1].number)} for one in able]


def load_officers() -> list[dict[str, str]]:
    """Two officers who review and supervise everything, from before the day on which the site stands."""
    now = datetime(2020, 3, 13, 9, tzinfo=UTC)
    unit = Unit.objects.get(code="ministry")
    for username, (name, secret) in OFFICERS.items():
        invitation = Invitation(username=username, full_name=name, roles=[Role.REVIEWER, Role.SUPERVISOR])
        officer = invite_officer(invitation=invitation, unit=unit, actor=ACTOR, at=now)
        enrol(officer=officer, password=PASSWORD, secret=secret, actor=ACTOR, at=now)
    return [{"username": username, "password": PASSWORD, "secret": secret} for username, (_, secret) in OFFICERS.items()]


if __name__ == "__main__":
    load_notice(actor=ACTOR, at=datetime.now(UTC))
    json.dump({"citizens": load_people(int(sys.argv[1])), "officers": load_officers()}, sys.stdout)
