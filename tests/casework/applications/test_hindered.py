"""A document that nobody can open is told of once, whenever it came, is sent anew, and is never handed out."""

import io
from datetime import timedelta

import pikepdf
import pytest

from dayaq.casework.applications.contacts import OwnDocumentInfected, read_own_document
from dayaq.casework.applications.documents import check
from dayaq.casework.applications.drafts import keep_file
from dayaq.casework.applications.hindered import look_at_documents, tell_hindered
from dayaq.casework.applications.models import Application, Attachment, HinderedDocument, SafeCopy
from dayaq.casework.applications.safe_copies import DocumentQuarantined
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.review.answering import MatterClosed, NothingWasAsked, SameDocument, add_document, replace_document
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.operations import consult_application, consult_attachment, take
from dayaq.casework.review.withdrawal import withdraw
from tests.casework.applications.clamds import VIRUS, scanner
from tests.making import MONDAY, PDF, SERVICE, make_application, make_officer, make_person

pytestmark = pytest.mark.django_db


def locked(key: str = "parol") -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 300))
        document.save(target, encryption=pikepdf.Encryption(owner=key, user=key))
    return target.getvalue()


def attach_to(application: Application, name: str, content: bytes) -> Attachment:
    """A second document of the application, which nobody has looked at yet."""
    document = check(name, content)
    keep_file(document)
    later = MONDAY + timedelta(minutes=1)
    return Attachment.objects.create(application=application, file_id=document.sha256, name=document.name, added_at=later)


def looked(at=MONDAY) -> int:
    look_at_documents()
    return tell_hindered(service_of=lambda _: SERVICE, at=at)


def infected(settings, **given: object) -> Attachment:
    """An application with a document in which the scanner, away when it came, later finds a virus."""
    attachment = attach_to(make_application(**given), "arayış-2.pdf", PDF + VIRUS)
    with scanner() as address:
        settings.CLAMD = address
        assert looked() == 1
    settings.CLAMD = ""
    return attachment


def test_the_applicant_is_told_once_which_document_is_locked_and_what_to_do() -> None:
    application = make_application(email="a@citizen.example", phone="+994505551212")
    attach_to(application, "Əliyeva Gülşən.pdf", locked())

    assert (looked(), looked()) == (1, 0)

    told = {one.medium: one for one in Notice.objects.filter(kind="document_hindered")}
    assert set(told) == {"email", "sms"}
    assert "2 nömrəli sənəd (PDF, əlavə edilib: 16 mart 2020): fayl parolla qorunur" in told["email"].body
    for one in told.values():
        assert f"/matters/{application.pk}" in one.body
        assert not any(said in one.subject + one.body for said in ("Əliyeva", "{"))


@pytest.mark.parametrize(
    ("language", "said"), [("az", "zərərli proqram"), ("en", "malicious software"), ("ru", "вредоносная программа")]
)
def test_a_document_found_to_be_infected_is_told_of_in_the_language_of_the_application(settings, language, said) -> None:
    infected(settings, language=language)

    assert said in Notice.objects.get(kind="document_hindered").body


def test_an_infected_document_is_handed_to_nobody(settings) -> None:
    attachment = infected(settings)
    application, officer = attachment.application, make_officer()

    with pytest.raises(OwnDocumentInfected):
        read_own_document(key=application.pk, attachment=attachment.pk, at=MONDAY)
    with pytest.raises(DocumentQuarantined):
        consult_attachment(number=application.registration_number, attachment_id=attachment.pk, officer=officer, at=MONDAY)
    assert not SafeCopy.objects.get(file=attachment.file).pages.exists()


def test_the_officer_sees_which_document_is_hindered(settings) -> None:
    attachment = infected(settings)

    shown = consult_application(number=attachment.application.registration_number, officer=make_officer(), at=MONDAY)

    assert [getattr(one, "hindrance", None) and one.hindrance.why for one in shown.attachments.all()] == [None, "infected"]


def test_a_document_added_later_takes_the_same_road() -> None:
    application, officer = make_application(), make_officer()
    number = application.registration_number
    assert looked() == 0
    take(number=number, officer=officer, at=MONDAY)
    wish = Wish(documents=("Arayış",), words="", working_days=5)
    ask(number=number, service=SERVICE, wish=wish, officer=officer, at=MONDAY)
    add_document(key=application.pk, document=check("sonra.pdf", locked()), at=MONDAY)

    assert looked() == 1
    assert HinderedDocument.objects.get().attachment.name == "sonra.pdf"


def test_the_same_bytes_in_two_applications_are_told_of_to_both() -> None:
    for _ in range(2):
        attach_to(make_application(), "arayış-2.pdf", locked("eyni"))

    assert looked() + looked() == 2


def test_a_document_is_sent_anew_once_and_both_stay() -> None:
    application = make_application()
    attachment = attach_to(application, "arayış-2.pdf", locked())
    looked()

    def anew(content: bytes = PDF + b"%") -> Attachment:
        return replace_document(key=application.pk, attachment=attachment.pk, document=check("açılan.pdf", content), at=MONDAY)

    with pytest.raises(SameDocument):
        anew(PDF)
    first = anew()

    assert (anew(), application.attachments.count()) == (first, 3)
    assert HinderedDocument.objects.get().replaced_by == first
    assert JournalEntry.objects.filter(verb="document_replaced").count() == 1


def test_only_a_hindered_document_of_an_open_application_is_replaced() -> None:
    application = make_application()
    sound, attachment = application.attachments.get(), attach_to(application, "arayış-2.pdf", locked())
    looked()
    document = check("açılan.pdf", PDF + b"%")

    with pytest.raises(NothingWasAsked):
        replace_document(key=application.pk, attachment=sound.pk, document=document, at=MONDAY)
    with pytest.raises(NothingWasAsked):
        replace_document(key=make_application().pk, attachment=attachment.pk, document=document, at=MONDAY)
    withdraw(key=application.pk, service=SERVICE, at=MONDAY)
    with pytest.raises(MatterClosed):
        replace_document(key=application.pk, attachment=attachment.pk, document=document, at=MONDAY)


def test_nobody_is_told_of_a_closed_application_or_of_the_dead() -> None:
    closed = make_application()
    attach_to(closed, "arayış-2.pdf", locked("bir"))
    withdraw(key=closed.pk, service=SERVICE, at=MONDAY)
    attach_to(make_application(person=make_person(died_on=MONDAY.date())), "arayış-3.pdf", locked("iki"))

    looked()

    assert Notice.objects.filter(kind="document_hindered").count() == 0
    assert HinderedDocument.objects.get().attachment.name == "arayış-3.pdf"


def test_while_the_scanner_is_away_nothing_is_said_and_it_is_asked_again(settings) -> None:
    attachment = attach_to(make_application(), "arayış-2.pdf", PDF + VIRUS)
    settings.CLAMD = "tcp:127.0.0.1:9"
    assert (looked(), SafeCopy.objects.count()) == (0, 0)
    with scanner() as address:
        settings.CLAMD = address
        assert looked() == 1

    assert JournalEntry.objects.get(verb="hindered").subject == str(attachment.pk)
