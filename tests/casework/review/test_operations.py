"""Two officers never decide one application, and every look leaves a trace."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.review import operations as review
from dayaq.casework.review.operations import AlreadyDecided, ApplicationUnknown, NotTaken, TakenByAnother
from dayaq.casework.review.queries import WorklistQuestion
from dayaq.casework.staff.models import Officer
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

APPROVED = Finding(approved=True, explanation="Təyin olunur.")
TODAY = date(2020, 3, 16)


def complete(number: str, officer: Officer) -> Decision:
    return review.complete(number=number, service=SERVICE, finding=APPROVED, officer=officer, at=MONDAY)


def consulted(**question: object) -> list[str]:
    worklist = review.consult_worklist(question=WorklistQuestion(on=TODAY, **question), officer=make_officer(), at=MONDAY)
    return [application.registration_number for application in worklist.applications]


def test_second_officer_is_told_who_reviews_the_application() -> None:
    number = make_application().registration_number
    review.take(number=number, officer=make_officer(full_name="Aygün Nəbiyeva"), at=MONDAY)

    with pytest.raises(TakenByAnother) as refused:
        review.take(number=number, officer=make_officer(), at=MONDAY)

    assert "Aygün Nəbiyeva" in refused.value.in_language("az")


def test_taking_twice_changes_nothing() -> None:
    number, officer = make_application().registration_number, make_officer()

    first = review.take(number=number, officer=officer, at=MONDAY)
    second = review.take(number=number, officer=officer, at=MONDAY)

    assert first.taken_at == second.taken_at
    assert JournalEntry.objects.filter(verb="taken").count() == 1


def test_untaken_application_is_not_decided() -> None:
    with pytest.raises(NotTaken):
        complete(make_application().registration_number, make_officer())


def test_second_officer_is_told_the_application_is_decided() -> None:
    number, officer = make_application().registration_number, make_officer()
    review.take(number=number, officer=officer, at=MONDAY)
    complete(number, officer)

    for late in (officer, make_officer()):
        with pytest.raises(AlreadyDecided):
            review.take(number=number, officer=late, at=MONDAY)
    with pytest.raises(AlreadyDecided):
        complete(number, make_officer())


def test_other_finding_after_the_decision_is_refused() -> None:
    number, officer = make_application().registration_number, make_officer()
    review.take(number=number, officer=officer, at=MONDAY)
    complete(number, officer)

    other = Finding(approved=False, ground="no_legal_basis", explanation="Fikrimi dəyişdim.")
    with pytest.raises(AlreadyDecided):
        review.complete(number=number, service=SERVICE, finding=other, officer=officer, at=MONDAY)


def test_released_application_may_be_taken_by_another() -> None:
    number, officer = make_application().registration_number, make_officer()
    review.take(number=number, officer=officer, at=MONDAY)
    review.release(number=number, officer=officer, at=MONDAY)

    other = make_officer()
    assert review.take(number=number, officer=other, at=MONDAY).reviewer == other


def test_unknown_number_is_refused_everywhere() -> None:
    officer = make_officer()

    with pytest.raises(ApplicationUnknown):
        review.consult_application(number="2020-0000009-9", officer=officer, at=MONDAY)
    with pytest.raises(ApplicationUnknown):
        review.take(number="2020-0000009-9", officer=officer, at=MONDAY)


def test_document_opens_only_under_its_own_application() -> None:
    application, foreign = make_application(), make_application()
    attachment, officer = application.attachments.get(), make_officer()

    opened = review.consult_attachment(
        number=application.registration_number, attachment_id=attachment.pk, officer=officer, at=MONDAY
    )
    assert opened == attachment
    with pytest.raises(ApplicationUnknown):
        review.consult_attachment(number=foreign.registration_number, attachment_id=attachment.pk, officer=officer, at=MONDAY)


def test_every_look_names_the_persons_seen() -> None:
    first, second = make_application(), make_application()
    officer = make_officer()

    review.consult_worklist(question=WorklistQuestion(on=TODAY), officer=officer, at=MONDAY)
    review.consult_application(number=first.registration_number, officer=officer, at=MONDAY)

    looks = JournalEntry.objects.filter(verb="consulted", actor=str(officer.pk)).order_by("pk")
    assert [set(look.persons) for look in looks] == [{first.person_id, second.person_id}, {first.person_id}]


def test_worklist_is_by_deadline_and_answers_each_question() -> None:
    later = make_application(at=MONDAY.replace(day=18))
    sooner = make_application()
    mine = make_officer()
    review.take(number=later.registration_number, officer=mine, at=MONDAY)

    assert consulted() == [sooner.registration_number, later.registration_number]
    assert consulted(show="unassigned") == [sooner.registration_number]
    assert consulted(words=later.registration_number.replace("-", "")) == [later.registration_number]
    assert consulted(words=sooner.person.fin.lower()) == [sooner.registration_number]
    assert consulted(words="nobody") == []
    assert consulted(show="overdue") == []


def test_page_past_the_end_answers_the_last_page() -> None:
    application = make_application()

    assert consulted(page=99) == [application.registration_number]


@pytest.mark.parametrize("rows", [1, 3])
def test_worklist_asks_a_fixed_number_of_questions(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(rows):
        make_application()
    officer = make_officer()

    with django_assert_num_queries(6):  # count, rows, figures, journal, and a savepoint set and released
        review.consult_worklist(question=WorklistQuestion(on=TODAY), officer=officer, at=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_double_click_at_the_same_instant_makes_one_decision() -> None:
    number, officer = make_application().registration_number, make_officer()
    review.take(number=number, officer=officer, at=MONDAY)

    def press(_: int) -> uuid.UUID:
        try:
            return complete(number, officer).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as fingers:
        answers = set(fingers.map(press, range(6)))

    assert answers == {Decision.objects.get().pk}
