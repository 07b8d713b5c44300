"""Questions about applications."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from dayaq.casework.applications.letters import DECIDED_KINDS, facts_of
from dayaq.casework.applications.models import Application, Draft, Purpose
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.queries import told_about
from dayaq.casework.service import Service
from dayaq.casework.status import Telling, status_sentence


def application_numbered(number: str) -> Application | None:
    """The application of that registration number (in its standard form), with its person, reviewer and unit."""
    return Application.objects.select_related("person", "reviewer", "unit").filter(registration_number=number).first()


def applicant_of(number: str) -> UUID | None:
    """The id of the person who applied under that registration number (in its standard form)."""
    return Application.objects.filter(registration_number=number).values_list("person_id", flat=True).first()


def person_applied_for(key: UUID) -> UUID | None:
    """The id of the person whom the application of that key concerns."""
    return Application.objects.filter(pk=key).values_list("person_id", flat=True).first()


def application_sent_from(draft: Draft) -> Application | None:
    """The application that the draft became, if it was sent."""
    return Application.objects.filter(draft_key=draft.key).first()


def sentence_of(application: Application, service: Service, language: str, *, on: date) -> str:
    """The status sentence of an application, as every channel shows it on the day `on`."""
    return status_sentence(facts_of(application, service, telling_of(application)), language, on=on)


def telling_of(application: Application) -> Telling:
    """How far the news of the decision has come: sent when any contact has it, failed when none can."""
    if application.closed_at is None:
        return "on_its_way"
    return _telling(
        {notice.state for notice in told_about(application.registration_number, DECIDED_KINDS[Purpose(application.purpose)])}
    )


def sentences_of(pairs: Sequence[tuple[Application, Service]], language: str, *, on: date) -> list[str]:
    """The status sentences of several applications with their services, in their order, by one question to the database."""
    closed = [application.registration_number for application, _ in pairs if application.closed_at is not None]
    states: dict[str, set[str]] = {number: set() for number in closed}
    for matter, state in Notice.objects.filter(matter__in=closed, kind__in=DECIDED_KINDS.values()).values_list("matter", "state"):
        states[matter].add(state)
    tellings = {number: _telling(found) for number, found in states.items()}
    return [
        status_sentence(
            facts_of(application, service, tellings.get(application.registration_number, "on_its_way")), language, on=on
        )
        for application, service in pairs
    ]


def _telling(states: set[str]) -> Telling:
    """What the states of the notices of a decision come to."""
    if Notice.State.SENT in states:
        return "sent"
    return "failed" if states == {Notice.State.DEAD} else "on_its_way"
