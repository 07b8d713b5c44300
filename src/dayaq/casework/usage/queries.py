"""How often which service was used."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from dayaq.casework.usage.models import ServiceUse


@dataclass(frozen=True, slots=True)
class Uses:
    """How many uses of one kind a service had by one channel."""

    service: str
    channel: str
    kind: str
    uses: int


def uses_between(start: date, end: date) -> list[Uses]:
    """Uses from `start` up to, not including, `end`, by service, channel and kind."""
    counted = (
        ServiceUse.objects.filter(day__gte=start, day__lt=end)
        .values_list("service", "channel", "kind")
        .annotate(uses=Count("id"))
        .order_by("service", "channel", "kind")
    )
    return [Uses(*row) for row in counted]


def total_uses_between(start: date, end: date) -> int:
    """All uses from `start` up to, not including, `end`."""
    return ServiceUse.objects.filter(day__gte=start, day__lt=end).count()
