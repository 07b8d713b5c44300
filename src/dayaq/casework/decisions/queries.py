"""Questions about decisions."""

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision


def decision_on(application: Application) -> Decision | None:
    """The decision of an application, with its officer, if there is one."""
    return Decision.objects.select_related("officer").filter(application=application).first()
