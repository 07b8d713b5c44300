"""Passing an application on: to an officer of its unit, to another unit, or back to the worklist. Each leaves a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.conflicts import ConflictOfOfficer, conflict_between, declare_acquaintance
from dayaq.casework.review.fairness import must_not_be_own
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import journal_change, open_application
from dayaq.casework.staff.absence import is_away
from dayaq.casework.staff.authority import officers_over, officers_with, units_where
from dayaq.casework.staff.models import Officer, Unit

Reason = Handover.Reason
MOST_AT_ONCE = 100


class CannotReview(Refusal):
    """The officer has no right to review in the unit of the application, or left."""

    texts = {
        "az": "{officer} bu şöbənin müraciətlərinə baxa bilməz.",
        "en": "{officer} may not review the applications of this unit.",
        "ru": "{officer} не может рассматривать заявления этого отдела.",
    }


class OfficerAway(Refusal):
    """Nothing is given to an officer who is away."""

    texts = {
        "az": "{officer} bu gün işdə deyil. Müraciəti başqa əməkdaşa verin.",
        "en": "{officer} is away today. Give the application to another officer.",
        "ru": "{officer} сегодня отсутствует. Передайте заявление другому сотруднику.",
    }


class NothingToPass(Refusal):
    """The application is there already."""

    texts = {
        "az": "Müraciət onsuz da həmin əməkdaşda və ya şöbədədir.",
        "en": "The application is with that officer or unit already.",
        "ru": "Заявление уже у этого сотрудника или в этом отделе.",
    }


class ReasonMissing(Refusal):
    """An application goes to another unit only with a reason."""

    texts = {
        "az": "Başqa şöbəyə verməyin səbəbini yazın.",
        "en": "Write why it goes to another unit.",
        "ru": "Укажите, почему заявление передаётся в другой отдел.",
    }


@transaction.atomic
def reassign(*, number: str, to: Officer | Unit, note: str, officer: Officer, at: datetime) -> Application:
    """Give an open application to an officer of its unit, or to another unit's worklist, by someone with the right to reassign.

    Refuses a number unknown to the officer, a decided one, an officer who may not review it or is away, and another unit without
    a reason.
    """
    application = open_application(number, officer, "reassign", at=at)
    if isinstance(to, Officer):
        _must_be_able(to, application, at)
        return _pass(
            application, _Onward(unit=application.unit, reason=Reason.REASSIGNED, officer=to, note=note.strip()), officer, at
        )
    if not note.strip():
        raise ReasonMissing
    if to.pk == application.unit_id:
        raise NothingToPass
    return _pass(application, _Onward(unit=to, reason=Reason.REASSIGNED, note=note.strip()), officer, at)


@transaction.atomic
def return_to_worklist(*, of: Officer, reason: Reason, officer: Officer, at: datetime) -> int:
    """Give every open application of an officer who moves or leaves back to the worklist of its unit; how many they were."""
    theirs = Application.objects.select_for_update(of=("self",)).select_related("unit", "reviewer").filter(reviewer=of)
    held = list(theirs.filter(closed_at__isnull=True).order_by("pk"))
    for application in held:
        _pass(application, _Onward(unit=application.unit, reason=reason), officer, at)
    return len(held)


@transaction.atomic
def say_i_know(*, number: str, officer: Officer, at: datetime) -> Person:
    """The officer knows the applicant: noted for all times, and what they had taken of that person goes back to the worklist."""
    application = open_application(number, officer, "review", at=at)
    declare_acquaintance(officer=officer, person=application.person, at=at)
    theirs = Application.objects.select_for_update(of=("self",)).select_related("unit", "reviewer").filter(reviewer=officer)
    for one in theirs.filter(closed_at__isnull=True, person=application.person).order_by("pk"):
        _pass(one, _Onward(unit=one.unit, reason=Reason.CONFLICT), officer, at)
    return application.person


def places_to_pass_to(officer: Officer, *, at: datetime) -> tuple[list[Officer], list[Unit]]:
    """Whom and which units an officer may choose: the reviewers of the units in which they may reassign, and every unit."""
    on = legal_day_of(at)
    reviewers = officers_over("review", units_where(officer, "reassign", on=on), on=on)
    return reviewers, list(Unit.objects.order_by("code"))


@dataclass(frozen=True)
class Outcome:
    """What became, or would become, of one application of a heap: done, or the refusal that says why not."""

    number: str
    refusal: Refusal | None = None


def each(numbers: Sequence[str], act: Callable[[str], object], *, only_look: bool) -> list[Outcome]:
    """Do something with each application by itself: one that is refused never stops the rest.

    With `only_look` the very same is done and undone again, so that a preview says exactly what would happen.
    """
    return [_one(number, act, only_look=only_look) for number in list(dict.fromkeys(numbers))[:MOST_AT_ONCE]]


def _one(number: str, act: Callable[[str], object], *, only_look: bool) -> Outcome:
    try:
        with transaction.atomic():
            act(number)
            if only_look:
                transaction.set_rollback(True)
    except Refusal as refusal:
        return Outcome(number, refusal)
    return Outcome(number)


def _must_be_able(to: Officer, application: Application, at: datetime) -> None:
    """Refuses an officer who has it already, may not review it, is away, or is too near to the applicant."""
    on = legal_day_of(at)
    if application.reviewer_id == to.pk:
        raise NothingToPass
    if to not in officers_with("review", application.unit, on=on):
        raise CannotReview(officer=to.full_name)
    if is_away(to, on=on):
        raise OfficerAway(officer=to.full_name)
    must_not_be_own(application, to)
    if conflict_between(to, application.person_id):
        raise ConflictOfOfficer(officer=to.full_name)


@dataclass(frozen=True, kw_only=True)
class _Onward:
    """Where an application goes: to an officer, or without one to the worklist of the unit; and why."""

    unit: Unit
    reason: Reason
    officer: Officer | None = None
    note: str = ""


def _pass(application: Application, onward: _Onward, by: Officer, at: datetime) -> Application:
    """Change who has the application and where it lies, leave the row that tells of it, and journal it."""
    Handover.objects.create(
        application=application,
        from_officer=application.reviewer,
        to_officer=onward.officer,
        from_unit=application.unit,
        to_unit=onward.unit,
        reason=onward.reason,
        note=onward.note,
        by=by,
        at=at,
    )
    to = onward.officer
    application.reviewer, application.taken_at, application.unit = to, at if to else None, onward.unit
    application.state = Application.State.IN_REVIEW if to else Application.State.RECEIVED
    application.save(update_fields=["reviewer", "taken_at", "unit", "state"])
    journal_change(onward.reason.value, application, by, at)
    return application
