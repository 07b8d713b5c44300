"""The two ways a notice leaves the house: mail over SMTP, and SMS over the operator's HTTP gateway."""

import smtplib
from email.utils import format_datetime

import httpx
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from dayaq.casework.legal_time import BAKU
from dayaq.casework.notices.models import Notice

#: What a gateway answers when the message itself, or its number, will never do. Whatever else goes wrong, such as a wrong
#: token, lies with us or with the gateway, and must not bury everybody's messages.
NEVER = {400, 410, 413, 422}


class Postponed(Exception):
    """The relay cannot take the message now; the same message may be offered again later."""


class Rejected(Exception):
    """The relay will never take this message to this address."""


def message_id(notice: Notice) -> str:
    """The Message-ID of a notice: the same for every attempt, so that a repeated mail can be recognised."""
    return f"<{notice.pk}@{settings.NOTICE_DOMAIN}>"


def deliver(notice: Notice) -> None:
    """Hand the notice to its relay. Raises `Postponed` or `Rejected`; returning means that the relay answered for it."""
    if notice.medium == Notice.Medium.EMAIL:
        _send_mail(notice)
    else:
        _send_sms(notice)


def _send_mail(notice: Notice) -> None:
    """One plain-text mail in its own SMTP session."""
    mail = EmailMessage(
        subject=notice.subject,
        body=notice.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[notice.address],
        headers={
            "Message-ID": message_id(notice),
            "Date": format_datetime(notice.created_at.astimezone(BAKU)),
            "Content-Language": notice.language,
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=settings.NOTICE_TIMEOUT_SECONDS),
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise (Rejected if all(code >= 500 for code in codes) else Postponed)(f"recipient refused: {codes}") from error
    except smtplib.SMTPDataError as error:
        raise (Rejected if error.smtp_code >= 500 else Postponed)(f"relay answered {error.smtp_code}") from error
    except smtplib.SMTPResponseException as error:  # before the message was offered: the relay refuses us, not the person
        raise Postponed(f"relay answered {error.smtp_code}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Postponed(f"relay unreachable: {type(error).__name__}") from error


def _send_sms(notice: Notice) -> None:
    """One SMS; the idempotency key lets the gateway drop a repetition."""
    if not settings.SMS_GATEWAY_URL:
        raise Postponed("no SMS gateway is configured")
    try:
        answer = httpx.post(
            settings.SMS_GATEWAY_URL,
            json={"to": notice.address, "text": notice.body},
            headers={"Idempotency-Key": str(notice.pk), "Content-Language": notice.language, **_authorisation()},
            timeout=settings.NOTICE_TIMEOUT_SECONDS,
        )
    except httpx.HTTPError as error:
        raise Postponed(f"gateway unreachable: {type(error).__name__}") from error
    if answer.status_code in NEVER:
        raise Rejected(f"gateway answered {answer.status_code}")
    if not answer.is_success:
        raise Postponed(f"gateway answered {answer.status_code}")


def _authorisation() -> dict[str, str]:
    """How the gateway knows us; nothing where it asks for no token."""
    return {"Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}"} if settings.SMS_GATEWAY_TOKEN else {}
