"""The steps in the notice's order: identify, service, documents, contact, check and send."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.decisions.operations import decide
from dayaq.casework.finding import Finding
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.catalogue.catalogue import ENQUIRY, all_services, service
from tests.channels.portal.conftest import LANGUAGES, PDF, SERVICE, Citizen, number_on, says
from tests.making import MONDAY, make_officer


def test_without_a_service_it_is_chosen_after_identifying(citizen: Citizen) -> None:
    to_choice = citizen.identify()
    choice = citizen.get(to_choice.url)
    chosen = citizen.get(f"/apply/service?service={SERVICE}")
    begun = citizen.post("/apply/service", service=SERVICE)

    assert to_choice.url == "/apply/service"
    assert says(choice, f"/apply/service?service={SERVICE}")
    assert says(chosen, "Vəfat etmiş şəxsin sığorta stajını təsdiq edən sənədlər")
    assert begun.url == f"/apply/{Draft.objects.get().key}/documents"


def test_an_identified_person_goes_on_from_the_service(citizen: Citizen) -> None:
    citizen.identify()

    assert citizen.get(f"/apply/identify?service={SERVICE}").url == f"/apply/service?service={SERVICE}"


def test_choosing_needs_the_person(aygun: Person) -> None:
    assert Citizen().get(f"/apply/service?service={SERVICE}").url == f"/apply/identify?service={SERVICE}"
    assert Citizen().post("/apply/service", service=SERVICE).url == f"/apply/identify?service={SERVICE}"
    assert not Draft.objects.exists()


def test_every_service_can_be_applied_for(citizen: Citizen) -> None:
    numbers = {citizen.apply(entry.service.code) for entry in all_services()}

    assert len(numbers) == len(all_services()) == Application.objects.count()


def test_going_on_takes_the_files_chosen_along(citizen: Citizen) -> None:
    citizen.begin()

    answer = citizen.attach(SimpleUploadedFile("a.pdf", PDF), go_on="yes")

    assert answer.url == citizen.address("contact")
    assert Draft.objects.get().attachments.get().name == "a.pdf"


def test_going_on_without_documents_is_warned_about_and_allowed(citizen: Citizen) -> None:
    citizen.begin()
    warned = citizen.post(citizen.address("documents"), go_on="yes")

    assert says(warned, "Heç bir sənəd əlavə etməmisiniz.")
    assert says(warned, f'href="{citizen.address("contact")}"')
    citizen.write()
    assert says(citizen.get(citizen.address("check")), "Bu xidmət üçün sənəd tələb olunur.")
    assert citizen.send().url == citizen.address("receipt")


def test_an_enquiry_goes_on_without_documents_unwarned(citizen: Citizen) -> None:
    citizen.begin(ENQUIRY)

    assert citizen.post(citizen.address("documents"), go_on="yes").url == citizen.address("contact")


def test_attaching_nothing_asks_for_a_file(citizen: Citizen) -> None:
    citizen.begin()

    assert says(citizen.post(citizen.address("documents"), add="yes"), "Əvvəlcə fayl seçin.")


def test_a_file_sent_twice_is_attached_once(citizen: Citizen) -> None:
    citizen.begin()
    for _ in range(2):
        citizen.attach(SimpleUploadedFile("a.pdf", PDF), add="yes")

    assert Draft.objects.get().attachments.count() == 1


def test_sending_before_the_contact_leads_to_the_contact(citizen: Citizen) -> None:
    citizen.begin()

    assert citizen.get(citizen.address("check")).url == citizen.address("contact")
    assert citizen.send().url == citizen.address("contact")
    assert says(citizen.get(citizen.address("contact")), "e-poçt ünvanı və ya mobil telefon nömrəsi göstərin")
    assert citizen.get(citizen.address("receipt")).url == citizen.address("check")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_comes_in_the_language_of_the_page(aygun: Person, language: str) -> None:
    citizen = Citizen(language)

    citizen.apply()

    assert Application.objects.get().language == language


def test_the_receipt_tells_the_number_the_day_and_what_comes_next(citizen: Citizen) -> None:
    citizen.apply()

    receipt = citizen.get(citizen.address("receipt"))

    application = Application.objects.get()
    for told in (application.registration_number, "aygun@example.com", "Bundan sonra nə olacaq", "16 mart 2020, "):
        assert says(receipt, told)
    assert says(receipt, "qərarı 6 aprel 2020 tarixinədək verəcək")


def test_a_new_application_for_the_same_service_has_a_new_number(citizen: Citizen) -> None:
    assert citizen.apply() != citizen.apply()


def test_the_documents_page_asks_as_much_for_three_documents_as_for_one(citizen: Citizen) -> None:
    citizen.begin()
    counts = []
    for several in (1, 3):
        citizen.attach(*(SimpleUploadedFile(f"{n}.pdf", PDF + bytes([n])) for n in range(several)), add="yes")
        for step in ("documents", "check"):
            citizen.write()
            with CaptureQueriesContext(connection) as queries:
                assert citizen.get(citizen.address(step)).status_code == 200
            counts.append((step, len(queries)))

    assert counts[:2] == counts[2:]
    assert not any("content" in query["sql"] for query in queries)


def test_the_letter_of_a_decision_is_read_with_the_fin_alone(citizen: Citizen) -> None:
    citizen.apply()
    application = Application.objects.get()
    decision = decide(
        service=service(SERVICE).service,
        person=application.person,
        finding=Finding(approved=False, ground="documents_incomplete", explanation="Ölüm haqqında şəhadətnamə yoxdur."),
        at=MONDAY,
        application=application,
        officer=make_officer(),
    )
    address = f"/decisions/{decision.pk}"
    reader = Citizen()

    asked = reader.get(address)
    wrong = reader.post(address, fin="7XYZ3QW")
    letter = reader.post(address, fin="5abc2de")

    assert not says(asked, "şəhadətnamə")
    assert says(wrong, "Bu keçid və FİN ilə qərar tapılmadı.")
    for told in ("Sənədlərin natamamlığı", "Ölüm haqqında şəhadətnamə yoxdur.", "inzibati şikayət", "imtina qərarı verilib"):
        assert says(letter, told)


def test_the_status_shows_the_sentence_and_nothing_that_was_written(citizen: Citizen) -> None:
    number = citizen.apply()

    status = Citizen().post("/status", number=number, fin="5ABC2DE")

    assert number_on(status) == number
    assert says(status, "baxılma növbəsindədir")
    for kept in ("Kömək edin.", "aygun@example.com", "Məmmədova", "Aygün"):
        assert not says(status, kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_number_a_wrong_fin_and_both_have_one_answer(citizen: Citizen, other: Person, language: str) -> None:
    number = citizen.apply()
    unknown = "2020-9999999-9"
    told = {
        "az": "Bu qeydiyyat nömrəsi və FİN ilə müraciət tapılmadı.",
        "en": "There is no application with this registration number and FİN.",
        "ru": "Заявление с таким регистрационным номером и ФИН не найдено.",
    }
    for pair in (
        {"number": number, "fin": "7XYZ3QW"},
        {"number": unknown, "fin": "5ABC2DE"},
        {"number": unknown, "fin": "2222222"},
    ):
        answer = Citizen(language).post("/status", **pair)
        assert answer.status_code == 200
        assert says(answer, told[language])


def test_somebody_without_telephone_and_mail_applies_and_collects_the_answer_on_paper(citizen: Citizen) -> None:
    citizen.begin()
    citizen.write(email="", on_paper="on")
    check = citizen.get(citizen.address("check"))
    citizen.send()

    assert says(check, "Mərkəzdə, kağızda")
    assert Application.objects.get().on_paper
    assert Notice.objects.get().medium == Notice.Medium.LETTER
