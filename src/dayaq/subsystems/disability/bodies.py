"""Medical institutions and commissions: putting a unit on the register, and which of them an officer works for."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.authority import officers_over, units_where
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.staff.rights import Right
from dayaq.subsystems.disability.models import Body


class AlreadyRegistered(Refusal):
    """The unit takes part already."""

    texts = {
        "az": "Bu şöbə artıq reyestrdədir.",
        "en": "This unit is on the register already.",
        "ru": "Этот отдел уже есть в реестре.",
    }


@transaction.atomic
def register_body(*, unit: Unit, kind: Body.Kind, actor: Actor, at: datetime) -> Body:
    """Put a unit on the register as a medical institution or a commission, from today. Refuses one that stands there."""
    try:
        with transaction.atomic():
            body = Body.objects.create(unit=unit, kind=kind, opened_on=legal_day_of(at))
    except IntegrityError as error:
        raise AlreadyRegistered from error
    record(actor=actor, verb="registered", subject=Subject("disability_body", unit.code), detail={"kind": kind.value}, at=at)
    return body


def standing_bodies(kind: Body.Kind, *, on: date) -> QuerySet[Body]:
    """The bodies of a kind that are open on the day, by the code of their unit."""
    running = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
    return Body.objects.filter(running, kind=kind, opened_on__lte=on).select_related("unit").order_by("unit__code")


def bodies_of(officer: Officer, right: Right, *, on: date) -> QuerySet[Body]:
    """The open bodies over which the officer has the right on the day: institutions for `refer`, commissions for `assess`."""
    kinds = [Body.Kind.MEDICAL] if right == "refer" else [Body.Kind.COMMISSION, Body.Kind.APPEAL]
    running = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
    within = Body.objects.filter(running, kind__in=kinds, opened_on__lte=on, unit__in=units_where(officer, right, on=on))
    return within.select_related("unit").order_by("unit__code")


def members_of(body: Body, *, on: date) -> list[Officer]:
    """The members of a commission on the day."""
    return officers_over("assess", [body.unit_id], on=on)


def acting(officer: Officer) -> Actor:
    """The officer as the journal names them."""
    return Actor(ActorKind.OFFICER, str(officer.pk))
