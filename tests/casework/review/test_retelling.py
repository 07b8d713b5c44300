"""What could not be delivered is told otherwise: by a contact trusted later, on paper; representatives are sent copies."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from dayaq.casework.applications import documents, drafts, operations
from dayaq.casework.applications.models import Application
from dayaq.casework.applications.news import news_of
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.channel import Channel
from dayaq.casework.finding import Finding
from dayaq.casework.identification.code_delivery import deliver_code
from dayaq.casework.identification.codes import Asking, Purpose, ask_code
from dayaq.casework.identification.models import OneTimeCode, TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.notices.models import Delivery, Notice
from dayaq.casework.notices.operations import PAUSES, NoticeNotDead, attempt_delivery
from dayaq.casework.people.mandates.authority import authority_over
from dayaq.casework.people.mandates.models import Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import set_fact
from dayaq.casework.review.complaints import Outcome, complain, decide_complaint
from dayaq.casework.review.dead_letters import (
    CodeNotSentAgain,
    consult_dead_letters,
    send_dead_letter_again,
    settle_dead_letter,
)
from dayaq.casework.review.letters import hand_over
from dayaq.casework.review.operations import complete, take
from dayaq.casework.review.retelling import LetterStands, NothingToTellOnPaper, tell_on_paper, tell_otherwise
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from tests.casework.notices.relays import gateway, relay
from tests.making import MONDAY, PDF, SERVICE, make_application, make_officer, make_person

pytestmark = pytest.mark.django_db

REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
OWN_NUMBER = Contact(medium="sms", address="+994501112233")
OWN_NAME = Trust(by=TrustedBy.OWN_NAME)
DAY = MONDAY.date()


def service_of(application: Application) -> Service:
    return as_asked(application, SERVICE)


def decide_it(application: Application) -> Officer:
    officer = make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    complete(number=application.registration_number, service=SERVICE, finding=REFUSED, officer=officer, at=MONDAY)
    return officer


def dead_decision(**answers: object) -> tuple[Application, Officer, Notice]:
    application = make_application(**answers)
    officer = decide_it(application)
    Notice.objects.filter(matter=application.registration_number).update(state="dead", last_error="recipient refused: [550]")
    dead = Notice.objects.get(matter=application.registration_number, kind="application_decided")
    return Application.objects.get(pk=application.pk), officer, dead


def told(application: Application) -> list[tuple[str, str]]:
    about = Notice.objects.filter(matter=application.registration_number, kind="application_decided")
    return sorted(about.values_list("medium", "address"))


def test_a_contact_trusted_later_is_told_what_could_not_be_delivered_and_only_once() -> None:
    application, _, _ = dead_decision()
    assert tell_otherwise(service_of=service_of, at=MONDAY) == 0

    trust_contact(person=application.person, contact=OWN_NUMBER, trust=OWN_NAME, at=MONDAY)

    assert tell_otherwise(service_of=service_of, at=MONDAY) == 1
    assert tell_otherwise(service_of=service_of, at=MONDAY) == 0
    assert told(application) == [("email", "a@citizen.example"), ("sms", OWN_NUMBER.address)]
    assert news_of(application).telling == "on_its_way"


def test_a_notice_that_fails_for_long_is_told_by_the_other_contact_before_it_is_dead() -> None:
    application = make_application()
    decide_it(application)
    trust_contact(person=application.person, contact=OWN_NUMBER, trust=OWN_NAME, at=MONDAY)
    about = Notice.objects.filter(kind="application_decided")

    about.update(attempts=9)
    assert tell_otherwise(service_of=service_of, at=MONDAY) == 0
    about.update(attempts=10)
    assert tell_otherwise(service_of=service_of, at=MONDAY) == 1


def test_nobody_is_told_otherwise_who_has_read_it_or_has_died() -> None:
    read, _, dead = dead_decision()
    gone, _, _ = dead_decision()
    for application in (read, gone):
        trust_contact(person=application.person, contact=OWN_NUMBER, trust=OWN_NAME, at=MONDAY)
    delivered = {"matter": read.registration_number, "kind": dead.kind, "road": "portal"}
    Delivery.objects.create(**delivered, delivered_on=DAY, noted_at=MONDAY)
    set_fact(person=gone.person, name="died_on", value=DAY)

    assert tell_otherwise(service_of=service_of, at=MONDAY) == 0


def test_mail_that_bounces_for_a_week_is_a_dead_letter_told_on_paper_and_handed_over(settings) -> None:
    application = make_application()
    officer = decide_it(application)
    bouncing = Notice.objects.get(kind="application_decided")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert timedelta(days=7) <= sum(PAUSES, timedelta()) < timedelta(days=8)
    with relay() as opened:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        opened.to_recipient = "450 mailbox unavailable"
        for _ in range(len(PAUSES) + 1):
            attempt_delivery(bouncing.pk, on=DAY)
    [seen] = consult_dead_letters(page=1, officer=officer, at=MONDAY).notices
    assert (seen, seen.told_by, seen.letter) == (bouncing, None, None)

    letter = tell_on_paper(notice_id=bouncing.pk, service_of=service_of, officer=officer, at=MONDAY)

    assert "Staj çatmır." in letter.body
    assert "bu məktubda oxuya bilərsiniz" in letter.body
    assert news_of(Application.objects.get()).telling == "to_collect"
    with pytest.raises(LetterStands):
        tell_on_paper(notice_id=bouncing.pk, service_of=service_of, officer=officer, at=MONDAY)
    hand_over(letter=letter.pk, officer=officer, at=MONDAY)
    assert news_of(Application.objects.get()).telling == "handed_over"


def test_only_news_of_a_living_person_that_still_matters_is_told_on_paper() -> None:
    application, officer, dead = dead_decision()
    received = Notice.objects.get(kind="application_received")

    with pytest.raises(NothingToTellOnPaper):
        tell_on_paper(notice_id=received.pk, service_of=service_of, officer=officer, at=MONDAY)
    with pytest.raises(NoticeNotDead):
        tell_on_paper(notice_id=uuid.uuid4(), service_of=service_of, officer=officer, at=MONDAY)
    set_fact(person=application.person, name="died_on", value=DAY)
    with pytest.raises(NothingToTellOnPaper):
        tell_on_paper(notice_id=dead.pk, service_of=service_of, officer=officer, at=MONDAY)

    assert not Notice.objects.filter(medium="letter").exists()


def test_a_notice_put_aside_leaves_the_list_and_is_not_sent_again() -> None:
    _, officer, dead = dead_decision()

    settle_dead_letter(notice_id=dead.pk, officer=officer, at=MONDAY)

    assert dead not in consult_dead_letters(page=1, officer=officer, at=MONDAY).notices
    with pytest.raises(NoticeNotDead):
        settle_dead_letter(notice_id=dead.pk, officer=officer, at=MONDAY)
    with pytest.raises(NoticeNotDead):
        send_dead_letter_again(notice_id=dead.pk, officer=officer, at=MONDAY)


def test_a_contact_that_takes_no_codes_is_one_dead_letter_without_the_code(settings) -> None:
    person, officer = make_person(), make_officer()
    settings.SMS_GATEWAY_TOKEN = "token-of-the-tests"
    with gateway() as opened:
        settings.SMS_GATEWAY_URL, opened.status = opened.url, 410
        for _ in range(2):
            about = {"purpose": Purpose.TRUSTED, "about": person.pk, "person": person.pk, "language": "az"}
            asked = ask_code(asking=Asking(**about, medium="sms", address="+994501112233"), client="::1", at=timezone.now())
            deliver_code(code_id=asked, at=timezone.now())

    [seen] = consult_dead_letters(page=1, officer=officer, at=MONDAY).notices
    assert (seen.kind, seen.body, seen.last_error) == ("one_time_code", "", "gateway answered 410")
    assert OneTimeCode.objects.filter(sent_at__isnull=True).count() == 2
    with pytest.raises(CodeNotSentAgain):
        send_dead_letter_again(notice_id=seen.pk, officer=officer, at=MONDAY)


def applied_for(person: Person, representative: Person, **mandate: object) -> Application:
    """An application that the representative sent, whose own telephone is trusted."""
    terms = {"basis": "notarised", "starts_on": DAY, "paper": "Etibarnamə", "paper_number": "7-1", "paper_on": DAY}
    by = {"paper_by": "Notariat", "recorded_by": uuid.uuid4(), "recorded_at": MONDAY}
    Mandate.objects.create(representative=representative, represented=person, **{**terms, **by, **mandate})
    authority = authority_over(representative=representative.pk, represented=person.pk, service_code=SERVICE.code, on=DAY)
    opened = {"service": SERVICE, "browser": "b", "language": "az", "at": MONDAY, "authority": authority}
    draft = drafts.open_draft(person=person, **opened)
    drafts.attach(draft=draft, document=documents.check("arayış.pdf", PDF), at=MONDAY)
    written = {"text": "Xahiş", "address": "Bakı", "email": "a@citizen.example", "phone": "", "language": "az"}
    draft = drafts.write_answers(draft=draft, answers=drafts.WrittenAnswers(**written), at=MONDAY)
    trust_contact(person=representative, contact=OWN_NUMBER, trust=OWN_NAME, at=MONDAY)
    return operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)


def test_the_representative_is_copied_on_answers_complaints_and_corrections() -> None:
    person, representative = make_person(), make_person(given_name="Leyla")
    application = applied_for(person, representative)
    decide_it(application)
    complaint = complain(key=application.pk, service=SERVICE, text="Razı deyiləm.", form=uuid.uuid4(), at=MONDAY)
    other = make_officer()
    take(number=complaint.registration_number, officer=other, at=MONDAY)
    changed = Outcome(way="changed", explanation="Haqlısınız.", new_decision="Təyin olunur.")
    decide_complaint(number=complaint.registration_number, service=SERVICE, outcome=changed, officer=other, at=MONDAY)

    copies = Notice.objects.filter(copy_to=representative).order_by("created_at", "pk")
    assert {(one.person, one.medium, one.address) for one in copies} == {(person, "sms", OWN_NUMBER.address)}
    assert {one.kind for one in copies} == {
        "application_received",
        "application_decided",
        "complaint_received",
        "complaint_decided",
        "decision_corrected",
    }
    assert all(one.body.startswith("Təmsilçi üçün surət. ") for one in copies)
    assert "DÜZƏLİŞ" in copies.get(kind="decision_corrected").body


def test_no_copy_goes_out_once_the_mandate_has_ended_and_a_copy_delivers_nothing(settings) -> None:
    person, representative = make_person(), make_person(given_name="Leyla")
    application = applied_for(person, representative)
    copy = Notice.objects.get(copy_to=representative)
    with gateway() as opened:
        settings.SMS_GATEWAY_URL = opened.url
        attempt_delivery(copy.pk, on=DAY)
    Mandate.objects.update(ends_on=DAY)

    decide_it(application)

    assert Notice.objects.get(pk=copy.pk).state == "sent"
    assert not Delivery.objects.exists()
    assert Notice.objects.filter(copy_to__isnull=False).count() == 1
