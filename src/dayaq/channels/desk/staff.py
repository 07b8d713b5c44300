"""The officers of a manager's units: what they hold; inviting, moving, leaving, absence, a lost second factor."""

import uuid
from collections.abc import Callable
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.staffing import (
    OfficerUnknown,
    grants_of,
    invite_into,
    let_go,
    move,
    note_away,
    officer_managed,
    officers_listed,
    reset_second_factor,
    units_to_manage,
)
from dayaq.casework.staff.models import Officer, Role, Unit
from dayaq.casework.staff.operations import Invitation
from dayaq.casework.staff.rights import matrix, role_names
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.fields import EmailField, OneOfField, TextField, TickField
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.measures import DayField
from dayaq.web.officers import officer_may, officer_of, second_factor_required
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later


class InviteForm(forms.Form):
    """Whom to invite, where, as what."""

    username = TextField(
        label=say_later("desk.log_in.name"),
        help_text=say_later("desk.staff.username_hint"),
        max_length=64,
        attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    full_name = TextField(label=say_later("desk.staff.full_name"), max_length=200)
    email = EmailField(label=say_later("desk.application.email"), help_text=say_later("desk.staff.email_hint"))
    unit = OneOfField(label=say_later("desk.figures.unit"), in_list=True)
    role = OneOfField(label=say_later("desk.staff.role"), in_list=True)

    def __init__(self, data: Any = None, *, units: list[Unit]) -> None:
        super().__init__(data, use_required_attribute=False)
        _offer_units(self, units)
        names = [(role.value, words.in_language(language_now())) for role, words in role_names().items()]
        cast("OneOfField", self.fields["role"]).choices = names


class MoveForm(forms.Form):
    """To which unit."""

    unit = OneOfField(label=say_later("desk.staff.to_unit"), in_list=True)

    def __init__(self, data: Any = None, *, units: list[Unit]) -> None:
        super().__init__(data, use_required_attribute=False)
        _offer_units(self, units)


class AbsenceForm(forms.Form):
    """From which day to which, the last one included."""

    first = DayField(label=say_later("desk.staff.first_day"))
    back = DayField(label=say_later("desk.staff.back_on"), help_text=say_later("desk.staff.back_hint"))


class ResetForm(forms.Form):
    """That the manager made sure who asks."""

    checked = TickField(label=say_later("desk.staff.checked"))


def _offer_units(form: forms.Form, units: list[Unit]) -> None:
    cast("OneOfField", form.fields["unit"]).choices = [(unit.code, unit.name_in(language_now())) for unit in units]


@officer_may("manage_staff")
@require_GET
@personal_page
def staff(request: HttpRequest) -> HttpResponse:
    """The officers of the manager's units."""
    on, language = legal_day(), language_now()
    roles = role_names()
    rows = []
    for officer in officers_listed(officer_of(request), on=on):
        held = [one for one in officer.grants.all() if one.starts_on <= on and (one.ends_on is None or one.ends_on > on)]
        told = [f"{roles[Role(one.role)].in_language(language)} – {one.unit.name_in(language)}" for one in held]
        away = next((one for one in officer.absences.all() if one.starts_on <= on < one.ends_on), None)
        rows.append({"officer": officer, "held": told, "away": away})
    return desk_page(request, "desk/staff.html", {"rows": rows})


@officer_may("manage_staff")
@personal_page
def invite(request: HttpRequest) -> HttpResponse:
    """Invite an officer; the letter with the link leaves by itself."""
    manager, units = officer_of(request), units_to_manage(officer_of(request), "manage_staff", on=legal_day())
    form = InviteForm(request.POST if request.method == "POST" else None, units=units)
    if not form.is_valid():
        return desk_page(request, "desk/invite.html", {"form": form}, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    invitation = Invitation(
        username=given["username"], full_name=given["full_name"], email=given["email"], roles=[Role(given["role"])]
    )
    try:
        invite_into(invitation=invitation, unit_code=given["unit"], manager=manager, at=legal_now())
    except Refusal as refusal:
        form.add_error("username", refusal.in_language(language_now()))
        return desk_page(request, "desk/invite.html", {"form": form}, status=422)
    messages.success(request, say("desk.staff.invited", name=given["full_name"]))
    return redirect("desk:staff")


@officer_may("manage_staff")
@require_GET
@personal_page
def officer_page(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One officer: what they hold, and what can be done."""
    return _officer_page(request, _managed_or_404(request, key))


@officer_may("manage_staff")
@personal_page
def officer_act(request: HttpRequest, key: uuid.UUID, act: str) -> HttpResponse:
    """Do one thing with an officer and lead back. Opened by address alone it changes nothing."""
    officer = _managed_or_404(request, key)
    if act not in ACTS:
        raise Http404
    if request.method != "POST":
        return redirect("desk:officer", key)
    form = _forms(request, request.POST)[act]
    if not form.is_valid():
        return _officer_page(request, officer, wrong={act: form}, status=422)
    try:
        messages.success(request, ACTS[act](request, officer, form.cleaned_data))
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:officer", key)


def _move(request: HttpRequest, officer: Officer, given: dict[str, Any]) -> str:
    returned = move(key=officer.pk, unit_code=given["unit"], manager=officer_of(request), at=legal_now())
    return say("desk.staff.moved", count=returned)


def _let_go(request: HttpRequest, officer: Officer, given: dict[str, Any]) -> str:  # noqa: ARG001  # every act has three
    return say("desk.staff.left", count=let_go(key=officer.pk, manager=officer_of(request), at=legal_now()))


def _away(request: HttpRequest, officer: Officer, given: dict[str, Any]) -> str:
    note_away(key=officer.pk, starts_on=given["first"], ends_on=given["back"], manager=officer_of(request), at=legal_now())
    return say("desk.staff.absence_noted")


def _reset(request: HttpRequest, officer: Officer, given: dict[str, Any]) -> str:  # noqa: ARG001  # every act has three
    reset_second_factor(key=officer.pk, manager=officer_of(request), forget=_forget_authenticators, at=legal_now())
    return say("desk.staff.was_reset")


ACTS: dict[str, Callable[[HttpRequest, Officer, dict[str, Any]], str]] = {
    "move": _move,
    "absence": _away,
    "reset": _reset,
    "leave": _let_go,
}


def _forget_authenticators(officer: Officer) -> None:
    """Remove the authenticator and the recovery codes."""
    Authenticator.objects.filter(user=officer).delete()


def _forms(request: HttpRequest, data: Any = None) -> dict[str, forms.Form]:
    units = units_to_manage(officer_of(request), "manage_staff", on=legal_day())
    return {
        "move": MoveForm(data, units=units),
        "absence": AbsenceForm(data, use_required_attribute=False),
        "reset": ResetForm(data, use_required_attribute=False),
        "leave": forms.Form(data),
    }


def _managed_or_404(request: HttpRequest, key: uuid.UUID) -> Officer:
    try:
        return officer_managed(key=key, manager=officer_of(request), right="manage_staff", at=legal_now())
    except OfficerUnknown as refusal:
        raise Http404 from refusal


def _officer_page(
    request: HttpRequest, officer: Officer, *, wrong: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    on, language = legal_day(), language_now()
    names = role_names()
    shown: dict[str, Any] = {
        "officer": officer,
        "grants": [(names[Role(one.role)].in_language(language), one) for one in grants_of(officer, on=on)],
        "absences": officer.absences.filter(ends_on__gt=on),
        "forms": {**_forms(request), **(wrong or {})},
        "wrong": list((wrong or {}).values()),
        "oneself": officer.pk == officer_of(request).pk,
    }
    return desk_page(request, "desk/officer.html", shown, status=status)


@second_factor_required
@require_GET
@personal_page
def rights(request: HttpRequest) -> HttpResponse:
    """The table of who may do what."""
    language = language_now()
    roles = list(role_names().items())
    rows = [(row.words.in_language(language), [role in row.roles for role, _ in roles]) for row in matrix()]
    shown = {"roles": [words.in_language(language) for _, words in roles], "rows": rows}
    return desk_page(request, "desk/rights.html", shown)
