"""Absence (əməkdaşın olmadığı günlər): who is away, from when to when."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Absence, Officer


class AbsenceWrong(Refusal):
    """An absence ends after it begins, and does not run into another."""

    texts = {
        "az": "Bitmə günü başlama günündən sonra olmalı və başqa qeyd edilmiş günlərlə üst-üstə düşməməlidir.",
        "en": "The absence must end after it begins and may not overlap another one.",
        "ru": "Отсутствие должно заканчиваться после начала и не пересекаться с другим.",
    }


@transaction.atomic
def note_absence(*, officer: Officer, starts_on: date, ends_on: date, actor: Actor, at: datetime) -> Absence:
    """Note that the officer is away from `starts_on` up to, not including, `ends_on`. Refuses an empty or overlapping time."""
    try:
        with transaction.atomic():
            absence = Absence.objects.create(officer=officer, starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as error:
        raise AbsenceWrong from error
    detail = {"from": starts_on.isoformat(), "to": ends_on.isoformat()}
    record(actor=actor, verb="absence_noted", subject=Subject("officer", str(officer.pk)), detail=detail, at=at)
    return absence


def is_away(officer: Officer, *, on: date) -> bool:
    """Whether the officer is away on the day."""
    return Absence.objects.filter(officer=officer, starts_on__lte=on, ends_on__gt=on).exists()


def away_on(day: date) -> frozenset[object]:
    """The ids of the officers who are away on the day."""
    return frozenset(Absence.objects.filter(starts_on__lte=day, ends_on__gt=day).values_list("officer_id", flat=True))
