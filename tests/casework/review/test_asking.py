"""What an officer asks reaches the citizen once, and what the citizen answers reaches the officer once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from dayaq.casework.applications import documents
from dayaq.casework.applications.models import Application, Attachment
from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.casework.review.answering import (
    AnswerEmpty,
    MatterClosed,
    MatterNotShown,
    NothingWasAsked,
    add_document,
    answer,
    consult_own_matter,
    open_matter,
)
from dayaq.casework.review.asking import ApplicantDied, NothingAsked, TimeNotGiven, Wish, ask, end_questions_over
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import TakenByAnother, WaitsForCitizen, complete, release, take
from dayaq.casework.staff.models import Officer
from tests.making import MONDAY, PDF, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

WISH = Wish(documents=("Əmək kitabçası", "Hərbi bilet"), words="İş stajınız görünmür.")
LATER = MONDAY + timedelta(days=2)


def taken() -> tuple[Application, Officer]:
    application, officer = make_application(), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    return read(application), officer


def waiting() -> tuple[Application, Officer]:
    application, officer = taken()
    asked(application, officer)
    return read(application), officer


def asked(application: Application, officer: Officer, wish: Wish = WISH, at: datetime = MONDAY) -> Question:
    return ask(number=application.registration_number, service=SERVICE, wish=wish, officer=officer, at=at)


def read(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def paper(words: str = "") -> documents.CheckedDocument:
    return documents.check("kitabça.pdf", PDF + words.encode())


def test_the_citizen_is_told_what_is_asked_where_to_answer_and_by_when() -> None:
    application, _ = waiting()

    letter = Notice.objects.get(kind="documents_asked")

    for said in ("- Əmək kitabçası", "- Hərbi bilet", "İş stajınız görünmür.", f"/matters/{application.pk}", "6 aprel 2020"):
        assert said in letter.body
    assert letter.occasion == str(Question.objects.get().pk)


def test_the_status_sentence_says_that_an_answer_is_awaited_and_then_that_the_time_is_over() -> None:
    application, _ = waiting()

    in_time = sentence_of(application, SERVICE, "en", on=date(2020, 4, 6))
    over = sentence_of(application, SERVICE, "en", on=date(2020, 4, 7))

    assert in_time.startswith("On 16 March 2020 we asked you for documents")
    assert "ended on 6 April 2020" in over


def test_the_same_wish_twice_asks_once() -> None:
    application, officer = taken()

    assert asked(application, officer) == asked(application, officer)
    assert Notice.objects.filter(kind="documents_asked").count() == 1


def test_another_wish_waits_for_the_first_answer() -> None:
    application, officer = waiting()

    with pytest.raises(WaitsForCitizen):
        asked(application, officer, Wish(words="Daha bir arayış"))


def test_asked_again_after_a_partial_answer_the_citizen_is_told_again() -> None:
    application, officer = waiting()
    add_document(key=application.pk, document=paper(), at=LATER)
    answer(key=application.pk, text="Hərbi bileti hələ tapmamışam.", at=LATER)

    asked(application, officer, Wish(documents=("Hərbi bilet",)), at=LATER)

    assert Notice.objects.filter(kind="documents_asked").count() == 2
    assert read(application).state == "waiting_for_citizen"


def test_nothing_is_decided_or_given_back_while_the_citizen_has_time() -> None:
    application, officer = waiting()
    number, finding = application.registration_number, Finding(approved=True, explanation="Təyin olunur.")

    with pytest.raises(WaitsForCitizen) as refused:
        complete(number=number, service=SERVICE, finding=finding, officer=officer, at=LATER)
    with pytest.raises(WaitsForCitizen):
        release(number=number, officer=officer, at=LATER)

    assert "6 aprel 2020" in refused.value.in_language("az").replace("\u00a0", " ")


def test_after_the_time_given_the_officer_decides_on_what_is_there() -> None:
    application, officer = waiting()
    end_questions_over(at=MONDAY + timedelta(days=30))

    finding = Finding(approved=False, ground="no_legal_basis", explanation="Sənəd gəlmədi.")
    decided = complete(
        number=application.registration_number, service=SERVICE, finding=finding, officer=officer, at=MONDAY + timedelta(days=30)
    )

    assert not decided.approved


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [(Wish(), NothingAsked), (Wish(words=" \n "), NothingAsked), (Wish(words="?", working_days=2), TimeNotGiven)],
)
def test_a_wish_asks_something_and_gives_time(wish: Wish, refusal: type[Exception]) -> None:
    application, officer = taken()

    with pytest.raises(refusal):
        asked(application, officer, wish)


def test_only_the_reviewer_asks() -> None:
    application, _ = taken()

    with pytest.raises(TakenByAnother):
        asked(application, make_officer())


def test_the_dead_are_not_asked_and_not_written_to() -> None:
    application, officer = taken()
    Person.objects.filter(pk=application.person_id).update(died_on=date(2020, 3, 15))
    told = Notice.objects.count()

    with pytest.raises(ApplicantDied):
        asked(application, officer)
    complete(
        number=application.registration_number,
        service=SERVICE,
        finding=Finding(approved=True, explanation="Təyin olunur."),
        officer=officer,
        at=MONDAY,
    )

    assert Notice.objects.count() == told


def test_a_document_is_added_to_the_same_application_once() -> None:
    application, _ = waiting()

    first = add_document(key=application.pk, document=paper("yeni"), at=LATER)
    second = add_document(key=application.pk, document=paper("yeni"), at=LATER)

    assert first == second
    assert Attachment.objects.filter(application=application).count() == 2
    assert JournalEntry.objects.filter(verb="document_added").count() == 1


def test_an_answer_brings_the_application_back_to_its_officer_and_is_sent_once() -> None:
    application, officer = waiting()
    added = add_document(key=application.pk, document=paper("yeni"), at=LATER)

    first = answer(key=application.pk, text="Budur.", at=LATER)
    second = answer(key=application.pk, text="Budur.", at=LATER)

    assert first == second
    assert (first.answer, first.ended) == ("Budur.", "answered")
    assert added in read(application).attachments.all()
    assert (read(application).state, read(application).reviewer) == ("in_review", officer)
    assert JournalEntry.objects.filter(verb="answered").count() == 1


def test_words_alone_are_an_answer_and_nothing_is_none() -> None:
    application, _ = waiting()

    with pytest.raises(AnswerEmpty):
        answer(key=application.pk, text="  ", at=LATER)

    assert answer(key=application.pk, text="Kitabçam yanıb.", at=LATER).answer == "Kitabçam yanıb."


def test_a_late_answer_still_reaches_the_officer_while_nothing_is_decided() -> None:
    application, _ = waiting()
    late = MONDAY + timedelta(days=30)
    end_questions_over(at=late)

    add_document(key=application.pk, document=paper("gec"), at=late)
    question = answer(key=application.pk, text="Gecikdim.", at=late)

    assert (question.ended, question.answered_at) == ("time_over", late)


def test_nothing_is_added_where_nothing_was_asked() -> None:
    application = make_application()

    with pytest.raises(NothingWasAsked):
        add_document(key=application.pk, document=paper(), at=LATER)
    with pytest.raises(NothingWasAsked):
        answer(key=application.pk, text="Salam", at=LATER)


def test_nothing_is_added_to_a_decided_application() -> None:
    application, officer = taken()
    complete(
        number=application.registration_number,
        service=SERVICE,
        finding=Finding(approved=True, explanation="Təyin olunur."),
        officer=officer,
        at=MONDAY,
    )

    with pytest.raises(MatterClosed):
        add_document(key=application.pk, document=paper(), at=LATER)
    with pytest.raises(MatterClosed):
        answer(key=application.pk, text="Salam", at=LATER)


def test_a_reading_of_the_own_matter_is_journalled() -> None:
    application, _ = waiting()

    consult_own_matter(key=application.pk, at=LATER)

    assert JournalEntry.objects.filter(verb="consulted", actor=str(application.person_id)).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_matter_opens_to_its_applicant_alone() -> None:
    application, stranger = make_application(), make_application()
    address = "192.0.2.1"

    assert open_matter(key=application.pk, fin=application.person.fin, address=address, at=MONDAY) == application.pk
    for key, fin in ((application.pk, stranger.person.fin), (uuid.UUID(int=0), application.person.fin)):
        with pytest.raises(MatterNotShown):
            open_matter(key=key, fin=fin, address=address, at=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_one_instant_answer_once() -> None:
    application, _ = waiting()

    def click(_: int) -> uuid.UUID:
        try:
            add_document(key=application.pk, document=paper("bir"), at=LATER)
            return answer(key=application.pk, text="Budur.", at=LATER).pk
        except NothingWasAsked:
            return Question.objects.get().pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clicks:
        answers = set(clicks.map(click, range(4)))

    assert len(answers) == 1
    assert JournalEntry.objects.filter(verb="answered").count() == 1
    assert Attachment.objects.filter(application=application).count() == 2
