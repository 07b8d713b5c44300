"""Counting a use."""

from datetime import date

from django.db import transaction

from dayaq.casework.channel import Channel
from dayaq.casework.usage.models import ServiceUse, UseKind


@transaction.atomic(savepoint=False)
def count_use(*, service: str, channel: Channel, kind: UseKind, day: date, unit: str = "", outcome: str = "") -> None:
    """Count one use of a service in the caller's transaction, so that what was rolled back is not counted.

    `service` is the service's code, `unit` the code of the centre or office, `outcome` a short code such as
    `approved`. `day` is the legal day. Nothing of a person is kept, so a use is counted and not journalled.
    """
    ServiceUse.objects.create(service=service, channel=channel, kind=kind, day=day, unit=unit, outcome=outcome)
