"""The single roles of an officer: giving one over a unit, from a day to a day, and ending one."""

import uuid
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.entrusting import GrantUnknown, Offer, end_role, give_role, grant_managed
from dayaq.casework.review.staffing import units_to_manage
from dayaq.casework.staff.models import Role, Unit
from dayaq.casework.staff.rights import role_names
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.managed import managed_or_404
from dayaq.web.fields import OneOfField
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.measures import DayField
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

ONE_DAY = timedelta(days=1)


class RoleForm(forms.Form):
    """Which role, over which unit, from which day, until which last day."""

    role = OneOfField(label=say_later("desk.staff.role"))
    unit = OneOfField(label=say_later("desk.figures.unit"), help_text=say_later("desk.roles.unit_hint"), in_list=True)
    first = DayField(label=say_later("desk.staff.first_day"))
    last = DayField(label=say_later("desk.roles.last"), help_text=say_later("desk.roles.last_hint"), required=False)

    def __init__(self, data: Any = None, *, units: list[Unit], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        language = language_now()
        names = [(role.value, words.in_language(language)) for role, words in role_names().items()]
        cast("OneOfField", self.fields["role"]).choices = names
        cast("OneOfField", self.fields["unit"]).choices = [(unit.code, unit.name_in(language)) for unit in units]

    def offer(self) -> Offer:
        """The role as it is entrusted; the last day is included, so the role ends on the next."""
        given = self.cleaned_data
        return Offer(
            role=Role(given["role"]), unit_code=given["unit"], starts_on=given["first"], ends_on=_day_after(given["last"])
        )


class EndForm(forms.Form):
    """The last day on which the role still holds."""

    last = DayField(label=say_later("desk.roles.last"), help_text=say_later("desk.roles.end.hint"), required=False)


def _day_after(last: date | None) -> date | None:
    return last + ONE_DAY if last else None


@officer_may("manage_staff")
@personal_page
def give(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give the officer a role."""
    officer, manager, on = managed_or_404(request, key, "manage_staff"), officer_of(request), legal_day()
    units = units_to_manage(manager, "manage_staff", on=on)
    initial = {"unit": officer.unit.code, "first": on}
    form = RoleForm(request.POST if request.method == "POST" else None, units=units, initial=initial)
    if form.is_valid():
        try:
            give_role(key=key, offer=form.offer(), manager=manager, at=legal_now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.roles.given"))
            return redirect("desk:officer", key)
    return desk_page(request, "desk/give_role.html", {"form": form, "officer": officer}, status=422 if form.errors else 200)


@officer_may("manage_staff")
@personal_page
def end(request: HttpRequest, key: uuid.UUID, grant: int) -> HttpResponse:
    """End one of the officer's roles, after a page that says which."""
    officer, manager, at = managed_or_404(request, key, "manage_staff"), officer_of(request), legal_now()
    form = EndForm(request.POST if request.method == "POST" else None, use_required_attribute=False)
    try:
        held = grant_managed(officer=officer, grant_id=grant, manager=manager, at=at)
        if form.is_valid():
            last = _day_after(form.cleaned_data["last"])
            returned = end_role(key=key, grant_id=grant, ends_on=last, manager=manager, at=at)
            messages.success(request, say("desk.roles.ended", count=returned))
            return redirect("desk:officer", key)
    except GrantUnknown as unknown:
        raise Http404 from unknown
    except Refusal as refusal:
        form.add_error("last", refusal.in_language(language_now()))
    name = role_names()[Role(held.role)].in_language(language_now())
    shown = {"form": form, "officer": officer, "grant": held, "role": name}
    return desk_page(request, "desk/end_role.html", shown, status=422 if form.errors else 200)
