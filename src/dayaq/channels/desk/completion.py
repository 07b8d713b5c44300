"""Completing a review from a screen: the service comes from the row, through the catalogue, never from the address."""

from datetime import datetime

from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.review.operations import ApplicationUnknown, complete
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue


def service_asked_in(number: str) -> Service:
    """The service that the application of that number asks for. Refuses an unknown number."""
    application = application_numbered(number)
    if application is None:
        raise ApplicationUnknown
    return as_asked(application, catalogue.service(application.service_code).service)


def complete_application(number: str, finding: Finding, officer: Officer, at: datetime) -> Decision:
    """Decide the application of that number by the officer's finding. Refuses what `review.complete` refuses."""
    return complete(number=number, service=service_asked_in(number), finding=finding, officer=officer, at=at)
