"""Who may act for whom: parents for minors, others by a paper, within its days and services."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from dayaq.casework.applications import operations
from dayaq.casework.applications.drafts import WrittenAnswers, open_draft, write_answers
from dayaq.casework.applications.models import Application
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor
from dayaq.casework.legal_time import BAKU
from dayaq.casework.people.mandates.authority import (
    MandateEnded,
    MandateNotBegun,
    MandateRefused,
    NoMandate,
    ServiceOutsideMandate,
    authority_over,
    coming_of_age,
)
from dayaq.casework.people.mandates.models import Basis, Kinship, Mandate
from dayaq.casework.people.mandates.operations import Paper, RepresentedUnknown, Terms, end_mandate, record_mandate
from dayaq.casework.people.models import Person
from tests.making import MONDAY, SERVICE, make_officer, make_person

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 16)
PAPER = Paper(kind="Etibarnamə", number="7-1234", on=date(2020, 1, 10), by="Bakı 5 saylı notariat kontoru")


def mandate(representative: Person, represented: Person, **terms: object) -> Mandate:
    told = {"basis": Basis.NOTARISED, "starts_on": date(2020, 1, 10), **terms}
    officer = Actor(ActorKind.OFFICER, str(make_officer().pk))
    assert represented.fin
    return record_mandate(
        representative=representative,
        represented_fin=represented.fin,
        terms=Terms(**told),
        paper=PAPER,
        officer=officer,
        at=MONDAY,
    )


def parenthood(parent: Person, child: Person, **told: object) -> Kinship:
    return Kinship.objects.create(
        parent=parent, child=child, **{"kind": Kinship.Kind.MOTHER, "starts_on": child.birth_date, **told}
    )


def may(representative: Person, represented: Person, on: date = TODAY, service: str = SERVICE.code) -> str:
    """On which basis the one may act for the other, or what the refusal is called."""
    try:
        return authority_over(
            representative=representative.pk, represented=represented.pk, service_code=service, on=on
        ).basis.value
    except MandateRefused as refusal:
        return type(refusal).__name__


def test_a_parent_acts_for_a_child_until_the_eighteenth_birthday() -> None:
    mother, child = make_person(), make_person(birth_date=date(2002, 3, 17))
    parenthood(mother, child)

    assert may(mother, child, date(2020, 3, 16)) == "parent"
    assert may(mother, child, date(2020, 3, 17)) == "MandateEnded"
    assert may(child, mother) == "NoMandate"


def test_a_parent_without_rights_acts_no_more() -> None:
    father, child = make_person(), make_person(birth_date=date(2010, 1, 1))
    parenthood(father, child, ends_on=date(2020, 3, 16))

    assert may(father, child, date(2020, 3, 15)) == "parent"
    assert may(father, child, date(2020, 3, 16)) == "MandateEnded"


def test_somebody_born_on_29_february_comes_of_age_on_1_march() -> None:
    assert coming_of_age(date(2004, 2, 29)) == date(2022, 3, 1)
    assert coming_of_age(date(2002, 3, 17)) == date(2020, 3, 17)


def test_a_mandate_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    one, other = make_person(), make_person()
    mandate(one, other, starts_on=date(2020, 3, 10), ends_on=date(2020, 3, 17))

    days = [date(2020, 3, day) for day in (9, 10, 16, 17)]

    assert [may(one, other, day) for day in days] == ["MandateNotBegun", "notarised", "notarised", "MandateEnded"]


def test_a_mandate_that_ended_yesterday_says_its_last_day() -> None:
    one, other = make_person(), make_person()
    mandate(one, other, ends_on=date(2020, 3, 16))

    with pytest.raises(MandateEnded) as refusal:
        authority_over(representative=one.pk, represented=other.pk, service_code=SERVICE.code, on=TODAY)

    assert "son günü 15 mart 2020 olub" in refusal.value.in_language("az")
    assert "15 March 2020" in refusal.value.in_language("en")


def test_a_mandate_is_for_the_services_it_names() -> None:
    one, other = make_person(), make_person()
    mandate(one, other, services=("pensions.old_age_pension",))

    assert may(one, other, service="pensions.old_age_pension") == "notarised"
    assert may(one, other) == "ServiceOutsideMandate"


def test_a_running_mandate_counts_beside_one_that_ended() -> None:
    one, other = make_person(), make_person()
    mandate(one, other, ends_on=date(2020, 2, 1))
    mandate(one, other, starts_on=date(2020, 3, 1), basis=Basis.GUARDIAN)

    assert may(one, other) == "guardian"


def test_nothing_on_record_is_no_mandate() -> None:
    assert may(make_person(), make_person()) == "NoMandate"


def test_each_refusal_speaks_three_languages() -> None:
    for kind, values in (
        (NoMandate, {}),
        (ServiceOutsideMandate, {}),
        (MandateEnded, {"last_day": "x"}),
        (MandateNotBegun, {"first_day": "x"}),
    ):
        assert len({kind(**values).in_language(language) for language in ("az", "en", "ru")}) == 3


def test_recording_the_same_paper_twice_keeps_one_mandate() -> None:
    one, other = make_person(), make_person()

    assert mandate(one, other) == mandate(one, other)
    assert JournalEntry.objects.get(verb="mandate_recorded").persons == sorted([one.pk, other.pk])


def test_nobody_represents_themself_or_a_person_unknown_or_dead() -> None:
    one = make_person()

    with pytest.raises(RepresentedUnknown):
        mandate(one, one)
    with pytest.raises(RepresentedUnknown):
        mandate(one, make_person(died_on=date(2020, 1, 1)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Kinship.objects.create(parent=one, child=one, kind="mother", starts_on=TODAY)


def test_either_party_ends_a_mandate_and_nobody_else() -> None:
    one, other, third = make_person(), make_person(), make_person()
    standing = mandate(one, other)
    officer = Actor(ActorKind.OFFICER, str(make_officer().pk))

    with pytest.raises(NoMandate):
        end_mandate(mandate=standing.pk, party=third.pk, officer=officer, on=TODAY, at=MONDAY)
    end_mandate(mandate=standing.pk, party=other.pk, officer=officer, on=TODAY, at=MONDAY)

    assert may(one, other) == "MandateEnded"


def draft_for(representative: Person, represented: Person, at: datetime = MONDAY):
    authority = authority_over(
        representative=representative.pk, represented=represented.pk, service_code=SERVICE.code, on=at.date()
    )
    draft = open_draft(person=represented, service=SERVICE, browser="browser", language="az", at=at, authority=authority)
    answers = WrittenAnswers(text="", address="", email="r@citizen.example", phone="", language="az")
    return write_answers(draft=draft, answers=answers, at=at)


def test_the_application_keeps_who_applied_for_whom_and_by_what() -> None:
    one, other = make_person(), make_person()
    standing = mandate(one, other)

    application = operations.submit(draft=draft_for(one, other), service=SERVICE, channel=Channel.PORTAL, at=MONDAY)

    assert (application.person, application.representative, application.mandate) == (other, one, standing)
    entry = JournalEntry.objects.get(verb="applied")
    assert (entry.actor, entry.persons) == (str(one.pk), sorted([one.pk, other.pk]))


def test_a_mandate_that_ended_while_the_form_was_filled_sends_nothing() -> None:
    one, other = make_person(), make_person()
    mandate(one, other, ends_on=date(2020, 3, 17))
    draft = draft_for(one, other)

    with pytest.raises(MandateEnded):
        operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=datetime(2020, 3, 17, 9, tzinfo=BAKU))

    assert not Application.objects.exists()


def test_a_representatives_form_and_the_persons_own_stand_side_by_side() -> None:
    one, other = make_person(), make_person()
    mandate(one, other)

    own = open_draft(person=other, service=SERVICE, browser="their own", language="az", at=MONDAY)

    assert draft_for(one, other).pk != own.pk
    assert draft_for(one, other).pk == draft_for(one, other).pk
