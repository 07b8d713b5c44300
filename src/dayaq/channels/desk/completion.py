"""Completing a review from a screen: the service comes from the row, through the catalogue, never from the address."""

from datetime import datetime

from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.review.operations import complete, service_asked
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue


def service_asked_in(number: str, officer: Officer, at: datetime) -> Service:
    """The service that the application of that number asks for. Refuses a number unknown to the officer's units."""
    service = catalogue.service(service_asked(number=number, officer=officer, at=at)).service
    application = application_numbered(number)
    return service if application is None else as_asked(application, service)


def complete_application(number: str, finding: Finding, officer: Officer, at: datetime) -> Decision:
    """Decide the application of that number by the officer's finding. Refuses what `review.complete` refuses."""
    return complete(number=number, service=service_asked_in(number, officer, at), finding=finding, officer=officer, at=at)
