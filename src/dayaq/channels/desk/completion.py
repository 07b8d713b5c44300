"""Completing a review from a screen: the service comes from the row, through the catalogue, never from the address."""

from datetime import datetime

from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.review.operations import ApplicationUnknown, complete
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue


def complete_application(number: str, finding: Finding, officer: Officer, at: datetime) -> Decision:
    """Decide the application of that number by the officer's finding. Refuses what `review.complete` refuses."""
    application = application_numbered(number)
    if application is None:
        raise ApplicationUnknown
    service = catalogue.service(application.service_code).service
    return complete(number=number, service=service, finding=finding, officer=officer, at=at)
