"""Completing a review from a screen: service and law come from the row, through the catalogue, never from the address."""

from datetime import datetime

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.finding import Finding
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.by_law import Departure, confirm, depart
from dayaq.casework.review.operations import application_asked, complete
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue
from dayaq.channels.desk.law import question_about


class LawNotAsked(Refusal):
    """No law computes the service on the day, so there is no answer of it to confirm."""

    texts = {
        "az": "Bu müraciət üzrə qanunun təsdiq ediləcək cavabı yoxdur. Qərarı özünüz yazın.",
        "en": "There is no answer of the law to confirm on this application. Write the decision yourself.",
        "ru": "По этому заявлению нет ответа закона для подтверждения. Напишите решение сами.",
    }


def service_asked_in(number: str, officer: Officer, at: datetime) -> Service:
    """The service that the application of that number asks for. Refuses a number unknown to the officer's units."""
    return _asked_in(number, officer, at)[1]


def law_asked_in(number: str, officer: Officer, at: datetime) -> LawQuestion | None:
    """What the law is asked about the application of that number, where it can be. Refuses as `service_asked_in` does."""
    question = question_about(*_asked_in(number, officer, at), at)
    return question if isinstance(question, LawQuestion) else None


def complete_application(
    number: str, finding: Finding, officer: Officer, at: datetime, *, departure: Departure | None = None
) -> Decision:
    """Decide the application of that number by the officer's finding; `departure` says why not as the law answers."""
    service = service_asked_in(number, officer, at)
    if departure is not None:
        return depart(number=number, service=service, finding=finding, departure=departure, officer=officer, at=at)
    return complete(number=number, service=service, finding=finding, officer=officer, at=at)


def confirm_law(number: str, digest: str, officer: Officer, at: datetime) -> Decision:
    """Decide the application of that number as the law answers. Refuses what `review.by_law.confirm` refuses."""
    service, question = service_asked_in(number, officer, at), law_asked_in(number, officer, at)
    if question is None:
        raise LawNotAsked
    return confirm(number=number, service=service, question=question, digest=digest, officer=officer, at=at)


def _asked_in(number: str, officer: Officer, at: datetime) -> tuple[Application, Service]:
    application = application_asked(number=number, officer=officer, at=at)
    return application, as_asked(application, catalogue.service(application.service_code).service)
