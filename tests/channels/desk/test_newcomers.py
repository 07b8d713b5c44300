"""A person without a FİN at the counter: found by paper, registered, heard, answered by the number, given a FİN."""

import re
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dayaq.casework.applications.models import Application
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Role
from tests.channels.desk.conftest import open_desk
from tests.making import PDF, make_officer, make_person

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = {
    "kind": "foreign_passport",
    "number": "12 ab-34567",
    "authority": "Gürcüstan, Ədliyyə Nazirliyi",
    "issued_on": "09.01.2018",
    "last_day": "08.01.2028",
    "surname": "Kapanadze",
    "given_name": "Nino",
    "patronymic": "",
    "birth_date": "01.05.1990",
    "sex": "female",
    "district": "baku",
    "language": "ru",
}
ASKED = {"service": "general.enquiry", "text": "Mənə hansı müavinət düşür?", "phone": "", "email": "", "on_paper": "on"}
NUMBER = re.compile(r"\d{4}-\d{7}-\d")


def register(desk: Client, **other: str):
    return desk.post("/desk/counter/register", {**PAPER, **other})


def receive(desk: Client, **other: object):
    return desk.post("/desk/counter/person/application", {"form": str(uuid.uuid4()), **ASKED, **other})


def said(answer) -> str:
    return answer.content.decode()


def test_whoever_is_not_on_file_is_registered_and_stands_at_the_counter(desk, officer):
    assert "heç kim qeydiyyatda deyil" in said(desk.post("/desk/counter/without-fin", {"number": "12AB34567"}))

    assert register(desk).headers["Location"] == "/desk/counter/person"

    page = said(desk.get("/desk/counter/person"))
    assert "Kapanadze Nino" in page
    assert "12AB34567" in page
    person = Person.objects.get()
    assert (person.fin, person.birth_date, person.district, person.language) == (None, date(1990, 5, 1), "baku", "ru")
    document = person.documents.get()
    assert (document.kind, document.valid_to) == ("foreign_passport", date(2028, 1, 9))
    assert JournalEntry.objects.get(verb="registered_without_fin").actor == str(officer.pk)


def test_whoever_comes_again_is_found_by_the_paper(desk):
    register(desk)
    desk.get("/desk/counter")
    assert desk.get("/desk/counter/person").headers["Location"] == "/desk/counter"

    assert desk.post("/desk/counter/without-fin", {"number": "12ab 34567"}).headers["Location"] == "/desk/counter/person"
    assert "Kapanadze Nino" in said(desk.get("/desk/counter/person"))


def test_of_several_papers_of_one_number_the_officer_chooses(desk):
    register(desk)
    other = make_person(fin=None, surname="Petrosyan", given_name="Anna")
    theirs = IdentityDocument.objects.create(
        person=other, kind="foreign_passport", number="12AB34567", issued_on=date(2018, 1, 1), authority="Başqa ölkə"
    )
    page = said(desk.post("/desk/counter/without-fin", {"number": "12AB34567"}))
    assert "Kapanadze Nino" in page
    assert "Petrosyan Anna" in page

    desk.post("/desk/counter/without-fin", {"number": "12AB34567", "document": theirs.pk})

    assert "Petrosyan Anna" in said(desk.get("/desk/counter/person"))


def test_the_number_of_a_paper_opens_nobody_who_is_received_by_fin(desk):
    owner = make_person()
    card = IdentityDocument.objects.create(
        person=owner, series="AA", number="7654321", issued_on=date(2018, 1, 1), authority="ASAN"
    )

    answer = desk.post("/desk/counter/without-fin", {"number": "AA7654321", "document": card.pk})

    assert "heç kim qeydiyyatda deyil" in said(answer)
    assert desk.get("/desk/counter/person").status_code == 302


def test_likely_doubles_are_shown_first_and_one_of_them_may_be_chosen(desk):
    known = make_person(fin=None, surname="Kapanadze", given_name="Nino", patronymic="", birth_date=date(1990, 5, 1))
    with_fin = make_person(surname="Kapanadze", given_name="Nina", patronymic="", birth_date=date(1990, 7, 1))

    page = said(register(desk))

    assert Person.objects.count() == 2
    assert f'name="person" value="{known.pk}"' in page
    assert f'name="person" value="{with_fin.pk}"' not in page
    assert "12 ab-34567" in page
    assert register(desk, person=str(known.pk)).headers["Location"] == "/desk/counter/person"
    assert (Person.objects.count(), known.documents.count()) == (2, 1)


def test_somebody_who_is_none_of_the_doubles_is_registered(desk):
    known = make_person(fin=None, surname="Kapanadze", given_name="Nino", patronymic="", birth_date=date(1990, 5, 1))

    assert "Bəlkə, bu şəxs artıq qeydiyyatdadır" in said(register(desk, seen=str(known.pk)))
    assert register(desk, seen=str(known.pk), none="yes").headers["Location"] == "/desk/counter/person"
    assert Person.objects.count() == 2


def test_what_was_typed_may_be_changed_after_the_doubles(desk):
    make_person(fin=None, surname="Kapanadze", given_name="Nino", patronymic="", birth_date=date(1990, 5, 1))

    page = said(register(desk, change="yes"))

    assert 'name="surname" value="Kapanadze"' in page
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("kind", "identity_card"),
        ("number", "№"),
        ("surname", ""),
        ("birth_date", "31.02.1990"),
        ("birth_date", "17.03.2020"),
        ("issued_on", "01.01.1980"),
        ("last_day", "09.01.2018"),
        ("sex", "x"),
        ("district", "x"),
        ("language", "de"),
        ("person", "x"),
        ("seen", "\0"),
    ],
)
def test_bad_input_is_answered_and_stores_nothing_wrong(desk, field, typed):
    answer = register(desk, **{field: typed})

    assert answer.status_code == (302 if field in {"person", "seen"} else 422)
    assert Person.objects.count() == (1 if field in {"person", "seen"} else 0)


def test_the_application_is_received_once_and_its_number_printed(desk, officer):
    register(desk)
    form = str(uuid.uuid4())
    file = SimpleUploadedFile("pasport.pdf", PDF)

    first = receive(desk, form=form, files=[file])
    again = receive(desk, form=form)

    assert first.headers["Location"] == again.headers["Location"]
    application = Application.objects.get()
    assert (application.channel, application.language, application.on_paper) == (Channel.COUNTER, "ru", True)
    assert application.attachments.get().name == "pasport.pdf"
    receipt = said(desk.get(first.headers["Location"]))
    assert application.registration_number in receipt
    assert "12AB34567 nömrəli sənədlə" in receipt
    assert JournalEntry.objects.get(verb="received_at_counter").actor == str(officer.pk)


def test_without_any_contact_the_form_says_so(desk):
    register(desk)

    assert "cavabı mərkəzdə kağızda götürməyi seçin" in said(receive(desk, on_paper=""))
    assert "boşdur" in said(receive(desk, files=[SimpleUploadedFile("boş.pdf", b"")]))
    assert receive(desk, form="x").status_code == 422
    assert receive(desk, service="x").status_code == 422
    assert Application.objects.count() == 0


def test_the_receipt_of_somebody_else_is_not_shown(desk):
    register(desk)
    number = NUMBER.search(receive(desk).headers["Location"])[0]
    register(desk, surname="Beridze", given_name="Ketevan", number="55555", birth_date="02.02.1970")

    assert desk.get(f"/desk/counter/person/application/{number}").status_code == 404


def test_the_status_is_read_by_registration_number_and_document_number(desk):
    register(desk)
    number = NUMBER.search(receive(desk).headers["Location"])[0]
    citizen = Client()

    page = said(citizen.post("/status/document", {"number": number, "document": "12ab-34567"}))

    assert number in page
    assert "Kapanadze" not in page
    assert citizen.get(f"/matters/{Application.objects.get().pk}").status_code == 200


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_failure_by_document_is_answered_alike(desk, language):
    register(desk)
    number = NUMBER.search(receive(desk).headers["Location"])[0]
    make_person(fin=None)
    token = re.compile('csrfmiddlewaretoken" value="[^"]+"')
    pairs = [(number, "99999"), ("2020-0999999-8", "12AB34567"), ("2020-0999999-8", "99999")]
    answers = set()
    for given, document in pairs:
        citizen = Client()
        citizen.cookies["dayaq_language"] = language
        page = said(citizen.post("/status/document", {"number": given, "document": document}))
        answers.add(token.sub("", page).replace(given, "").replace(document, ""))

    assert len(answers) == 1


def test_document_numbers_cannot_be_guessed_for_long(desk):
    register(desk)
    number = NUMBER.search(receive(desk).headers["Location"])[0]
    citizen = Client()
    for _ in range(5):
        citizen.post("/status/document", {"number": number, "document": "99999"})

    assert "Uğursuz cəhdlər həddindən artıqdır" in said(citizen.post("/status/document", {"number": number, "document": "99999"}))


@pytest.mark.parametrize("typed", ["", "\0", "ə", "🙂", "1" * 5000, "١٢٣٤٥"])
def test_naughty_document_numbers_are_answered_with_the_form(db, typed):
    answer = Client().post("/status/document", {"number": "2020-0999999-8", "document": typed})

    assert answer.status_code == 200


def test_a_fin_is_entered_and_the_person_is_received_by_it(desk):
    register(desk)
    number = NUMBER.search(receive(desk).headers["Location"])[0]
    given = {"fin": "5abc2de", "document": "MYİ 1234567", "authority": "DMX", "issued_on": "10.03.2020", "last_day": ""}

    assert desk.post("/desk/counter/person/fin", {**given, "fin": "O"}).status_code == 422
    assert desk.post("/desk/counter/person/fin", given).headers["Location"] == "/desk/counter/person"

    assert "MYİ1234567" in said(desk.get("/desk/counter/person"))
    assert desk.get("/desk/counter/person/fin").headers["Location"] == "/desk/counter/person"
    desk.post("/desk/counter", {"document": "myi1234567", "fin": "5ABC2DE"})
    assert "Kapanadze Nino" in said(desk.get("/desk/counter/person"))
    assert number in said(Client().post("/status", {"number": number, "fin": "5ABC2DE"}))


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR])
def test_who_has_not_the_right_registers_nobody(client, role):
    desk = open_desk(client, make_officer("basqa", roles=[role]))

    assert register(desk).status_code == 403
    assert desk.post("/desk/counter/without-fin", {"number": "12AB34567"}).status_code == 403
    assert Person.objects.count() == 0


@pytest.mark.parametrize("address", ["/desk/counter/person/fin", "/desk/counter/person/application"])
def test_with_nobody_at_the_counter_there_is_nothing_to_do(desk, address):
    assert desk.get(address).status_code == 302
    assert desk.post(address, {}).status_code == 302
