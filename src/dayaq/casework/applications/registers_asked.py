"""Asks the outside registers for each application that came in: those that state a fact which the law of its service reads."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from dayaq.casework.applications.models import Application
from dayaq.casework.registers.asking import ask
from dayaq.casework.registers.models import RegisterQuestion

LOOKING_BACK = timedelta(days=7)
"""Longer than the worker is ever away; older matters were asked about long ago, or before there were registers."""

MOST_AT_ONCE = 500


def ask_for_new(*, about: Mapping[str, Collection[str]], at: datetime) -> int:
    """Ask for the open applications that nobody was asked for yet; for how many. `about` names the registers of each service.

    Somebody without a FİN is known to no register, and is left to the officer.
    """
    asked = RegisterQuestion.objects.filter(matter=OuterRef("registration_number"))
    fresh = Application.objects.filter(
        ~Exists(asked),
        service_code__in=list(about),
        closed_at__isnull=True,
        received_at__gt=at - LOOKING_BACK,
        person__fin__isnull=False,
    )
    matters = list(fresh.select_related("person").order_by("received_at", "pk")[:MOST_AT_ONCE])
    for matter in matters:
        registers = about[matter.service_code]
        ask(person=matter.person, about=registers, matter=matter.registration_number, on=matter.received_on, at=at)
    return len(matters)
