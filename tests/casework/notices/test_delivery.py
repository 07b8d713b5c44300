from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.notices import operations
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.notices.operations import PAUSES, Message, NoticeNotDead, attempt_delivery, replay_waiting, send_again, tell
from dayaq.casework.notices.queries import dead_letters, delayed_count
from tests.casework.notices.relays import Gateway, Relay, free_port, silent_server
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db

OFFICER = Actor(ActorKind.OFFICER, "9d3b1f3e-0000-4000-8000-000000000001")
LETTER = "Müraciətiniz qəbul edildi: ə, ı, İ, ₼.\n.\nSəbəb: yoxdur\n" + "uzun " * 300


def notice(medium: str = "email", matter: str = "2020-0000001-0") -> Notice:
    address = "gulsen@citizen.example" if medium == "email" else "+994500000001"
    message = Message(kind="application_received", language="az", subject="Müraciətiniz qəbul edildi", body=LETTER)
    return tell(person=make_person(), matter=matter, medium=medium, address=address, message=message, at=MONDAY)


def fresh(told: Notice) -> Notice:
    return Notice.objects.get(pk=told.pk)


def jobs_of(told: Notice) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(args__notice_id=str(told.pk)).order_by("id"))


def outcomes(told: Notice) -> list[tuple[int, str, str]]:
    return list(DeliveryAttempt.objects.filter(notice=told).order_by("number").values_list("number", "outcome", "detail"))


def test_a_mail_arrives_as_it_was_written(mail: Relay) -> None:
    told = notice()

    attempt_delivery(told.pk)

    [arrived] = mail.mails
    assert arrived.get_content().splitlines() == LETTER.splitlines()
    assert (arrived["To"], arrived["Subject"]) == ("gulsen@citizen.example", "Müraciətiniz qəbul edildi")
    assert arrived["Message-ID"] == f"<{told.pk}@dayaq.example>"
    assert arrived["Date"].datetime == MONDAY
    assert (arrived["Content-Language"], arrived["Auto-Submitted"]) == ("az", "auto-generated")
    assert (fresh(told).state, outcomes(told)) == ("sent", [(1, "relayed", "")])


def test_an_sms_reaches_the_gateway_with_its_key(sms: Gateway) -> None:
    told = notice("sms")

    attempt_delivery(told.pk)

    assert sms.asked == [(str(told.pk), "Bearer token-of-the-tests", {"to": "+994500000001", "text": LETTER})]
    assert fresh(told).state == "sent"


def test_a_gateway_that_asks_for_no_token_gets_none(sms: Gateway, settings: Settings) -> None:
    settings.SMS_GATEWAY_TOKEN = ""

    attempt_delivery(notice("sms").pk)

    assert [authorisation for _, authorisation, _ in sms.asked] == [None]


def test_what_is_sent_is_not_sent_again(mail: Relay) -> None:
    told = notice()

    attempt_delivery(told.pk)
    attempt_delivery(told.pk)

    assert len(mail.mails) == 1
    assert fresh(told).attempts == 1


@pytest.mark.parametrize(
    ("to_recipient", "to_message", "detail"),
    [
        ("450 mailbox busy", "250 taken", "recipient refused: [450]"),
        ("", "451 try later", "relay answered 451"),
        ("", "lost", "relay unreachable: SMTPServerDisconnected"),
    ],
)
def test_a_relay_that_cannot_now_is_asked_again_after_a_pause(
    mail: Relay, to_recipient: str, to_message: str, detail: str
) -> None:
    told = notice()
    mail.to_recipient, mail.to_message = to_recipient, to_message
    before = timezone.now()

    attempt_delivery(told.pk)

    assert (fresh(told).state, fresh(told).last_error) == ("waiting", detail)
    first, again = jobs_of(told)
    assert first.scheduled_at is None
    assert before + PAUSES[0] <= (again.scheduled_at or before) <= timezone.now() + PAUSES[0]
    assert delayed_count() == 1


@pytest.mark.parametrize(("to_recipient", "to_message"), [("550 no such mailbox", "250 taken"), ("", "554 message refused")])
def test_what_a_relay_will_never_take_is_a_dead_letter_at_once(mail: Relay, to_recipient: str, to_message: str) -> None:
    told = notice()
    mail.to_recipient, mail.to_message = to_recipient, to_message

    attempt_delivery(told.pk)

    assert (fresh(told).state, list(dead_letters())) == ("dead", [told])
    assert len(jobs_of(told)) == 1


def test_a_repeated_mail_has_the_same_message_id(mail: Relay) -> None:
    told = notice()
    mail.to_message = "lost"
    attempt_delivery(told.pk)
    mail.to_message = "250 taken"

    attempt_delivery(told.pk)

    first, second = mail.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]
    assert [outcome for _, outcome, _ in outcomes(told)] == ["postponed", "relayed"]


def test_a_repeated_sms_has_the_same_key(sms: Gateway) -> None:
    told = notice("sms")
    sms.status = 503
    attempt_delivery(told.pk)
    sms.status = 202

    attempt_delivery(told.pk)

    assert [key for key, _, _ in sms.asked] == [str(told.pk)] * 2
    assert fresh(told).state == "sent"


@pytest.mark.parametrize("status", [301, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503])
def test_a_gateway_that_fails_or_knows_us_not_postpones(sms: Gateway, status: int) -> None:
    told = notice("sms")
    sms.status = status

    attempt_delivery(told.pk)

    assert (fresh(told).state, fresh(told).last_error) == ("waiting", f"gateway answered {status}")


@pytest.mark.parametrize("status", [400, 410, 413, 422])
def test_a_gateway_that_will_never_take_the_message_buries_it(sms: Gateway, status: int) -> None:
    told = notice("sms")
    sms.status = status

    attempt_delivery(told.pk)

    assert (fresh(told).state, fresh(told).last_error) == ("dead", f"gateway answered {status}")


def test_servers_out_of_reach_postpone(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{free_port()}/messages"
    by_mail, by_sms = notice("email"), notice("sms", "2020-0000002-8")

    attempt_delivery(by_mail.pk)
    attempt_delivery(by_sms.pk)

    assert outcomes(by_mail) == [(1, "postponed", "relay unreachable: ConnectionRefusedError")]
    assert outcomes(by_sms) == [(1, "postponed", "gateway unreachable: ConnectError")]


def test_servers_that_never_answer_postpone_after_the_timeout(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.NOTICE_TIMEOUT_SECONDS = 0.3
    by_mail, by_sms = notice("email"), notice("sms", "2020-0000002-8")

    with silent_server() as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{port}/messages"
        attempt_delivery(by_mail.pk)
        attempt_delivery(by_sms.pk)

    assert outcomes(by_mail) == [(1, "postponed", "relay unreachable: SMTPServerDisconnected")]
    assert outcomes(by_sms) == [(1, "postponed", "gateway unreachable: ReadTimeout")]


def test_a_missing_gateway_is_no_reason_to_lose_an_sms(settings: Settings) -> None:
    settings.SMS_GATEWAY_URL = ""
    told = notice("sms")

    attempt_delivery(told.pk)

    assert (fresh(told).state, fresh(told).last_error) == ("waiting", "no SMS gateway is configured")


def test_an_error_nobody_foresaw_postpones_and_rises(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "no.such.backend"
    told = notice()

    with pytest.raises(ImportError):
        attempt_delivery(told.pk)

    assert outcomes(told) == [(1, "postponed", "unforeseen: ModuleNotFoundError")]
    assert len(jobs_of(told)) == 2


def test_the_pauses_grow_and_then_the_notice_is_a_dead_letter_that_an_officer_can_send_again(mail: Relay) -> None:
    told = notice()
    mail.to_message = "451 try later"

    for _ in range(len(PAUSES) + 1):
        assert fresh(told).state == "waiting"
        attempt_delivery(told.pk)

    assert (fresh(told).state, fresh(told).attempts) == ("dead", len(PAUSES) + 1)
    pauses = [attempt.scheduled_at - timezone.now() for attempt in jobs_of(told)[1:] if attempt.scheduled_at]
    assert [round(pause / timedelta(seconds=1)) for pause in pauses] == pytest.approx(
        [pause.total_seconds() for pause in PAUSES], abs=20
    )
    mail.to_message = "250 taken"
    send_again(notice_id=told.pk, officer=OFFICER, at=MONDAY)
    attempt_delivery(told.pk)
    assert fresh(told).state == "sent"


def test_only_a_dead_letter_is_sent_again() -> None:
    with pytest.raises(NoticeNotDead):
        send_again(notice_id=notice().pk, officer=OFFICER, at=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_the_job_is_there_if_and_only_if_the_notice_is() -> None:
    with transaction.atomic():
        kept = notice()
    with transaction.atomic():
        lost = notice(matter="2020-0000002-8")
        transaction.set_rollback(True)

    assert (len(jobs_of(kept)), jobs_of(lost)) == (1, [])
    assert not Notice.objects.filter(pk=lost.pk).exists()


def test_a_waiting_notice_without_a_job_gets_one_and_only_one() -> None:
    with_job, without = notice(), notice(matter="2020-0000002-8")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'notice_id' = %s", [str(without.pk)])

    assert replay_waiting(older_than=MONDAY) == 0
    assert replay_waiting(older_than=MONDAY + timedelta(minutes=5)) == 1
    assert replay_waiting(older_than=MONDAY + timedelta(minutes=5)) == 0
    assert (len(jobs_of(with_job)), len(jobs_of(without))) == (1, 1)


def test_what_is_sent_or_dead_is_not_replayed(mail: Relay) -> None:
    sent, dead = notice(), notice(matter="2020-0000002-8")
    attempt_delivery(sent.pk)
    mail.to_message = "554 never"
    attempt_delivery(dead.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert replay_waiting(older_than=timezone.now()) == 0


@pytest.mark.django_db(transaction=True)
def test_two_jobs_for_one_notice_ask_the_relay_once(mail: Relay) -> None:
    told = notice()
    other = connection.copy()
    key = int.from_bytes(told.pk.bytes[:8], "big", signed=True)
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key])

    attempt_delivery(told.pk)

    assert (mail.mails, fresh(told).attempts) == ([], 0)
    first, again = jobs_of(told)
    assert first.scheduled_at is None
    assert again.scheduled_at is not None
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
    other.close()
    attempt_delivery(told.pk)
    attempt_delivery(told.pk)
    assert len(mail.mails) == 1


def test_the_notices_room_names_its_job_as_the_worker_knows_it() -> None:
    notice()

    assert ProcrastinateJob.objects.get().task_name == operations.DELIVERY_JOB
