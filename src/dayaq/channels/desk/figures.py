"""The supervisor's page: open, due and overdue, and the days to a decision; by unit and officer, with a chart and a file."""

import csv
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dayaq.casework.review.figures import Counted, Figures, figures
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.charts import Bar, bar_chart
from dayaq.web.fields import OneOfField
from dayaq.web.legal_clock import legal_day
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

PERIODS = {
    "7": "desk.figures.days.7",
    "30": "desk.figures.days.30",
    "90": "desk.figures.days.90",
    "365": "desk.figures.days.365",
}
USUAL = "30"
#: What a table program would run as a formula.
FORMULA = ("=", "+", "-", "@")


class PeriodForm(forms.Form):
    """How many days back the decisions are counted."""

    days = OneOfField(
        label=say_later("desk.figures.period"), in_list=True, choices=[(days, say_later(key)) for days, key in PERIODS.items()]
    )


@officer_may("oversee")
@require_GET
@personal_page
def figures_page(request: HttpRequest) -> HttpResponse:
    """The figures of the officer's units."""
    counted, days = _asked(request)
    shown: dict[str, Any] = {
        "figures": counted,
        "form": PeriodForm(initial={"days": days}, use_required_attribute=False),
        "days": days,
        "chart": _chart(counted),
    }
    return desk_page(request, "desk/figures.html", shown)


@officer_may("oversee")
@require_GET
@personal_page
def figures_file(request: HttpRequest) -> HttpResponse:
    """The same figures as a file for a table program."""
    counted, _ = _asked(request)
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="dayaq.csv"'}
    )
    response.write("\ufeff")  # by which table programs know the letters ə and ş
    lines = csv.writer(response)
    keys = ("unit", "officer", "open", "due_today", "overdue", "decided", "median", "p90")
    lines.writerow([say(f"desk.figures.{key}") for key in keys])
    for one in [*counted.by_unit, *counted.by_officer]:
        lines.writerow([_plain(one, key) for key in keys])
    return response


def _asked(request: HttpRequest) -> tuple[Figures, str]:
    """The figures of the period in the address; what cannot be one asks for the usual."""
    days = request.GET.get("days", USUAL)
    days = days if days in PERIODS else USUAL
    today = legal_day()
    end: date = today + timedelta(days=1)
    return figures(officer_of(request), on=today, start=end - timedelta(days=int(days)), end=end), days


def _chart(counted: Figures) -> Any:
    """Open applications by unit, the overdue ones apart; nothing where nothing is open."""
    bars = [
        Bar(one.unit.name_in(language_now()), one.open - one.overdue, one.overdue)
        for one in counted.by_unit
        if one.unit and one.open
    ]
    return bar_chart(bars, title=say("desk.figures.chart"))


def _plain(one: Counted, key: str) -> object:
    """One cell; a name that a table program would run is made plain text."""
    if key == "unit":
        text = one.unit.name_in(language_now()) if one.unit else ""
    elif key == "officer":
        text = one.officer.full_name if one.officer else ""
    else:
        value = getattr(one, key)
        return "" if value is None else value
    return f"'{text}" if text.startswith(FORMULA) else text
