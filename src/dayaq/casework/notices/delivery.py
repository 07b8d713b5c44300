"""When news counts as delivered (təqdim edilmə): defined here and nowhere else, by the road on which it came.

- *relay*: the day on which the mail server or the SMS operator took the message;
- *portal*: the day on which the person read the decision there, after the FİN or a code;
- *counter*: the day on which the letter was handed over, against the identity document;
- *post*: the fifth working day after the letter was posted.

The first of them counts. What reached nobody is not delivered, and no term runs from it. No source at hand defines this day, so
this is our assumption; see the decision page on delivery.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.notices.models import Delivery, Notice

DAYS_IN_THE_POST = 5
"""Working days after which a posted letter counts as delivered."""

Road = Delivery.Road


def counts_as_delivered_on(road: Delivery.Road, day: date) -> date:
    """The day on which what went, came or was read on the `day` counts as delivered."""
    return working_days_after(day, DAYS_IN_THE_POST) if road == Road.POST else day


def note_delivered(notice: Notice, road: Delivery.Road, *, on: date, at: datetime) -> None:
    """Note that a notice came to its person by this road on the legal day. A copy for a representative is no delivery."""
    if notice.copy_to_id is None:
        _note(notice.matter, notice.kind, notice.occasion, Delivery(road=road, notice=notice, delivered_on=on, noted_at=at))


def note_read(*, matter: str, kind: str, on: date, at: datetime) -> None:
    """Note that the person read on the portal what notices of the kind tell about the matter."""
    _note(matter, kind, "", Delivery(road=Road.PORTAL, delivered_on=on, noted_at=at))


def _note(matter: str, kind: str, occasion: str, delivery: Delivery) -> None:
    """One row for each road, made by the first time."""
    day = counts_as_delivered_on(Road(delivery.road), delivery.delivered_on)
    Delivery.objects.get_or_create(
        matter=matter,
        kind=kind,
        occasion=occasion,
        road=delivery.road,
        defaults={"notice": delivery.notice, "delivered_on": day, "noted_at": delivery.noted_at},
    )


def delivered(matters: Collection[str], kinds: Collection[str]) -> Mapping[tuple[str, str], Delivery]:
    """By matter and kind, the delivery that counts; by one question to the database. What reached nobody is left out."""
    rows = Delivery.objects.filter(matter__in=matters, kind__in=kinds).order_by("-delivered_on", "-pk")
    return {(row.matter, row.kind): row for row in rows}


def deliveries_of(matter: str, kind: str) -> list[Delivery]:
    """Every delivery of what the kind tells about one matter, the earliest first, which counts."""
    return list(Delivery.objects.filter(matter=matter, kind=kind).order_by("delivered_on", "pk"))
