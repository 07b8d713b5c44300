"""Questions about applications."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from dayaq.casework.applications.letters import facts_of
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.applications.news import news_about, news_of
from dayaq.casework.language import Words
from dayaq.casework.registers.queries import registers_waited_for
from dayaq.casework.service import Service
from dayaq.casework.status import StatusFacts, status_sentence


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
    silent = registers_waited_for([application.registration_number])
    return _sentence(facts_of(application, service, news_of(application)), silent, application, language, on)


def sentences_of(pairs: Sequence[tuple[Application, Service]], language: str, *, on: date) -> list[str]:
    """The status sentences of several applications with their services, in their order, by a fixed number of questions."""
    news = news_about([application for application, _ in pairs])
    silent = registers_waited_for([application.registration_number for application, _ in pairs])
    return [
        _sentence(facts_of(application, service, news[application.registration_number]), silent, application, language, on)
        for application, service in pairs
    ]


def _sentence(
    facts: StatusFacts, silent: Mapping[str, Sequence[Words]], application: Application, language: str, on: date
) -> str:
    waiting = tuple(silent.get(application.registration_number, ()))
    return status_sentence(replace(facts, registers=waiting), language, on=on)
