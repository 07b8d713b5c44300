"""Questions about decisions."""

from uuid import UUID

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision


def decision_on(application: Application) -> Decision | None:
    """The decision of an application, with its officer, if there is one."""
    return Decision.objects.select_related("officer", "by_law").filter(application=application).first()


def person_decided_about(key: UUID) -> UUID | None:
    """The id of the person whom the decision of that key concerns."""
    return Decision.objects.filter(pk=key).values_list("person_id", flat=True).first()
