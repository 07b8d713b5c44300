"""A doctor refers a person once, living, with documents and without a name in them; lots decide who reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dayaq.casework.applications import documents
from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.operations import CONSULTED
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import Person
from dayaq.casework.usage.models import ServiceUse
from dayaq.subsystems.disability.anonymity import TextNamesThePerson, age_band, names_person
from dayaq.subsystems.disability.choosing import NoCommission
from dayaq.subsystems.disability.lots import commitment_of, lot, proved, publish_past
from dayaq.subsystems.disability.models import Body, Draw, DrawSeed, FileDocument, MedicalFile, Referral
from dayaq.subsystems.disability.referring import (
    AlreadyReferred,
    NoDocuments,
    OwnReferral,
    PatientDied,
    PatientUnknown,
    ReferralSent,
    ReferralUnknown,
    SameFileDocument,
    add_document,
    begin_referral,
    consult_referral,
    discard_referral,
    patient_of,
    send_referral,
)
from tests.making import MONDAY, PDF, make_officer, make_person
from tests.subsystems.disability.country import (
    PAPERS,
    make_body,
    make_doctor,
    make_draft_referral,
    make_patient,
    make_referral,
)

pytestmark = pytest.mark.django_db


def test_a_sent_file_lies_before_a_commission_with_its_deadline():
    commission = make_body()

    referral = make_referral()

    assert referral.file.state == MedicalFile.State.WAITING
    assert referral.file.commission == commission
    # Ten working days after Monday 16 March 2020, over Novruz and the working Sunday of 29 March.
    assert referral.file.due_on == date(2020, 4, 6)
    assert ServiceUse.objects.get().kind == "applied"


def test_the_file_carries_a_band_of_years_and_no_way_to_the_person():
    make_body()

    file = make_referral(make_person(birth_date=date(1960, 3, 17))).file

    assert file.age_band == "50-59"
    assert {field.related_model for field in MedicalFile._meta.concrete_fields if field.is_relation} == {Body}
    assert not {field.name for field in FileDocument._meta.concrete_fields} & {"name", "title"}


@pytest.mark.parametrize(
    ("born", "band"),
    [("2020-03-16", "0-2"), ("2002-03-17", "14-17"), ("2002-03-16", "18-29"), ("1940-03-16", "80+"), ("1940-03-17", "70-79")],
)
def test_bands_of_age_change_on_the_birthday(born, band):
    assert age_band(date.fromisoformat(born), date(2020, 3, 16)) == band


@pytest.mark.parametrize("field", ["diagnosis", "illness", "findings", "treatment"])
@pytest.mark.parametrize("text", ["Xəstə Əliyevanın şikayəti", "алиева жалуется", "FİN 5TQ 0001", "AA 7654321 vəsiqəsi"])
def test_a_text_that_tells_who_it_is_goes_nowhere(field, text):
    make_body()
    person, doctor = make_patient(fin="5TQ0001"), make_doctor()

    with pytest.raises(TextNamesThePerson):
        begin_referral(person=person, papers=replace(PAPERS, **{field: text}), doctor=doctor, at=MONDAY)

    assert not MedicalFile.objects.exists()


def test_ordinary_words_tell_nobody():
    person = make_patient(surname="Ay", given_name="Gül")

    assert not names_person(person, "Ayaqda ödem, gülüş asimmetriyası, 120/80, I69.3")


def test_a_second_referral_of_one_person_is_refused_and_changes_nothing():
    make_body()
    person = make_person()
    draft = make_draft_referral(person)
    make_referral(person)

    with pytest.raises(AlreadyReferred):
        send_referral(referral_id=draft.pk, doctor=draft.doctor, at=MONDAY)
    with pytest.raises(AlreadyReferred):
        begin_referral(person=person, papers=PAPERS, doctor=make_doctor(), at=MONDAY)

    assert Referral.objects.filter(sent_at__isnull=False).count() == Draw.objects.count() == 1


def test_a_draft_begun_twice_is_one_draft_with_the_later_words():
    doctor, person = make_doctor(), make_person()

    first = begin_referral(person=person, papers=PAPERS, doctor=doctor, at=MONDAY)
    again = begin_referral(person=person, papers=replace(PAPERS, findings="Başqa."), doctor=doctor, at=MONDAY)

    assert first.pk == again.pk
    assert MedicalFile.objects.get().findings == "Başqa."


def test_nobody_is_referred_after_death_nor_by_themself():
    make_body()
    doctor = make_doctor()
    dead = make_person(died_on=date(2020, 3, 1))
    doctor.person = make_person()
    doctor.save()

    with pytest.raises(PatientDied):
        begin_referral(person=dead, papers=PAPERS, doctor=doctor, at=MONDAY)
    with pytest.raises(OwnReferral):
        begin_referral(person=doctor.person, papers=PAPERS, doctor=doctor, at=MONDAY)


def test_a_person_who_died_while_the_draft_waited_is_not_sent():
    make_body()
    draft = make_draft_referral()
    Person.objects.filter(pk=draft.person_id).update(died_on=date(2020, 3, 16))

    with pytest.raises(PatientDied):
        send_referral(referral_id=draft.pk, doctor=draft.doctor, at=MONDAY)


def test_a_referral_needs_a_document_a_commission_and_is_sent_once():
    doctor = make_doctor()
    bare = begin_referral(person=make_person(), papers=PAPERS, doctor=doctor, at=MONDAY)
    with pytest.raises(NoDocuments):
        send_referral(referral_id=bare.pk, doctor=doctor, at=MONDAY)
    draft = make_draft_referral(doctor=doctor)
    with pytest.raises(NoCommission):
        send_referral(referral_id=draft.pk, doctor=doctor, at=MONDAY)
    make_body()

    send_referral(referral_id=draft.pk, doctor=doctor, at=MONDAY)

    with pytest.raises(ReferralSent):
        send_referral(referral_id=draft.pk, doctor=doctor, at=MONDAY)


def test_the_same_bytes_are_attached_once():
    draft = make_draft_referral()

    document = documents.check("başqa ad.pdf", PDF)
    with pytest.raises(SameFileDocument):
        add_document(referral_id=draft.pk, kind=FileDocument.Kind.OTHER, document=document, doctor=draft.doctor, at=MONDAY)


def test_another_institution_sees_nothing_of_a_referral():
    make_body()
    referral, stranger = make_referral(), make_doctor()

    for act in (consult_referral, discard_referral):
        with pytest.raises(ReferralUnknown):
            act(referral_id=referral.pk, doctor=stranger, at=MONDAY)
    with pytest.raises(ReferralUnknown):
        begin_referral(person=make_person(), papers=PAPERS, doctor=make_officer(), at=MONDAY)


def test_reading_a_referral_is_journalled_with_its_person():
    make_body()
    referral = make_referral()

    consult_referral(referral_id=referral.pk, doctor=referral.doctor, at=MONDAY)

    assert JournalEntry.objects.filter(verb=CONSULTED, persons=[referral.person_id]).count() == 1


def test_a_discarded_draft_leaves_no_file():
    draft = make_draft_referral()

    discard_referral(referral_id=draft.pk, doctor=draft.doctor, at=MONDAY)

    assert not MedicalFile.objects.exists()
    assert not FileDocument.objects.exists()


def test_a_patient_is_found_by_fin_and_document_together():
    person = make_patient()

    assert patient_of(fin=person.fin, document=DocumentNumber("AA", "7654321")) == person
    for fin, number in ((person.fin, "1111111"), (make_person().fin, "7654321")):
        with pytest.raises(PatientUnknown):
            patient_of(fin=fin, document=DocumentNumber("AA", number))


def test_lots_come_out_the_same_when_counted_again():
    for _ in range(3):
        make_body()
    seed = DrawSeed.objects.create(secret="07" * 32, commitment=commitment_of("07" * 32), committed_at=MONDAY)

    drawn = [make_referral(make_person()).file.draws.get() for _ in range(12)]

    assert {one.seed for one in drawn} == {seed}
    assert all(proved(one) for one in drawn)
    assert len({one.chosen_id for one in drawn}) > 1
    drawn[0].candidates = drawn[0].candidates[::-1][:1] * 3
    assert [one.candidates[lot("07" * 32, one.file_id, "first", 3)] for one in drawn[1:]] == [
        one.chosen.unit.code for one in drawn[1:]
    ]


def test_the_secret_of_a_day_is_promised_before_and_published_after():
    make_body()
    make_referral()
    used, next_one = DrawSeed.objects.all()
    promised = JournalEntry.objects.filter(verb="committed").order_by("pk").last()

    assert promised.detail == {"commitment": next_one.commitment}
    assert (used.used_on, used.revealed_at) == (legal_day_of(MONDAY), None)
    assert publish_past(at=MONDAY) == 0
    assert publish_past(at=MONDAY + timedelta(days=1)) == 1
    assert JournalEntry.objects.get(verb="published").detail["secret"] == used.secret
    assert used.secret not in str([entry.detail for entry in JournalEntry.objects.filter(verb__in=["committed", "drawn"])])


def test_the_person_is_told_by_sms_only_at_a_number_in_their_own_name():
    make_body()
    person = make_person()
    for medium, address, by in (("sms", "+994501112233", "counter"), ("email", "a@citizen.example", "eid")):
        TrustedContact.objects.create(
            person=person, medium=medium, address=address, trusted_by=by, confirmed_at=MONDAY, starts_on=date(2020, 1, 1),
            **({"officer": make_officer(), "document": make_patient("1234567").documents.get()} if by == "counter" else {}),
        )  # fmt: skip

    make_referral(person)
    TrustedContact.objects.filter(medium="sms").update(trusted_by="own_name", officer=None, document=None)

    assert [notice.medium for notice in Notice.objects.all()] == ["email"]
    assert person.surname not in Notice.objects.get().body


def test_a_member_who_is_the_person_or_the_doctor_leaves_their_commission_out_of_the_lots():
    person, doctor = make_person(), make_doctor()
    near, stranger = make_body(), make_body()
    near_member = near.unit.officers.get()
    near_member.person = person
    near_member.save()

    referral = make_referral(person, doctor)

    assert referral.file.draws.get().candidates == [stranger.unit.code]
