"""An officer is away, moves, leaves, or is relieved: to whom their open applications go, what exactly will happen, and doing it.

Each is one form, one page that says what will happen, and one button; nothing is done before that page was seen.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.clearing import KEEP, WORKLIST, Cleared, Passed, To, consult_clearing
from dayaq.casework.review.passing import places_to_pass_to
from dayaq.casework.review.staffing import let_go, move, note_away, relieve, units_to_manage
from dayaq.casework.staff.absence import away_on
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.staff.rights import Right
from dayaq.casework.wording import date_in_words
from dayaq.catalogue import catalogue
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.managed import managed_or_404
from dayaq.web.fields import OneOfField
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.measures import DayField
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

MOST_SHOWN = 100


class WhitherForm(forms.Form):
    """To whom everything goes that the officer has open."""

    stays = False
    to = OneOfField(label=say_later("desk.clearing.to"), in_list=True)

    def __init__(self, data: Any = None, *, colleagues: list[Officer], units: list[Unit]) -> None:  # noqa: ARG002  # for those that move
        super().__init__(data, use_required_attribute=False)
        self.colleagues = {f"officer-{one.pk}": one for one in colleagues}
        away = away_on(legal_day())
        names = [(key, _named(one, away)) for key, one in self.colleagues.items()]
        places = [("keep", say("desk.clearing.keep"))] if self.stays else []
        offered = [*places, ("worklist", say("desk.clearing.worklist")), (say("desk.heap.officers"), names)]
        cast("OneOfField", self.fields["to"]).choices = offered

    def whither(self) -> To:
        """Where everything goes, once the form is valid."""
        chosen = self.cleaned_data["to"]
        return self.colleagues.get(chosen) or (KEEP if chosen == "keep" else WORKLIST)

    def sentence(self, officer: Officer) -> str:
        """What is about to happen, in words."""
        return say("desk.clearing.matters.sentence", name=officer.full_name)


class AbsenceForm(WhitherForm):
    """From which day, and on which the officer is back."""

    stays = True
    first = DayField(label=say_later("desk.staff.first_day"))
    back = DayField(label=say_later("desk.staff.back_on"), help_text=say_later("desk.staff.back_hint"))
    field_order = ("first", "back", "to")

    def sentence(self, officer: Officer) -> str:
        """Who is away, from when, and when they are back."""
        days = {name: date_in_words(self.cleaned_data[name], language_now()) for name in ("first", "back")}
        return say("desk.clearing.absence.sentence", name=officer.full_name, **days)


class MoveForm(WhitherForm):
    """To which unit."""

    unit = OneOfField(label=say_later("desk.staff.to_unit"), in_list=True)
    field_order = ("unit", "to")

    def __init__(self, data: Any = None, *, colleagues: list[Officer], units: list[Unit]) -> None:
        super().__init__(data, colleagues=colleagues, units=units)
        self.names = {unit.code: unit.name_in(language_now()) for unit in units}
        cast("OneOfField", self.fields["unit"]).choices = list(self.names.items())

    def sentence(self, officer: Officer) -> str:
        """Who moves whither."""
        unit = self.names[self.cleaned_data["unit"]]
        return say("desk.clearing.move.sentence", name=officer.full_name, unit=unit)


class LeaveForm(WhitherForm):
    """Nothing is asked of one who leaves."""

    def sentence(self, officer: Officer) -> str:
        """What closes."""
        return say("desk.clearing.leave.sentence", name=officer.full_name)


def _relieve(form: WhitherForm, officer: Officer, manager: Officer, at: datetime) -> Cleared:
    return relieve(key=officer.pk, to=form.whither(), manager=manager, at=at)


def _away(form: WhitherForm, officer: Officer, manager: Officer, at: datetime) -> Cleared:
    first, back = cast("tuple[date, date]", (form.cleaned_data["first"], form.cleaned_data["back"]))
    return note_away(key=officer.pk, starts_on=first, ends_on=back, to=form.whither(), manager=manager, at=at)


def _move(form: WhitherForm, officer: Officer, manager: Officer, at: datetime) -> Cleared:
    return move(key=officer.pk, unit_code=form.cleaned_data["unit"], to=form.whither(), manager=manager, at=at)


def _leave(form: WhitherForm, officer: Officer, manager: Officer, at: datetime) -> Cleared:
    return let_go(key=officer.pk, to=form.whither(), manager=manager, at=at)


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One thing done with an officer: by whom, which form asks for it, the act, and the keys of what its pages say."""

    right: Right
    form: type[WhitherForm]
    act: Callable[[WhitherForm, Officer, Officer, datetime], Cleared]
    title: str
    lead: str
    button: str
    done: str
    grave: bool = False


RELIEVING = Errand(
    right="reassign",
    form=WhitherForm,
    act=_relieve,
    title="desk.clearing.matters.title",
    lead="desk.clearing.matters.lead",
    button="desk.clearing.matters.button",
    done="desk.clearing.matters.done",
)
ABSENCE = Errand(
    right="reassign",
    form=AbsenceForm,
    act=_away,
    title="desk.staff.absence",
    lead="desk.clearing.absence.lead",
    button="desk.staff.absence.button",
    done="desk.staff.absence_noted",
)
MOVING = Errand(
    right="manage_staff",
    form=MoveForm,
    act=_move,
    title="desk.staff.move",
    lead="desk.staff.move.text",
    button="desk.staff.move.button",
    done="desk.clearing.move.done",
)
LEAVING = Errand(
    right="manage_staff",
    form=LeaveForm,
    act=_leave,
    title="desk.staff.leave",
    lead="desk.staff.leave.text",
    button="desk.staff.leave.button",
    done="desk.clearing.leave.done",
    grave=True,
)


@officer_may("reassign")
@personal_page
def matters(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give everything that the officer has open to a colleague, or back to the worklists."""
    return _errand(request, key, RELIEVING)


@officer_may("reassign")
@personal_page
def absence(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Note that the officer is away, and what becomes of their applications."""
    return _errand(request, key, ABSENCE)


@officer_may("manage_staff")
@personal_page
def move_elsewhere(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Move the officer to another unit."""
    return _errand(request, key, MOVING)


@officer_may("manage_staff")
@personal_page
def leave(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Close the log-in of an officer who leaves."""
    return _errand(request, key, LEAVING)


def _errand(request: HttpRequest, key: uuid.UUID, errand: Errand) -> HttpResponse:
    """The form; what will happen; or, once that was confirmed, what happened."""
    manager, at = officer_of(request), legal_now()
    officer = managed_or_404(request, key, errand.right)
    doing = request.POST.get("do")
    form = _form(request, errand, officer, at)
    if not form.is_valid() or doing == "change":
        return _form_page(request, errand, officer, form)
    act = partial(errand.act, form, officer, manager, at)
    try:
        cleared = act() if doing == "yes" else consult_clearing(of=officer, act=act, manager=manager, at=at)
    except Refusal as refusal:
        form.add_error(None, refusal.in_language(language_now()))
        return _form_page(request, errand, officer, form)
    if doing == "yes":
        done = say(errand.done)
        went = say("desk.clearing.went", given=cleared.given, returned=cleared.returned)
        messages.success(request, f"{done} {went}" if cleared.given or cleared.returned else done)
        return redirect("desk:officer", key)
    return _check_page(request, errand, officer, form, cleared)


def _form(request: HttpRequest, errand: Errand, officer: Officer, at: datetime) -> WhitherForm:
    manager, on = officer_of(request), legal_day()
    colleagues = [one for one in places_to_pass_to(manager, at=at)[0] if one.pk != officer.pk]
    units = [one for one in units_to_manage(manager, "manage_staff", on=on) if one.pk != officer.unit_id]
    return errand.form(request.POST if request.method == "POST" else None, colleagues=colleagues, units=units)


def _form_page(request: HttpRequest, errand: Errand, officer: Officer, form: WhitherForm) -> HttpResponse:
    shown = {"form": form, "officer": officer, "errand": errand}
    return desk_page(request, "desk/errand.html", shown, status=422 if form.errors else 200)


def _check_page(request: HttpRequest, errand: Errand, officer: Officer, form: WhitherForm, cleared: Cleared) -> HttpResponse:
    rows = [(one.application, _title(one), _fate(one)) for one in cleared.passed[:MOST_SHOWN]]
    shown = {
        "officer": officer,
        "errand": errand,
        "kept": [(name, form.data.get(name, "")) for name in form.fields],
        "sentence": form.sentence(officer),
        "rows": rows,
        "more": len(cleared.passed) - len(rows),
        "elsewhere": cleared.elsewhere,
    }
    return desk_page(request, "desk/errand_check.html", shown)


def _title(passed: Passed) -> str:
    application = passed.application
    return as_asked(application, catalogue.service(application.service_code).service).title.in_language(language_now())


def _fate(passed: Passed) -> tuple[str, str]:
    """What becomes of one application, and why it does not go to the colleague."""
    if passed.to is not None:
        return say("desk.clearing.fate.given", name=passed.to.full_name), ""
    why_not = passed.refusal.in_language(language_now()) if passed.refusal else ""
    return say("desk.clearing.fate.kept" if passed.kept else "desk.clearing.fate.returned"), why_not


def _named(officer: Officer, away: frozenset[object]) -> str:
    """The officer's name, marked when they are away."""
    return say("desk.heap.away", name=officer.full_name) if officer.pk in away else officer.full_name
