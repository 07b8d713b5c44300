"""The pages of doctors and commissions: a doctor refers, a commission decides, and no page of the commission says who it is."""

import re
import uuid
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from dayaq.casework.channel import Channel
from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.staff.models import Role
from dayaq.subsystems.disability.appealing import object_to
from dayaq.subsystems.disability.models import Assessment, Body, FileDocument, MedicalFile, Objection, Referral
from tests.channels.desk.conftest import open_desk
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.disability.country import (
    PAPERS,
    make_body,
    make_doctor,
    make_patient,
    make_referral,
    member_for,
    officers_of,
)

MARKS = {
    "surname": "Nişanəsoyadova",
    "given_name": "Nişanəadıgül",
    "patronymic": "Nişanəata",
    "fin": "7NSANE1",
}
CONTACT, DOCUMENT, FILE_NAME = "nisane@citizen.example", "7171717", "Nişanəsoyadova epikriz.png"
DETERMINED = {
    "degree": "second",
    "cause": "general_illness",
    "since": "02.03.2020",
    "starts_on": "02.03.2020",
    "last_on": "01.03.2021",
    "grounds": "Hərəkət məhdudlaşıb.",
    "device": "Əlil arabası",
}


def picture() -> bytes:
    """A picture whose hidden text names the person."""
    drawn = BytesIO()
    image = Image.new("RGB", (40, 40), "white")
    exif = image.getexif()
    exif[0x010E] = MARKS["fin"]
    image.save(drawn, "PNG", exif=exif)
    return drawn.getvalue()


@pytest.fixture
def marked():
    """A person with a mark in every field."""
    person = make_patient(DOCUMENT, district="baku", birth_date=date(1961, 2, 3), **MARKS)
    TrustedContact.objects.create(
        person=person, medium="email", address=CONTACT, trusted_by="eid", confirmed_at=MONDAY, starts_on=date(2020, 1, 1)
    )
    return person


def desk_of(officer) -> Client:
    return open_desk(Client(), officer)


def send_as_doctor(desk: Client) -> str:
    """The whole way of the doctor; the referral's address."""
    papers = {name: getattr(PAPERS, name) for name in ("purpose", "diagnosis", "illness", "findings", "treatment")}
    begun = desk.post("/desk/referrals/new", {"fin": MARKS["fin"], "document": f"AA{DOCUMENT}", **papers})
    assert begun.status_code == 302, begun.content.decode()
    upload = SimpleUploadedFile(FILE_NAME, picture(), content_type="image/png")
    desk.post(f"{begun.url}/attach", {"kind": "imaging", "document": upload})
    assert desk.post(f"{begun.url}/send", {}).status_code == 422
    desk.post(f"{begun.url}/send", {"covered": "on"})
    return begun.url


def object_as(person, kind: str) -> None:
    """The person objects to their one decision."""
    said = {"kind": Objection.Kind(kind), "words": "Səhv var.", "channel": Channel.PORTAL, "at": MONDAY}
    object_to(assessment_id=Assessment.objects.get().pk, person=person.pk, **said)


def tells(answer) -> list[str]:
    """The marks that an answer holds, in its page, its headers or its bytes."""
    said = answer.content.decode(errors="replace") + str(answer.headers)
    told = [*MARKS.values(), CONTACT, DOCUMENT, FILE_NAME, "1961", "03.02", str(Referral.objects.get().person_id)]
    return [mark for mark in told if mark.casefold() in said.casefold()]


def test_a_doctor_refers_and_a_commission_decides_without_seeing_who(marked):
    make_body()
    doctor = make_doctor()
    address = send_as_doctor(desk_of(doctor))
    member = member_for(Referral.objects.get())
    desk, file = desk_of(member), MedicalFile.objects.get()

    assert MARKS["surname"] in desk_of(doctor).get("/desk/referrals").content.decode()
    assert file.code in desk.get("/desk/files").content.decode()
    assert "50-59 yaş, qadın" in desk.get(f"/desk/files/{file.pk}").content.decode()
    check = desk.post(f"/desk/files/{file.pk}/determine", DETERMINED)
    assert not Assessment.objects.exists()
    assert "Əlil arabası" in check.content.decode()
    desk.post(f"/desk/files/{file.pk}/determine", {**DETERMINED, "sure": "yes"})

    made = Assessment.objects.get()
    assert (made.person, made.degree, made.ends_on) == (marked, "second", date(2021, 3, 2))
    assert "Əlil arabası" in desk_of(doctor).get(address).content.decode()


def test_no_page_of_the_commission_tells_who_the_person_is(marked):
    make_body()
    send_as_doctor(desk_of(make_doctor()))
    desk, file = desk_of(member_for(Referral.objects.get())), MedicalFile.objects.get()
    document = FileDocument.objects.get()
    here = f"/desk/files/{file.pk}"
    pages = ["/desk/files", "/desk/files?show=closed", here, f"{here}/determine", f"{here}/documents/{document.pk}"]
    answers = [desk.get(page) for page in [*pages, f"{here}/documents/{document.pk}/pages/1"]]
    answers += [desk.post(f"{here}/extend", {"days": "3", "because": "Əlavə müayinə"}, follow=True)]
    answers += [desk.post(f"{here}/determine", {}), desk.post(f"{here}/determine", DETERMINED)]
    answers += [desk.post(f"{here}/determine", {**DETERMINED, "sure": "yes"}, follow=True)]
    appeal = officers_of(make_body(Body.Kind.APPEAL, members=9))
    object_as(marked, "in_person")
    other = desk_of(appeal[0])
    answers += [other.get(page) for page in [*pages, f"{here}/uphold", f"{here}/documents/{document.pk}/pages/1"]]
    answers += [other.post(f"{here}/uphold", {"grounds": "Düzdür."}, follow=True), other.get(here)]

    assert {answer.status_code for answer in answers} <= {200, 422}
    assert [(number, tells(answer)) for number, answer in enumerate(answers) if tells(answer)] == []


def test_the_doctors_own_words_are_refused_where_they_tell_who_it_is(marked):
    desk = desk_of(make_doctor())
    papers = {name: getattr(PAPERS, name) for name in ("purpose", "diagnosis", "findings")}
    told = {"fin": MARKS["fin"], "document": f"AA{DOCUMENT}", "illness": "Nişanəsoyadovanın şikayəti", **papers}

    answer = desk.post("/desk/referrals/new", told)

    assert answer.status_code == 422
    assert not Referral.objects.exists()


def test_an_unknown_patient_is_one_answer_whichever_part_is_wrong(marked):
    desk = desk_of(make_doctor())
    papers = {name: getattr(PAPERS, name) for name in ("purpose", "diagnosis", "illness", "findings")}

    answers = [
        desk.post("/desk/referrals/new", {"fin": fin, "document": number, **papers})
        for fin, number in ((MARKS["fin"], "AA1111111"), (make_person().fin, f"AA{DOCUMENT}"))
    ]

    assert all("tapılmadı" in answer.content.decode() and answer.status_code == 422 for answer in answers)


def test_a_term_that_ends_before_it_starts_is_said_in_the_form(marked):
    make_body()
    referral = make_referral()
    desk = desk_of(member_for(referral))

    answer = desk.post(f"/desk/files/{referral.file_id}/determine", {**DETERMINED, "last_on": "01.03.2020", "sure": "yes"})

    assert answer.status_code == 422
    assert "Müddətin sonu" in answer.content.decode()
    assert not Assessment.objects.exists()


def test_five_members_answer_an_objection_at_the_desk(marked):
    make_body()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    referral = make_referral(marked)
    member = member_for(referral)
    desk_of(member).post(f"/desk/files/{referral.file_id}/determine", {**DETERMINED, "sure": "yes"})
    made = Assessment.objects.get()
    object_as(marked, "complaint")
    here = f"/desk/files/{referral.file_id}"

    desk_of(members[0]).post(f"{here}/determine", {**DETERMINED, "degree": "first", "sure": "yes"})
    for one in members[1:5]:
        page = desk_of(one).get(here).content.decode()
        desk_of(one).post(re.search(rf"{here}/proposals/[0-9a-f-]+", page)[0], {"for": "yes"})

    assert Assessment.objects.get(replaces=made).degree == "first"


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_database_as_often_for_three_as_for_one(number):
    make_body()
    doctor = make_doctor()
    referrals = [make_referral(doctor=doctor) for _ in range(number)]
    counted = []
    for officer, page in ((doctor, "/desk/referrals"), (member_for(referrals[0]), "/desk/files")):
        desk = desk_of(officer)
        desk.get(page)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(page).status_code == 200
        counted.append(len(queries))

    assert counted == [11, 14]


def test_a_manager_puts_a_unit_on_the_register_and_an_auditor_counts_the_lots_again():
    manager = make_officer(roles=(Role.CENTRE_MANAGER, Role.AUDITOR))
    desk = desk_of(manager)

    added = desk.post("/desk/bodies", {"kind": "commission", "unit": manager.unit.code})

    assert added.status_code == 302
    assert Body.objects.get().unit == manager.unit
    assert desk.get("/desk/draws").status_code == 200
    make_body()
    make_referral()
    assert "düz çıxır" in desk.get("/desk/draws").content.decode()


def test_log_in_leads_doctors_and_members_to_their_own_room(rf):
    for officer, room in ((make_doctor(), "/desk/referrals"), (officers_of(make_body())[0], "/desk/files")):
        page = desk_of(officer).get(room).content.decode()
        assert f'href="{room}"' in page
        assert 'href="/desk/counter"' not in page


def test_what_is_not_there_is_not_found():
    member, doctor = officers_of(make_body())[0], make_doctor()
    nowhere = uuid.UUID(int=0)

    for officer, address in (
        (member, f"/desk/files/{nowhere}"),
        (member, f"/desk/files/{nowhere}/determine"),
        (member, f"/desk/files/{nowhere}/documents/{nowhere}"),
        (doctor, f"/desk/referrals/{nowhere}"),
    ):
        assert desk_of(officer).get(address).status_code == 404
    assert desk_of(doctor).get("/desk/files").status_code == 403
    assert desk_of(member).get("/desk/referrals").status_code == 403
