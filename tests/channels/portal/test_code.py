"""A code opens one application: asked for after its status was read, typed, and what then is shown."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.applications.models import Application, VerifiedContact
from dayaq.casework.identification.codes import code_of
from dayaq.casework.identification.models import OneTimeCode
from dayaq.casework.people.models import Person
from tests.channels.portal.conftest import LANGUAGES, PDF, Citizen, says

pytestmark = pytest.mark.django_db(transaction=True)

CODE = "/application/code"


@pytest.fixture
def sent(citizen: Citizen) -> Application:
    """An application with a document, sent from another browser."""
    citizen.begin()
    citizen.attach(SimpleUploadedFile("vəsiqə.pdf", PDF), add="yes")
    citizen.write(text="Atam vəfat edib.")
    citizen.send()
    return Application.objects.get()


def reader_of(application: Application, language: str = "az") -> Citizen:
    """Somebody who has read the status of the application."""
    reader = Citizen(language)
    reader.post("/status", number=application.registration_number, fin="5ABC2DE")
    return reader


def last_code() -> str:
    return code_of(OneTimeCode.objects.order_by("asked_at").last())


def test_the_code_opens_the_whole_application(sent: Application) -> None:
    reader = reader_of(sent)
    assert reader.post(CODE, medium="email").url == CODE
    assert says(reader.get(CODE), "Kodu e-poçtla göndərdik.")

    opened = reader.post(CODE, code=last_code())
    page = reader.get(opened.url)
    document = reader.get(f"{opened.url}/documents/{sent.attachments.get().pk}")

    assert opened.url == f"/application/{sent.pk}"
    assert all(says(page, words) for words in ("Atam vəfat edib.", "vəsiqə.pdf", "aygun@example.com"))
    assert document.content == PDF
    assert document.headers["Content-Disposition"].startswith("attachment")
    assert VerifiedContact.objects.get().address == "aygun@example.com"


def test_the_code_opens_no_other_application(sent: Application, citizen: Citizen) -> None:
    citizen.session_ends()
    citizen.apply("pensions.old_age_pension")
    other = Application.objects.exclude(pk=sent.pk).get()
    reader = reader_of(sent)
    reader.post(CODE, medium="email")
    reader.post(CODE, code=last_code())

    assert reader.get(f"/application/{other.pk}").url == "/status"
    assert reader.get(f"/application/{other.pk}/documents/{sent.attachments.get().pk}").status_code == 404


def test_without_a_code_nothing_opens(sent: Application) -> None:
    reader = reader_of(sent)

    assert reader.get(f"/application/{sent.pk}").url == "/status"
    assert reader.get(f"/application/{sent.pk}/documents/{sent.attachments.get().pk}").status_code == 404
    assert Citizen().get(CODE).url == "/status"
    assert Citizen().get(f"/application/{uuid.uuid4()}").url == "/status"


def test_a_medium_that_was_not_given_answers_alike_and_sends_nothing(sent: Application) -> None:
    reader = reader_of(sent)
    reader.post(CODE, medium="sms")

    assert says(reader.get(CODE), "Kodu SMS ilə göndərdik. O, 10 dəqiqə keçərlidir. Belə əlaqə göstərilməyibsə, kod gəlməyəcək.")
    assert says(reader.post(CODE, code=last_code()), "Bu kod uyğun gəlmir.")
    assert OneTimeCode.objects.get().address == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_code_is_told_at_its_field(sent: Application, language: str) -> None:
    reader = reader_of(sent, language)
    reader.post(CODE, medium="email")

    answer = reader.post(CODE, code=f"{(int(last_code()) + 1) % 10**6:06d}")

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_asking_too_often_says_so_and_sends_nothing_more(sent: Application) -> None:
    reader = reader_of(sent)
    for _ in range(20):
        reader.post(CODE, medium="email")

    assert says(reader.get(CODE), "Kod həddindən artıq istənilib")
    assert OneTimeCode.objects.count() == 3


def test_a_code_asked_for_in_one_browser_opens_nothing_in_another(sent: Application) -> None:
    reader_of(sent).post(CODE, medium="email")

    assert says(reader_of(sent).post(CODE, code=last_code()), "Bu kod uyğun gəlmir.")


def test_leaving_closes_what_was_opened(sent: Application) -> None:
    reader = reader_of(sent)
    reader.post(CODE, medium="email")
    opened = reader.post(CODE, code=last_code()).url

    reader.post("/apply/leave")

    assert reader.get(opened).url == "/status"


def test_the_contact_is_verified_right_after_sending(sent: Application, citizen: Citizen, aygun: Person) -> None:
    citizen.get(citizen.address("receipt"))
    citizen.post(CODE, medium="email")

    assert citizen.post(CODE, code=last_code()).url == f"/application/{sent.pk}"
