"""Coming on the register, leaving it, returning, and the status of unemployed, with a decision behind each."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dayaq.casework.decisions.by_law import FindingUnderLaw
from dayaq.casework.decisions.models import Decision
from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.routing import unit_serving
from dayaq.subsystems.employment.models import EndReason, Registration, UnemployedStatus
from dayaq.subsystems.employment.queries import declined_in, running_registration, running_status
from dayaq.subsystems.employment.telling import tell_jobseeker
from dayaq.subsystems.employment.terms import JOBSEEKER, UNEMPLOYED, off_for_refusals, offer_due_on, refusals_until

SERVICE_CODE = "employment.jobseeker_registration"
RETURNABLE = frozenset({EndReason.CONSCRIPTION, EndReason.PRISON, EndReason.TREATMENT})
"""Reasons of a removal for a time, after which the same registration goes on."""


class NotOnRegister(Refusal):
    """Only a registered jobseeker gets the status of unemployed."""

    texts = {
        "az": "Bu şəxs işaxtaran kimi qeydiyyatda deyil, ona görə işsiz statusu verilə bilməz.",
        "en": "This person is not on the register of jobseekers, so the status of unemployed cannot be given.",
        "ru": "Этот человек не состоит на учёте ищущих работу, поэтому присвоить статус безработного нельзя.",
    }


class MayNotReturn(Refusal):
    """Only a removal for a time ends by returning; anybody else applies anew, and who refused suitable jobs waits."""

    texts = {
        "az": "Bu qeydiyyat bərpa edilmir: şəxs yenidən müraciət etməlidir.",
        "en": "This registration is not resumed: the person has to apply anew.",
        "ru": "Этот учёт не возобновляется: человек должен подать новое заявление.",
    }


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Why somebody leaves the register, in words where they help, and by which officer; none where it follows by itself."""

    reason: EndReason
    words: str = ""
    officer: Officer | None = None


@transaction.atomic
def registration_decided(decision: Decision, finding: Finding, at: datetime) -> None:
    """Carry out a decision in the service of registration: a registration or, where that was asked, the status of unemployed.

    A corrected decision that is now a refusal ends what the earlier one brought about. What stands already is left alone.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=decision.person_id)
    if not decision.approved:
        _take_back(decision, at)
    elif _asked(finding) == UNEMPLOYED:
        _give_status(decision, person, at)
    elif running_registration(person.pk) is None:
        _register(decision, person, at)


def leave_register(*, registration: Registration, leaving: Leaving, at: datetime) -> None:
    """Take somebody off the register (qeydiyyatdan çıxarılma) from today on, and end the status of unemployed with it."""
    status = running_status(registration.person_id)
    if status is not None:
        _end(status, leaving, at)
    _end(registration, leaving, at)
    _journal(f"jobseeker_off_{leaving.reason.value}", registration, leaving.officer, at)
    facts_changed(registration.person_id)


@transaction.atomic
def resume(*, earlier: Registration, officer: Officer, at: datetime) -> Registration:
    """Put somebody back who was removed for a time (qeydiyyatın bərpası); refusals from before still count.

    Refuses (`MayNotReturn`) after any other removal, and while the law keeps the person off for refusing suitable jobs.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=earlier.person_id)
    day = legal_day_of(at)
    latest = Registration.objects.filter(person=person).first()
    if latest != earlier or earlier.end_reason not in RETURNABLE or _kept_off(earlier, day):
        raise MayNotReturn
    made = Registration.objects.create(
        person=person,
        returns=earlier,
        unit=earlier.unit,
        starts_on=day,
        offer_due_on=offer_due_on(day),
        refusals_until=earlier.refusals_until,
        recorded_at=at,
        recorded_by=officer,
    )
    _journal("jobseeker_returned", made, officer, at)
    tell_jobseeker(person=person, matter=made.pk, kind="jobseeker_returned", at=at, due=made.offer_due_on)
    facts_changed(person.pk)
    return made


def _register(decision: Decision, person: Person, at: datetime) -> None:
    day = decision.on
    made = Registration.objects.create(
        person=person,
        decision=decision,
        unit=unit_serving(district=person.district, service_code=SERVICE_CODE),
        starts_on=day,
        offer_due_on=offer_due_on(day),
        refusals_until=refusals_until(day),
        recorded_at=at,
        recorded_by=decision.officer,
    )
    _journal("jobseeker_registered", made, decision.officer, at)
    facts_changed(person.pk)


def _give_status(decision: Decision, person: Person, at: datetime) -> None:
    registration = running_registration(person.pk)
    if registration is None:
        raise NotOnRegister
    if running_status(person.pk) is not None:
        return
    given = {"starts_on": decision.on, "recorded_at": at}
    UnemployedStatus.objects.create(person=person, registration=registration, decision=decision, **given)
    _journal("unemployed_status_given", registration, decision.officer, at)
    facts_changed(person.pk)


def _take_back(decision: Decision, at: datetime) -> None:
    """End what the decision corrected, or one that it corrected in turn, had brought about."""
    leaving = Leaving(reason=EndReason.CORRECTED, officer=decision.officer)
    earlier = decision.corrects
    while earlier is not None:
        registration = Registration.objects.filter(decision=earlier, ends_on__isnull=True).first()
        status = UnemployedStatus.objects.filter(decision=earlier, ends_on__isnull=True).first()
        if registration is not None:
            leave_register(registration=registration, leaving=leaving, at=at)
        elif status is not None:
            _end(status, leaving, at)
            facts_changed(status.person_id)
        earlier = earlier.corrects


def _asked(finding: Finding) -> str:
    """What of the law was asked: an officer's finding without the law is about the registration."""
    if not isinstance(finding, FindingUnderLaw):
        return JOBSEEKER
    question = finding.examination.question
    return question.law.law.folders[question.folder].path


def _kept_off(registration: Registration, day: date) -> bool:
    declined = declined_in(registration)
    return bool(declined) and off_for_refusals(refused=len(declined), last_on=declined[0].answered_on, day=day)


def _end(row: Registration | UnemployedStatus, leaving: Leaving, at: datetime) -> None:
    row.ends_on, row.ended_at = legal_day_of(at), at
    row.end_reason, row.end_words, row.ended_by = leaving.reason, leaving.words, leaving.officer
    row.save(update_fields=["ends_on", "ended_at", "end_reason", "end_words", "ended_by"])


def _journal(verb: str, registration: Registration, officer: Officer | None, at: datetime) -> None:
    actor = Actor(ActorKind.OFFICER, str(officer.pk)) if officer is not None else Actor(ActorKind.SYSTEM, "employment")
    subject = Subject("jobseeker_registration", str(registration.pk))
    record(actor=actor, verb=verb, subject=subject, persons=[registration.person_id], at=at)
