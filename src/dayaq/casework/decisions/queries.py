"""Questions about decisions."""

from uuid import UUID

from django.db.models.functions import Coalesce

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision


def decision_on(application: Application) -> Decision | None:
    """The decision of an application, with its officer, if there is one."""
    return Decision.objects.select_related("officer", "by_law").filter(application=application).first()


def person_decided_about(key: UUID) -> UUID | None:
    """The id of the person whom the decision of that key concerns; of a double that was merged since, the person kept."""
    whose = Coalesce("application__person_id", "person_id")
    return Decision.objects.filter(pk=key).annotate(whose=whose).values_list("whose", flat=True).first()
