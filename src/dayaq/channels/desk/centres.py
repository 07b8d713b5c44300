"""The centres at the desk: the same answer that a citizen reads, to be told at the counter or on the telephone."""

from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dayaq.casework.centres.answer import answer
from dayaq.casework.centres.timetables import centre_day, centres_by_code
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.fields import OneOfField
from dayaq.web.legal_clock import legal_day
from dayaq.web.officers import officer_may
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say_later
from dayaq.web.visits import VisitDayForm


class CentreDayForm(VisitDayForm):
    """Which centre, on which day."""

    centre = OneOfField(label=say_later("desk.centres.centre"), in_list=True)
    field_order = ("centre", "on")

    def __init__(self, data: dict[str, str] | None = None, *, choices: list[tuple[str, str]], on: date) -> None:
        super().__init__(data, initial={"on": on}, use_required_attribute=False)
        cast("OneOfField", self.fields["centre"]).choices = choices


@officer_may("read")
@require_GET
@personal_page
def centres(request: HttpRequest) -> HttpResponse:
    """Whether a centre is open on a day and what can be done instead."""
    language = language_now()
    choices = [(centre.code, centre.name.in_language(language)) for centre in centres_by_code()]
    asked = {"on": request.GET.get("on", ""), "centre": request.GET.get("centre", "")}
    form = CentreDayForm(asked if "centre" in request.GET else None, choices=choices, on=legal_day())
    shown: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        here = centre_day(form.cleaned_data["centre"], form.cleaned_data["on"])
        shown |= {"here": here, "answer": answer(here, language)}
    return desk_page(request, "desk/centres.html", shown, status=422 if form.is_bound and not form.is_valid() else 200)
