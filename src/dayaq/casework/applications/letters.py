"""What a person is written about an application: the same status sentence in mail and SMS, and in mail the decision with its reasons.

No letter names the person: a contact typed in a form may be mistyped, and must not tell a stranger who applied.
"""

from datetime import datetime

from django.conf import settings

from dayaq.casework.applications.models import Application
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.service import Service
from dayaq.casework.status import StatusFacts, Telling, status_sentence

MAIL = {
    "az": "Salam!\n\n{sentence}\n\nXidmət: {title}\nQeydiyyat nömrəsi: {number}\n{details}\nMüraciətin vəziyyətini qeydiyyat nömrəsi və FİN ilə "
    "istənilən vaxt öyrənə bilərsiniz: {link}\nSualınız olsa, 142 – Çağrı mərkəzinə zəng edin.\n\nBu məktub avtomatik göndərilib, ona cavab yazmayın.\n",
    "en": "Hello,\n\n{sentence}\n\nService: {title}\nRegistration number: {number}\n{details}\nYou can see how the matter stands at any time with the "
    "registration number and your FİN: {link}\nIf you have a question, call 142.\n\nThis letter was sent automatically; please do not answer it.\n",
    "ru": "Здравствуйте!\n\n{sentence}\n\nУслуга: {title}\nРегистрационный номер: {number}\n{details}\nУзнать состояние дела можно в любое время по "
    "регистрационному номеру и ФИН: {link}\nЕсли у вас есть вопрос, звоните по номеру 142.\n\nЭто письмо отправлено автоматически, отвечать на него не нужно.\n",
}

SUBJECTS = {
    "application_received": {
        "az": "{number} nömrəli müraciətiniz qəbul edildi",
        "en": "Your application {number} was received",
        "ru": "Ваше заявление {number} принято",
    },
    "application_decided": {
        "az": "{number} nömrəli müraciətiniz üzrə qərar",
        "en": "Decision on your application {number}",
        "ru": "Решение по вашему заявлению {number}",
    },
}


def facts_of(application: Application, service: Service, telling: Telling) -> StatusFacts:
    """What the status sentence of an application is made of."""
    since = application.closed_at or application.taken_at or application.received_at
    return StatusFacts(
        kind=service.kind,
        state=Application.State(application.state).value,
        received_on=application.received_on,
        since=legal_day_of(since),
        due_on=application.due_on,
        telling=telling,
    )


def tell_applicant(*, application: Application, service: Service, kind: str, details: str, at: datetime) -> None:
    """Tell every contact of the application how the matter now stands. `details` go into the mail only."""
    language = application.language
    on = legal_day_of(at)
    sentence = status_sentence(facts_of(application, service, telling="sent"), language, on=on)
    number = application.registration_number
    mail = MAIL[language].format(
        sentence=sentence, title=service.title(language), number=number, details=details, link=settings.PORTAL_URL + "/status"
    )
    subject = SUBJECTS[kind][language].format(number=number)
    bodies = {
        Notice.Medium.EMAIL: (application.email, mail),
        Notice.Medium.SMS: (application.phone, f"Dayaq {number}: {sentence}"),
    }
    for medium, (address, body) in bodies.items():
        if address:
            message = Message(kind=kind, language=language, subject=subject, body=body)
            tell(person=application.person, matter=number, medium=medium, address=address, message=message, at=at)
