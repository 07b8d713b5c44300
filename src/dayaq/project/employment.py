"""The job that asks the law about the status of unemployed: of whom nothing suitable was offered, or who was refused."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import structlog
from procrastinate.contrib.django import app as jobs

from dayaq.casework.examination.registers import examined_on_registers
from dayaq.casework.facts.concern import Concern
from dayaq.casework.proactive.operations import assign, note_failure
from dayaq.catalogue.catalogue import service
from dayaq.population.looking import Road
from dayaq.project.proactive import proactive_road
from dayaq.subsystems.employment.daily import due_for_status
from dayaq.subsystems.employment.registering import SERVICE_CODE
from dayaq.subsystems.employment.terms import UNEMPLOYED
from dayaq.web.legal_clock import legal_day, legal_now

log = structlog.get_logger("dayaq.employment")


@jobs.periodic(cron="11 * * * *")
@jobs.task(name="ask_about_unemployed", queue="rights", lock="ask_about_unemployed", queueing_lock="ask_about_unemployed")
def ask_about_unemployed(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Ask the law about everybody who waits for it: a yes is decided at once, "cannot say" becomes an officer's task."""
    ask_all(road=proactive_road(), on=legal_day(), at=legal_now())


def ask_all(*, road: Road, on: date, at: datetime) -> None:
    """Ask the law of a day about the status of unemployed of all who wait for it; asked twice, nothing changes."""
    for people in due_for_status(on):
        _ask(road, people, on, at)


def _ask(road: Road, people: Sequence[UUID], on: date, at: datetime) -> None:
    """Ask about some people, each in a transaction of its own; one at whom it fails does not stop the others."""
    folder = road.law.folder(UNEMPLOYED).name
    known = road.known(folder, [Concern(person=person) for person in people], on, at)
    for concern, facts in known.items():
        examination = examined_on_registers(road.question(folder, on), facts, at=at)
        try:
            assign(concern=concern, service=service(SERVICE_CODE).service, examination=examination, at=at)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others' rights do not wait for it
            log.error("asking about a jobseeker failed", kind=type(error).__name__)  # noqa: TRY400
            note_failure(concern=concern, benefit=UNEMPLOYED, on=on, at=at)
