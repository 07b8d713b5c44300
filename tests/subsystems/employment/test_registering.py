"""Coming on the register by the law's answer, the term for an offer, leaving, and returning."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.decisions.models import Decision
from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.legal_time import BAKU
from dayaq.subsystems.employment.models import EndReason, Registration
from dayaq.subsystems.employment.registering import (
    SERVICE_CODE,
    Leaving,
    MayNotReturn,
    leave_register,
    registration_decided,
    resume,
)
from dayaq.subsystems.employment.serving import JobseekerUnknown, LeftAlready, ReasonMissing, take_off
from tests.casework.corrections.test_merging import merged, rows_of, undone
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.contracts.making import make_worker
from tests.subsystems.employment.making import decide_registration, make_jobseeker

pytestmark = pytest.mark.django_db


def test_an_application_decided_by_the_law_registers_the_jobseeker() -> None:
    person = make_worker()

    decision = decide_registration(person)

    made = Registration.objects.get()
    assert (made.person, made.decision, made.starts_on) == (person, decision, date(2020, 3, 16))
    assert JournalEntry.objects.filter(verb="jobseeker_registered", persons=[person.pk]).count() == 1
    assert ProcrastinateJob.objects.filter(task_name=LOOK_JOB, args__person=str(person.pk)).count() == 1


def test_the_fifth_working_day_jumps_over_novruz() -> None:
    registration = make_jobseeker(at=datetime(2020, 3, 17, 10, tzinfo=BAKU))

    assert registration.offer_due_on == date(2020, 3, 31)


def test_whom_the_law_refuses_is_not_registered() -> None:
    decision = decide_registration(make_worker(), in_conscription=True)

    assert not decision.approved
    assert not Registration.objects.exists()


def test_a_second_application_leaves_the_registration_as_it_is() -> None:
    registration = make_jobseeker()

    decide_registration(registration.person, at=MONDAY + timedelta(days=30))

    assert Registration.objects.get() == registration


def test_an_officer_takes_somebody_off_and_they_come_back_after_the_service() -> None:
    registration, officer = make_jobseeker(), make_officer()
    later = MONDAY + timedelta(days=60)
    take_off(key=registration.pk, reason=EndReason.CONSCRIPTION, words="", officer=officer, at=MONDAY + timedelta(days=3))

    back = resume(earlier=Registration.objects.get(), officer=officer, at=later)

    assert Registration.objects.get(pk=registration.pk).ends_on == date(2020, 3, 19)
    assert (back.returns, back.starts_on, back.refusals_until) == (registration, later.date(), registration.refusals_until)
    with pytest.raises(MayNotReturn):
        resume(earlier=Registration.objects.get(pk=registration.pk), officer=officer, at=later)


def test_who_left_by_own_wish_applies_anew() -> None:
    registration, officer = make_jobseeker(), make_officer()
    take_off(key=registration.pk, reason=EndReason.OWN_WISH, words="", officer=officer, at=MONDAY)

    with pytest.raises(MayNotReturn):
        resume(earlier=Registration.objects.get(), officer=officer, at=MONDAY)
    anew = decide_registration(registration.person, at=MONDAY + timedelta(days=1))

    assert anew.jobseeker_registration.starts_on == date(2020, 3, 17)


def test_a_removal_for_another_reason_says_which_and_happens_once() -> None:
    registration, officer = make_jobseeker(), make_officer()

    with pytest.raises(ReasonMissing):
        take_off(key=registration.pk, reason=EndReason.OTHER, words=" ", officer=officer, at=MONDAY)
    take_off(key=registration.pk, reason=EndReason.OTHER, words="Xaricə köçüb", officer=officer, at=MONDAY)
    with pytest.raises(LeftAlready):
        take_off(key=registration.pk, reason=EndReason.OTHER, words="Xaricə köçüb", officer=officer, at=MONDAY)


def test_nobody_serves_themselves() -> None:
    registration = make_jobseeker()
    officer = make_officer(person=registration.person)

    with pytest.raises(JobseekerUnknown):
        take_off(key=registration.pk, reason=EndReason.OWN_WISH, words="", officer=officer, at=MONDAY)


def test_the_database_keeps_a_registration_as_it_was_written() -> None:
    registration = make_jobseeker()
    leave_register(registration=registration, leaving=Leaving(reason=EndReason.OWN_WISH), at=MONDAY)

    for change in ({"starts_on": date(2020, 1, 1)}, {"ends_on": None, "ended_at": None, "end_reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.all().delete()


def test_a_decision_corrected_to_a_refusal_ends_the_registration() -> None:
    registration = make_jobseeker()
    refused = Decision.objects.create(
        person=registration.person,
        corrects=registration.decision,
        service_code=SERVICE_CODE,
        on=MONDAY.date(),
        decided_at=MONDAY,
        officer=make_officer(),
        approved=False,
        ground="no_legal_basis",
        explanation="Səhv olub.",
        receipt="",
        receipt_sha256="",
    )

    registration_decided(refused, Finding(approved=False, ground="no_legal_basis", explanation="Səhv olub."), MONDAY)

    assert Registration.objects.get().end_reason == EndReason.CORRECTED


def test_the_registers_follow_a_person_whose_doubles_are_merged_and_go_back() -> None:
    kept, registration = make_person(fin=None), make_jobseeker()
    before = rows_of(registration.person)

    made = merged(kept, registration.person)

    assert {"employment_registration.person", "employment_wishes.person"} <= set(rows_of(kept))
    undone(made)
    assert rows_of(registration.person) == before
