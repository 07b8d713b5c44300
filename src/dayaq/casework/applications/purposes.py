"""A service as one matter asks for it: itself, a complaint about its decision, its correction, a right found, a change found.

Each keeps the code of the service whose decision it concerns, and travels the same road with a title, a term and grounds of its
own.
"""

from dataclasses import replace

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.language import Words
from dayaq.casework.service import RefusalGround, Service

COMPLAINT_WORKING_DAYS = 15
"""The term of the Law on Citizens' Appeals; the ministry's appeal commission has the same (one source each)."""

DECISION_STANDS = RefusalGround(
    code="decision_stands",
    words=Words(
        "Şikayət edilən qərar qanuni və əsaslıdır",
        "The decision complained about is lawful and well-founded",
        "Обжалуемое решение законно и обоснованно",
    ),
)


def as_asked(application: Application, service: Service) -> Service:
    """The service as the application asks for it; the service itself where nothing else is meant."""
    if application.purpose == Purpose.COMPLAINT:
        return complaint_about(service)
    if application.purpose == Purpose.CORRECTION:
        return correction_of(service)
    if application.purpose == Purpose.FOUND:
        return found_for(service)
    if application.purpose == Purpose.CHANGED:
        return change_of(service)
    return service


def complaint_about(service: Service) -> Service:
    """A complaint (şikayət) about a decision in the service."""
    title = service.title
    return replace(
        service,
        title=Words(f"Qərardan şikayət: {title.az}", f"Complaint about a decision: {title.en}", f"Жалоба на решение: {title.ru}"),
        working_days=COMPLAINT_WORKING_DAYS,
        refusal_grounds=(DECISION_STANDS,),
        kind="complaint",
        law=None,
        outcome=None,
    )


def found_for(service: Service) -> Service:
    """The service as a right that the state found, without an application (proaktiv təyinat)."""
    title = service.title
    return replace(
        service,
        title=Words(
            f"Müraciətsiz təyinat: {title.az}",
            f"Found without an application: {title.en}",
            f"Назначение без заявления: {title.ru}",
        ),
        kind="found",
    )


def change_of(service: Service) -> Service:
    """The service as a payment awarded by it that must change or end, by what the registers or the law now say."""
    title = service.title
    return replace(
        service,
        title=Words(f"Ödənişin dəyişməsi: {title.az}", f"Change of a payment: {title.en}", f"Изменение выплаты: {title.ru}"),
        kind="changed",
    )


def correction_of(service: Service) -> Service:
    """The correction (düzəliş) of a decision in the service, with the service's own term and grounds."""
    title = service.title
    return replace(
        service,
        title=Words(f"Qərara düzəliş: {title.az}", f"Correction of a decision: {title.en}", f"Исправление решения: {title.ru}"),
        kind="correction",
    )
