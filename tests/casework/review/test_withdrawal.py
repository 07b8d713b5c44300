"""An application closes without a decision on its person's word, or when the person has died."""

from datetime import date, timedelta

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.casework.review.answering import MatterClosed
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.corrections import ReasonMissing
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import AlreadyDecided, complete, take
from dayaq.casework.review.withdrawal import ApplicantLives, close_for_death, withdraw
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(days=1)


def taken() -> tuple[Application, Officer]:
    application, officer = make_application(), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    return application, officer


def read(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_a_withdrawn_application_is_closed_told_counted_and_journalled_once() -> None:
    application, officer = taken()

    for _ in range(2):
        withdraw(key=application.pk, service=SERVICE, at=LATER)

    assert read(application).state == "withdrawn"
    assert "geri götürmüsünüz" in Notice.objects.get(kind="application_withdrawn").body
    assert ServiceUse.objects.filter(kind="withdrawn").count() == 1
    assert JournalEntry.objects.filter(verb="withdrawn").count() == 1
    with pytest.raises(AlreadyDecided):
        take(number=application.registration_number, officer=officer, at=LATER)


def test_withdrawing_ends_what_was_asked() -> None:
    application, officer = taken()
    ask(number=application.registration_number, service=SERVICE, wish=Wish(words="Kitabça?"), officer=officer, at=MONDAY)

    withdraw(key=application.pk, service=SERVICE, at=LATER)

    assert Question.objects.get().ended == "closed"


def test_a_decided_application_is_not_withdrawn() -> None:
    application, officer = taken()
    finding = Finding(approved=True, explanation="Təyin olunur.")
    complete(number=application.registration_number, service=SERVICE, finding=finding, officer=officer, at=MONDAY)

    with pytest.raises(MatterClosed):
        withdraw(key=application.pk, service=SERVICE, at=LATER)


def test_the_matter_of_a_dead_person_is_closed_with_a_reason_and_nobody_is_written_to() -> None:
    application, officer = taken()
    number, told = application.registration_number, Notice.objects.count()
    with pytest.raises(ApplicantLives):
        close_for_death(number=number, reason="Vəfat edib.", officer=officer, at=LATER)
    Person.objects.filter(pk=application.person_id).update(died_on=date(2020, 3, 16))

    with pytest.raises(ReasonMissing):
        close_for_death(number=number, reason="", officer=officer, at=LATER)
    close_for_death(number=number, reason="Ölüm haqqında akt yazısı var.", officer=officer, at=LATER)

    closed = read(application)
    assert (closed.state, closed.closed_because) == ("discontinued", "Ölüm haqqında akt yazısı var.")
    assert "vəfat etdiyi üçün" in sentence_of(closed, SERVICE, "az", on=date(2020, 3, 17))
    assert Notice.objects.count() == told
