"""Offers, what jobseekers and employers answer, and what follows from each answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dayaq.casework.identification.models import TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.notices.models import Notice
from dayaq.subsystems.contracts.signing import NotSignatory
from dayaq.subsystems.employment.models import EmployerAnswer, EndReason, OfferAnswer, Registration, Vacancy, VacancyEnd
from dayaq.subsystems.employment.offering import (
    AnsweredBefore,
    EmployerSays,
    OfferedAlready,
    OfferUnknown,
    OfferUnsuitable,
    OwnReferral,
    RefusalUnexplained,
    accept,
    answer_signed,
    answer_told,
    decline,
    offer,
)
from dayaq.subsystems.employment.own import read_job_search
from dayaq.subsystems.employment.posting import EmployerInactive, VacancyEnded, post_signed, take_back
from dayaq.subsystems.employment.proposing import proposals_for
from dayaq.subsystems.employment.terms import offer_due_on
from tests.making import MONDAY, make_officer
from tests.subsystems.contracts.making import ANOTHER_VOEN, make_employer, make_signatory, make_worker
from tests.subsystems.employment.making import make_jobseeker, make_offer, make_vacancy, new_vacancy

pytestmark = pytest.mark.django_db

HIRED = EmployerSays(outcome=EmployerAnswer.Outcome.HIRED)
NOT_HIRED = EmployerSays(outcome=EmployerAnswer.Outcome.REFUSED, reason="Yer tutulub")


def referral_of(made):
    return accept(offer=made.pk, person=made.registration.person_id, at=MONDAY)


def test_an_offer_keeps_why_it_suits() -> None:
    made = make_offer()

    assert made.reasons == ["field_wished", "district_same", "hours_full", "wage_enough", "education_none"]


def test_what_does_not_suit_is_not_offered() -> None:
    registration, officer = make_jobseeker(), make_officer()
    low = make_vacancy(wage=300)

    with pytest.raises(OfferUnsuitable):
        offer(registration=registration, vacancy=low.pk, officer=officer, at=MONDAY)
    with pytest.raises(OfferUnsuitable):
        offer(registration=make_jobseeker(told=None), vacancy=low.pk, officer=officer, at=MONDAY)


def test_nothing_is_offered_twice_or_once_it_is_closed() -> None:
    made = make_offer()
    closed = make_vacancy(make_employer(ANOTHER_VOEN))
    VacancyEnd.objects.create(vacancy=closed, ends_on=MONDAY.date(), reason="taken_back", recorded_at=MONDAY)

    with pytest.raises(OfferedAlready):
        make_offer(made.registration, made.vacancy)
    with pytest.raises(VacancyEnded):
        make_offer(made.registration, closed)


def test_who_accepts_is_referred_and_the_employer_has_five_working_days() -> None:
    referral = referral_of(make_offer())

    assert referral.due_on == offer_due_on(MONDAY.date())
    with pytest.raises(AnsweredBefore):
        referral_of(referral.offer)


def test_nobody_answers_for_another() -> None:
    made, other = make_offer(), make_jobseeker()

    for answer in (accept, lambda **given: decline(words="", **given)):
        with pytest.raises(OfferUnknown):
            answer(offer=made.pk, person=other.person_id, at=MONDAY)
    assert not OfferAnswer.objects.exists()


def test_an_offer_of_a_closed_vacancy_has_lapsed_and_refusing_it_counts_for_nothing() -> None:
    made = make_offer()
    person = made.registration.person_id
    make_signatory(made.vacancy.employer, signatory := make_worker())
    take_back(vacancy=made.vacancy.pk, person=signatory.pk, at=MONDAY)

    with pytest.raises(VacancyEnded):
        accept(offer=made.pk, person=person, at=MONDAY)
    with pytest.raises(VacancyEnded):
        decline(offer=made.pk, person=person, words="", at=MONDAY)
    assert not OfferAnswer.objects.exists()
    assert read_job_search(person=person, at=MONDAY).situation.code == "seeking"


def test_the_second_refusal_leads_off_the_register_for_a_year() -> None:
    employer, registration = make_employer(), make_jobseeker()
    offers = [make_offer(registration, make_vacancy(employer)) for _ in range(2)]

    removed = [decline(offer=one.pk, person=registration.person_id, words="Uzaqdır", at=MONDAY) for one in offers]

    assert removed == [False, True]
    assert Registration.objects.get().end_reason == EndReason.REFUSALS


def test_who_is_hired_leaves_the_register_and_the_filled_vacancy_is_closed() -> None:
    made = make_offer()

    answer_told(referral=referral_of(made).pk, officer=make_officer(), says=HIRED, at=MONDAY)

    assert Registration.objects.get().end_reason == EndReason.HIRED
    assert VacancyEnd.objects.get().reason == VacancyEnd.Reason.FILLED


def test_an_employer_who_refuses_says_why_and_only_once() -> None:
    referral = referral_of(make_offer())
    signatory = make_signatory(referral.offer.vacancy.employer)
    said = {"referral": referral.pk, "person": signatory.person_id, "at": MONDAY}

    with pytest.raises(RefusalUnexplained):
        answer_signed(says=EmployerSays(outcome=EmployerAnswer.Outcome.REFUSED, reason=" "), **said)
    answer_signed(says=NOT_HIRED, **said)
    with pytest.raises(AnsweredBefore):
        answer_signed(says=HIRED, **said)
    assert Registration.objects.get().ends_on is None


def test_nobody_hires_themselves() -> None:
    referral = referral_of(make_offer())
    make_signatory(referral.offer.vacancy.employer, referral.offer.registration.person)

    with pytest.raises(OwnReferral):
        answer_signed(referral=referral.pk, person=referral.offer.registration.person_id, says=HIRED, at=MONDAY)


def test_another_employers_signatory_neither_answers_nor_posts_nor_closes() -> None:
    referral = referral_of(make_offer())
    stranger = make_signatory(make_employer(ANOTHER_VOEN)).person_id
    vacancy = referral.offer.vacancy

    with pytest.raises(NotSignatory):
        answer_signed(referral=referral.pk, person=stranger, says=HIRED, at=MONDAY)
    with pytest.raises(NotSignatory):
        post_signed(employer=vacancy.employer_id, person=stranger, vacancy=new_vacancy(), at=MONDAY)
    with pytest.raises(NotSignatory):
        take_back(vacancy=vacancy.pk, person=stranger, at=MONDAY)


def test_a_form_sent_twice_is_one_vacancy_and_an_inactive_employer_has_none() -> None:
    signatory, vacancy = make_signatory(make_employer()), new_vacancy()
    posted = {"employer": signatory.employer_id, "person": signatory.person_id, "at": MONDAY}

    assert post_signed(vacancy=vacancy, **posted) == post_signed(vacancy=vacancy, **posted)
    make_employer(active=False, from_on=MONDAY.date())
    with pytest.raises(EmployerInactive):
        post_signed(vacancy=new_vacancy(), **posted)
    take_back(vacancy=Vacancy.objects.get().pk, person=signatory.person_id, at=MONDAY)
    with pytest.raises(VacancyEnded):
        take_back(vacancy=Vacancy.objects.get().pk, person=signatory.person_id, at=MONDAY)


def test_proposals_are_the_open_vacancies_of_the_fields_sought_that_were_not_offered_yet() -> None:
    employer, registration = make_employer(), make_jobseeker()
    offered, filled = make_vacancy(employer), make_vacancy(employer)
    make_offer(registration, offered)
    answer_told(referral=referral_of(make_offer(make_jobseeker(), filled)).pk, officer=make_officer(), says=HIRED, at=MONDAY)
    make_vacancy(employer, field="driving")
    low = make_vacancy(employer, wage=300)
    trade = make_vacancy(employer, field="trade")

    proposals = proposals_for(registration)

    assert [(one.vacancy, one.match.suits) for one in proposals] == [(trade, True), (low, False)]


def test_what_was_offered_and_answered_is_never_changed() -> None:
    referral_of(make_offer())

    for rows in (OfferAnswer.objects, Vacancy.objects):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all().delete()


def test_the_refusals_of_two_years_count_and_no_older_ones() -> None:
    employer, registration = make_employer(), make_jobseeker()
    first, second = (make_offer(registration, make_vacancy(employer)) for _ in range(2))
    decline(offer=first.pk, person=registration.person_id, words="", at=MONDAY)

    later = MONDAY + timedelta(days=2 * 366)

    assert decline(offer=second.pk, person=registration.person_id, words="", at=later) is False


def test_each_step_is_told_to_the_jobseeker_without_naming_job_or_employer() -> None:
    registration = make_jobseeker()
    contact = Contact(medium="email", address="seeker@example.com")
    by = Trust(by=TrustedBy.COUNTER, officer=make_officer(), document=registration.person.documents.get())
    trust_contact(person=registration.person, contact=contact, trust=by, at=MONDAY)

    made = make_offer(registration)
    answer_told(referral=referral_of(made).pk, officer=make_officer(), says=NOT_HIRED, at=MONDAY)

    told = Notice.objects.filter(matter=made.pk.hex).order_by("pk")
    assert {notice.kind for notice in told} == {"job_offered", "job_referred", "job_not_hired"}
    assert not any("Dərzi" in notice.body or "Xəzər" in notice.body for notice in told)
