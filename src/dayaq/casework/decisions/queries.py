"""Questions about decisions."""

from uuid import UUID

from django.db.models.functions import Coalesce

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.decisions.models import Decision


def decision_on(application: Application) -> Decision | None:
    """The decision of an application, with its officer, if there is one."""
    return Decision.objects.select_related("officer", "by_law").filter(application=application).first()


def person_decided_about(key: UUID) -> UUID | None:
    """The id of the person whom the decision of that key concerns; of a double that was merged since, the person kept."""
    whose = Coalesce("application__person_id", "person_id")
    return Decision.objects.filter(pk=key).annotate(whose=whose).values_list("whose", flat=True).first()


def decision_corrected_by(application: Application) -> Decision | None:
    """The decision that a decision of this application would replace: that of the matter it corrects."""
    if application.purpose != Purpose.CORRECTION:
        return None
    return Decision.objects.filter(application=application.about_id).first()


def versions_of(decision: Decision) -> list[Decision]:
    """The decision with those it replaced and those that replaced it, the first one first; the last one holds."""
    first = decision
    while first.corrects is not None:
        first = first.corrects
    versions = [first]
    while later := Decision.objects.select_related("application").filter(corrects=versions[-1]).first():
        versions.append(later)
    return versions
