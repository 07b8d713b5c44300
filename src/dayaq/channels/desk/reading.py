"""Reading one matter on a screen: the rows, the service they name, the sentence that the citizen reads, what was told."""

from dataclasses import dataclass
from datetime import datetime

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.decisions.models import Decision
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.queries import told_in
from dayaq.casework.review.operations import consult_application
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One application as the desk shows it, its title and status sentence in the language asked for.

    The sentence is word for word the one that the citizen reads.
    """

    application: Application
    service: Service
    title: str
    sentence: str
    notices: list[Notice]

    @property
    def decision(self) -> Decision | None:
        """The decision, once there is one."""
        return getattr(self.application, "decision", None)


def read_matter(number: str, officer: Officer, language: str, at: datetime) -> Matter:
    """The application of that number with all that belongs to it, journalled as read. Refuses an unknown number."""
    application = consult_application(number=number, officer=officer, at=at)
    service = as_asked(application, catalogue.service(application.service_code).service)
    return Matter(
        application=application,
        service=service,
        title=service.title.in_language(language),
        sentence=sentence_of(application, service, language, on=legal_day_of(at)),
        notices=told_in(application.registration_number),
    )
