"""Trusted contacts: how one comes on a record, who is told when it changes, and what its code shows."""

from datetime import date

import pytest

from dayaq.casework.identification.codes import CodeNotRight, code_of
from dayaq.casework.identification.models import OneTimeCode, TrustedBy, TrustedContact
from dayaq.casework.identification.trusted import (
    Contact,
    ContactNotTrusted,
    Trust,
    ask_code_of_person,
    end_trust,
    prove_trusted_contact,
    trust_contact,
    trusted_contacts,
)
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from tests.casework.identification.people import HOME, NOON, minutes, register
from tests.making import make_officer

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "+994501112233", "+994554445566"


def trust(person, address, medium="sms", at=NOON):
    by = Trust(by=TrustedBy.COUNTER, officer=make_officer(), document=person.documents.get())
    return trust_contact(person=person, contact=Contact(medium=medium, address=address), trust=by, at=at)


def told():
    return sorted(Notice.objects.filter(kind="trusted_contact_changed").values_list("medium", "address"))


def test_a_contact_confirmed_at_a_counter_stands_on_the_record_with_its_officer():
    person = register()
    trust(person, OLD)

    (contact,) = trusted_contacts(person.pk)

    assert (contact.address, contact.trusted_by, contact.starts_on) == (OLD, "counter", date(2020, 3, 16))
    assert contact.officer.full_name == "Rauf Hüseynov"
    assert JournalEntry.objects.get(verb="contact_trusted").persons == [person.pk]
    assert told() == []


def test_the_old_contact_is_told_of_the_new_one():
    person = register()
    trust(person, OLD)
    trust(person, NEW, at=NOON + minutes(60 * 24))

    assert told() == [("sms", OLD)]
    assert [contact.address for contact in trusted_contacts(person.pk)] == [NEW]
    assert TrustedContact.objects.get(address=OLD).ends_on == date(2020, 3, 17)
    assert "17 mart 2020" in Notice.objects.get().body


def test_a_contact_of_another_medium_is_told_too_and_stays():
    person = register()
    trust(person, "a@citizen.example", medium="email")
    trust(person, NEW)

    assert told() == [("email", "a@citizen.example")]
    assert len(trusted_contacts(person.pk)) == 2


def test_confirming_the_same_contact_again_changes_nothing():
    person = register()

    assert trust(person, OLD) == trust(person, OLD)
    assert told() == []


def test_a_contact_that_ends_is_told_itself():
    person = register()
    lost = trust(person, OLD)

    end_trust(person=person, contact=lost.pk, officer=make_officer(), at=NOON)

    assert trusted_contacts(person.pk) == []
    assert told() == [("sms", OLD)]
    with pytest.raises(ContactNotTrusted):
        end_trust(person=person, contact=lost.pk, officer=make_officer(), at=NOON)


def test_a_contact_of_somebody_else_cannot_be_ended():
    theirs = trust(register(fin="5ABC2DE", number="AA7654321"), OLD)

    with pytest.raises(ContactNotTrusted):
        end_trust(person=register(), contact=theirs.pk, officer=make_officer(), at=NOON)


def test_the_code_to_the_trusted_contact_shows_who_is_there():
    person = register()
    trust(person, OLD)
    asked = ask_code_of_person(person=person, medium="sms", client=HOME, at=NOON)

    assert OneTimeCode.objects.get().address == OLD
    assert prove_trusted_contact(asked=asked, typed=code_of(OneTimeCode.objects.get()), at=NOON) == person.pk


def test_a_contact_that_is_trusted_no_longer_gets_no_code():
    person = register()
    lost = trust(person, OLD)
    end_trust(person=person, contact=lost.pk, officer=make_officer(), at=NOON)

    asked = ask_code_of_person(person=person, medium="sms", client=HOME, at=NOON)

    assert OneTimeCode.objects.get().address == ""
    with pytest.raises(CodeNotRight):
        prove_trusted_contact(asked=asked, typed=code_of(OneTimeCode.objects.get()), at=NOON)
