"""Reading the status by registration number and FİN: what opens it, the one answer to everything else, what it leaves behind."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.reading import StatusNotFound, read_receipt, read_status
from dayaq.casework.applications.registration_number import NotARegistrationNumber, make
from dayaq.casework.channel import Channel
from dayaq.casework.identification.operations import TooManyAttempts, identify
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.fin import NotAFin
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.usage.models import ServiceUse
from tests.making import make_application, make_draft, make_person

pytestmark = pytest.mark.django_db
HOME = "192.0.2.7"
NOW = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())
DAY = date(2020, 3, 17)


def read(number: str, fin: str, *, minutes: int = 0, address: str = HOME) -> Application:
    at = NOW + timedelta(minutes=minutes)
    return read_status(number=number, fin=fin, address=address, channel=Channel.PORTAL, at=at, on=DAY)


def fin_of(person: Person) -> str:
    assert person.fin is not None
    return person.fin


def test_number_and_fin_open_the_application_and_the_reading_is_journalled_and_counted() -> None:
    application = make_application()

    found = read(f" {application.registration_number.replace('-', '')} ", fin_of(application.person).lower())

    entry = JournalEntry.objects.filter(verb="consulted").get()
    use = ServiceUse.objects.filter(kind="status_read").get()
    assert found == application
    assert (entry.actor, entry.subject, entry.persons) == (
        str(application.person_id),
        str(application.pk),
        [application.person_id],
    )
    assert (use.service, use.channel, use.day) == (application.service_code, "portal", DAY)


def test_every_failure_has_one_answer() -> None:
    mine, other = make_application(), make_application()
    unknown = make(DAY, 9999999)
    messages = set()
    for number, fin in ((mine.registration_number, fin_of(other.person)), (unknown, fin_of(mine.person)), (unknown, "2222222")):
        with pytest.raises(StatusNotFound) as refusal:
            read(number, fin)
        messages.add(str(refusal.value))

    assert len(messages) == 1
    assert not ServiceUse.objects.filter(kind="status_read").exists()
    assert not JournalEntry.objects.filter(verb="consulted").exists()


def test_what_cannot_be_a_number_or_a_fin_is_no_attempt() -> None:
    application = make_application()
    for _ in range(30):
        with pytest.raises(NotARegistrationNumber):
            read("2020-0000123-4", fin_of(application.person))
        with pytest.raises(NotAFin):
            read(application.registration_number, "5ABCIDE")

    assert read(application.registration_number, fin_of(application.person)) == application


def test_guessing_is_limited_as_it_is_for_identification() -> None:
    mine, other = make_application(), make_application()
    for _ in range(5):
        with pytest.raises(StatusNotFound):
            read(other.registration_number, fin_of(mine.person))

    with pytest.raises(TooManyAttempts):
        read(mine.registration_number, fin_of(mine.person))
    assert read(mine.registration_number, fin_of(mine.person), minutes=16) == mine


def test_a_status_that_was_read_does_not_clear_the_way_to_guess_the_document() -> None:
    application = make_application()
    person = application.person
    IdentityDocument.objects.create(person=person, series="AA", number="1111111", issued_on=DAY, authority="ASAN")
    guesses = [f"AA222222{digit}" for digit in range(6)]

    refused = []
    for guess in guesses:
        read(application.registration_number, fin_of(person))
        with pytest.raises(Refusal) as refusal:
            identify(document=guess, fin=fin_of(person), address=HOME, at=NOW)
        refused.append(type(refusal.value))

    assert refused[-1] is TooManyAttempts


def test_the_applicant_reads_the_receipt_of_what_was_sent_and_of_nothing_else() -> None:
    person = make_person()
    draft = make_draft(person)

    assert read_receipt(draft=draft, at=NOW) is None
    assert not JournalEntry.objects.filter(verb="consulted").exists()
