"""The counter: a person is received by their document, and their contacts become trusted."""

from datetime import date

from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import IdentityDocument
from tests.making import make_person


def come(desk, **typed):
    """A person comes to the counter; what the page answers."""
    person = make_person()
    IdentityDocument.objects.create(
        person=person, series="AA", number="1234567", issued_on=date(2019, 1, 9), authority="Nəsimi RPİ"
    )
    return person, desk.post("/desk/counter", {"document": "AA1234567", "fin": person.fin, **typed})


def test_an_officer_confirms_a_telephone_after_seeing_the_document(desk, officer):
    person, answer = come(desk)
    page = desk.get(answer.url)
    desk.post("/desk/counter/person/contact", {"phone": "050 111 22 33", "email": "", "seen": "on"})

    contact = TrustedContact.objects.get()
    assert answer.url == "/desk/counter/person"
    assert person.full_name in page.content.decode()
    assert (contact.person, contact.address, contact.officer) == (person, "+994501112233", officer)
    assert contact.document.number == "1234567"
    assert "+994501112233" in desk.get("/desk/counter/person").content.decode()
    assert JournalEntry.objects.filter(verb="consulted", subject_kind="person", persons=[person.pk]).count() == 4


def test_without_the_tick_nothing_is_trusted(desk):
    come(desk)

    answer = desk.post("/desk/counter/person/contact", {"phone": "050 111 22 33", "email": ""})

    assert answer.status_code == 422
    assert not TrustedContact.objects.exists()


def test_a_pair_that_names_nobody_is_refused(desk):
    _, answer = come(desk, fin="7ZZZZZZ")

    assert answer.status_code == 422
    assert desk.get("/desk/counter/person").url == "/desk/counter"


def test_the_next_person_puts_the_last_one_away(desk):
    come(desk)

    desk.get("/desk/counter")

    assert desk.get("/desk/counter/person").url == "/desk/counter"


def test_a_lost_telephone_is_taken_from_the_record_and_told(desk):
    come(desk)
    desk.post("/desk/counter/person/contact", {"phone": "050 111 22 33", "email": "", "seen": "on"})

    desk.post(f"/desk/counter/person/contact/{TrustedContact.objects.get().pk}/end")

    assert TrustedContact.objects.get().ends_on == date(2020, 3, 16)
    assert Notice.objects.get(kind="trusted_contact_changed").address == "+994501112233"
