"""The account of a person at the desk: what stands in it, a month put right, and the proved record before 2006."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.people.voen import normalised_voen
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.people import kept_apart
from dayaq.subsystems.contracts.registers import employer_with
from dayaq.subsystems.contracts.values import read_sum, read_whole
from dayaq.subsystems.insurance.consulting import HolderUnknown, consult_account, consult_entry
from dayaq.subsystems.insurance.entering import month_typed
from dayaq.subsystems.insurance.keeping import (
    EmployerNotKnown,
    EntryUnknown,
    MonthSeen,
    ProvedRecord,
    correct_month,
    enter_month,
    prove_older_record,
    reverse,
)
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

FIRST_YEAR = 2006
LAST_YEAR = 2199
MOST_MONTHS = 720


def _number(key: str, rule: Any, **rest: Any) -> TextField:
    attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "w-10"}
    return TextField(max_length=20, rule=rule, rule_names_it=False, attrs=attrs, label=say_later(key), **rest)


class OlderRecordForm(forms.Form):
    """What a paper proves of the time before 2006, and the notional capital where the fund reckoned it."""

    months = _number("desk.insurance.months", lambda text: read_whole(text, most=MOST_MONTHS))
    paper = TextField(label=say_later("desk.insurance.paper"), help_text=say_later("desk.insurance.paper_hint"))
    capital = _number("desk.insurance.capital", read_sum, required=False, help_text=say_later("desk.insurance.capital_hint"))
    capital_year = _number(
        "desk.insurance.capital_year", lambda text: read_whole(text, least=FIRST_YEAR, most=LAST_YEAR), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a capital without its year, and a year without capital."""
        answers: dict[str, Any] = super().clean() or {}
        if not self.errors and (answers["capital"] == "") != (answers["capital_year"] == ""):
            self.add_error("capital_year", say("desk.insurance.capital_and_year"))
        return answers

    def proved(self) -> ProvedRecord:
        """What was written."""
        answers = self.cleaned_data
        known = answers["capital"] != ""
        return ProvedRecord(
            months=answers["months"],
            paper=answers["paper"],
            capital=answers["capital"] if known else None,
            capital_year=answers["capital_year"] if known else None,
        )


class MonthForm(forms.Form):
    """A month that no declaration brought, by the paper that the officer saw."""

    voen = TextField(
        max_length=40,
        rule=normalised_voen,
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code w-20"},
        label=say_later("desk.employer.voen"),
    )
    month = _number("web.insurance.month", month_typed, help_text=say_later("desk.insurance.month_hint"))
    wage = _number("desk.insurance.month_wage", read_sum, help_text=say_later("desk.insurance.wage_hint"))
    grounds = TextField(
        max_length=300, label=say_later("desk.insurance.paper"), help_text=say_later("desk.insurance.month_paper_hint")
    )

    def seen(self) -> MonthSeen:
        """What was written. Refuses an employer who is not on record."""
        answers = self.cleaned_data
        employer = employer_with(answers["voen"])
        if employer is None:
            raise EmployerNotKnown
        return MonthSeen(employer=employer, month=answers["month"], wage=answers["wage"], grounds=answers["grounds"])


class CorrectionForm(forms.Form):
    """What is done with a month that is wrong, and why."""

    act = OneOfField(
        label=say_later("desk.insurance.act"),
        choices=[
            ("correct", say_later("desk.insurance.act.correct")),
            ("reverse", say_later("desk.insurance.act.reverse")),
        ],
    )
    wage = _number("desk.insurance.wage", read_sum, required=False, help_text=say_later("desk.insurance.wage_hint"))
    reason = TextField(
        max_length=300, lines=True, label=say_later("desk.insurance.reason"), help_text=say_later("desk.insurance.reason_hint")
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a correction without the right wage."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("act") == "correct" and answers.get("wage") == "":
            self.add_error("wage", say("desk.insurance.wage_needed"))
        return answers


@officer_may("keep_accounts")
@personal_page
@kept_apart
def insurance(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """The account of a person, with the year that the address names opened."""
    given = request.GET.get("year", "")
    year = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else None
    try:
        file = consult_account(person=person_id, year=year, officer=officer_of(request), at=legal_now())
    except HolderUnknown as unknown:
        raise Http404 from unknown
    return desk_page(request, "desk/insurance.html", {"file": file})


@officer_may("keep_accounts")
@personal_page
@kept_apart
def older_record(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Enter the proved record before 2006."""
    officer, at = officer_of(request), legal_now()
    try:
        file = consult_account(person=person_id, officer=officer, at=at)
    except HolderUnknown as unknown:
        raise Http404 from unknown
    form = OlderRecordForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            prove_older_record(person=person_id, proved=form.proved(), officer=officer, at=at)
        except Refusal as refusal:
            form.add_error("months", refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.insurance.proved"))
            return redirect("desk:insurance", person_id)
    return desk_page(request, "desk/older_record.html", {"form": form, "file": file}, status=422 if form.errors else 200)


@officer_may("keep_accounts")
@personal_page
@kept_apart
def enter(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Enter a month by the paper that shows it."""
    officer, at = officer_of(request), legal_now()
    try:
        file = consult_account(person=person_id, officer=officer, at=at)
    except HolderUnknown as unknown:
        raise Http404 from unknown
    form = MonthForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            enter_month(person=person_id, seen=form.seen(), officer=officer, at=at)
        except EmployerNotKnown as refusal:
            form.add_error("voen", refusal.in_language(language_now()))
        except Refusal as refusal:
            form.add_error("month", refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.insurance.month_entered"))
            return redirect("desk:insurance", person_id)
    return desk_page(request, "desk/enter_month.html", {"form": form, "file": file}, status=422 if form.errors else 200)


@officer_may("keep_accounts")
@personal_page
@kept_apart
def correct(request: HttpRequest, person_id: uuid.UUID, entry: uuid.UUID) -> HttpResponse:
    """Put one month right, or reverse it."""
    officer, at = officer_of(request), legal_now()
    try:
        wrong = consult_entry(person=person_id, entry=entry, officer=officer, at=at)
    except EntryUnknown as unknown:
        raise Http404 from unknown
    form = CorrectionForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            if answers["act"] == "reverse":
                reverse(contribution=entry, reason=answers["reason"], officer=officer, at=at)
            else:
                correct_month(contribution=entry, wage=answers["wage"], reason=answers["reason"], officer=officer, at=at)
        except Refusal as refusal:
            form.add_error("wage", refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.insurance.corrected"))
            return redirect("desk:insurance", person_id)
    return desk_page(request, "desk/correct_month.html", {"form": form, "wrong": wrong}, status=422 if form.errors else 200)
