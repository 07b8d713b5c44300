"""The legal clock, read at the edge: channels and jobs take the moment here and hand it down."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from dayaq.casework.legal_time import BAKU, legal_day_of


def legal_now() -> datetime:
    """The moment by the legal clock: the machine's, or the same time of day on the day a demo stands on."""
    now = timezone.now().astimezone(BAKU)
    if settings.LEGAL_DAY is None:
        return now
    return datetime.combine(settings.LEGAL_DAY, now.timetz())


def legal_day() -> date:
    """The day by the legal clock."""
    return legal_day_of(legal_now())
