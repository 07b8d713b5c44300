"""About whom the law is to be asked on a day: whom nothing suitable was offered in time, or whom an employer refused."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from dayaq.casework.applications.models import Application, Purpose
from dayaq.subsystems.employment.models import EmployerAnswer, Offer, Registration, UnemployedStatus
from dayaq.subsystems.employment.registering import SERVICE_CODE

AT_A_TIME = 500


def due_for_status(day: date) -> Iterator[Sequence[UUID]]:
    """The people about whose status of unemployed the law is to be asked on the day, in parts.

    About whom it was asked after the same event already, an officer's task among them, nothing is asked again.
    """
    status = UnemployedStatus.objects.filter(person=OuterRef("person"), ends_on__isnull=True)
    running = Registration.objects.filter(~Exists(status), ends_on__isnull=True)
    people = list((_late(running, day) | _refused(running)).order_by("person").values_list("person_id", flat=True).distinct())
    for start in range(0, len(people), AT_A_TIME):
        yield people[start : start + AT_A_TIME]


def _late(running: QuerySet[Registration], day: date) -> QuerySet[Registration]:
    in_time = Offer.objects.filter(registration=OuterRef("pk"), offered_on__lte=OuterRef("offer_due_on"))
    asked = _asked().filter(person=OuterRef("person"), received_on__gt=OuterRef("offer_due_on"))
    return running.filter(~Exists(in_time), ~Exists(asked), offer_due_on__lt=day)


def _refused(running: QuerySet[Registration]) -> QuerySet[Registration]:
    refused = EmployerAnswer.objects.filter(referral__offer__registration=OuterRef("pk"), outcome=EmployerAnswer.Outcome.REFUSED)
    whose = OuterRef("referral__offer__registration__person")
    asked = _asked().filter(person=whose, received_at__gte=OuterRef("answered_at"))
    return running.filter(Exists(refused.filter(~Exists(asked))))


def _asked() -> QuerySet[Application]:
    """The matters that the state itself opened about the status."""
    return Application.objects.filter(service_code=SERVICE_CODE, purpose=Purpose.FOUND)
