"""Questions about centres on a day, each answered by one query that brings all that decides about the day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from dayaq.casework.centres.centre_day import HORIZON, CentreDay, Timetable
from dayaq.casework.centres.labour_code import DecidedDay
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Regime
from dayaq.casework.centres.working_calendar import WorkingCalendar
from dayaq.casework.language import Words
from dayaq.casework.refusal import Refusal

_NAME = {"az": "name_az", "en": "name_en", "ru": "name_ru"}
_REGIME = {field.attname: field.attname for field in Regime._meta.concrete_fields}


class UnknownCentre(Refusal):
    """A centre was asked for by a code that no centre has."""

    texts = {
        "az": "“{code}” kodlu mərkəz tapılmadı.",
        "en": "There is no centre with the code “{code}”.",
        "ru": "Центр с кодом «{code}» не найден.",
    }


def centre_day(code: str, day: date) -> CentreDay:
    """The centre with this code on the day. Refuses a code that no centre has."""
    for centre in _with_timetable(Centre.objects.filter(code=code), day):
        return _timetable(centre, day).on(day)
    raise UnknownCentre(code=code)


def centre_days(day: date) -> list[CentreDay]:
    """Every centre on the day, in the order of the codes."""
    return [_timetable(centre, day).on(day) for centre in _with_timetable(Centre.objects.order_by("code"), day)]


def centres_by_code() -> list[Centre]:
    """Every centre in the order of the codes, to choose from."""
    return list(Centre.objects.order_by("code"))


def _with_timetable(centres: QuerySet[Centre], day: date) -> QuerySet[Centre, Any]:
    end = day + HORIZON
    of_this_centre = Q(centre=OuterRef("pk"))
    regimes = Regime.objects.filter(
        of_this_centre | Q(centre__isnull=True), Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lt=end
    ).order_by("starts_on")
    decided = CalendarDay.objects.filter(day__gte=day, day__lt=end)
    closed = ClosedDay.objects.filter(of_this_centre, day__gte=day, day__lt=end)
    return centres.annotate(
        regime_rows=ArraySubquery(regimes.values(row=JSONObject(**_REGIME))),
        decided_rows=ArraySubquery(decided.values(row=JSONObject(day="day", working="working", kind="kind", **_NAME))),
        closed_rows=ArraySubquery(closed.values(row=JSONObject(day="day", **_NAME))),
        addresses=ArraySubquery(Mailbox.objects.filter(of_this_centre).order_by("place").values("address")),
    )


def _timetable(centre: Any, day: date) -> Timetable:
    return Timetable(
        centre=centre,
        mailboxes=tuple(centre.addresses),
        calendar=WorkingCalendar(
            first=day,
            end=day + HORIZON,
            decided={
                date.fromisoformat(row["day"]): DecidedDay(working=row["working"], kind=row["kind"], name=_words(row))
                for row in centre.decided_rows
            },
        ),
        closed={date.fromisoformat(row["day"]): _words(row) for row in centre.closed_rows},
        regimes=tuple(_regime(row) for row in centre.regime_rows),
    )


def _regime(row: Mapping[str, Any]) -> Regime:
    days = {name: row[name] and date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    return Regime(**{**row, **days})


def _words(row: Mapping[str, str]) -> Words:
    return Words(row["az"], row["en"], row["ru"])
