"""What tests of the road start from: people, officers, services and drafts, each with only what its claim needs."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime

from dayaq.casework.applications import documents, drafts, operations
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.channel import Channel
from dayaq.casework.language import Words
from dayaq.casework.legal_time import BAKU
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.people.operations import enter
from dayaq.casework.service import RefusalGround, Service
from dayaq.casework.staff.models import Officer, Role, RoleGrant, Unit
from dayaq.casework.staff.published import central_unit

MONDAY = datetime(2020, 3, 16, 10, 30, tzinfo=BAKU)
LONG_AGO = date(2019, 1, 1)
PDF = b"%PDF-1.4\n%a document of the tests\n"

NO_LEGAL_BASIS = RefusalGround(
    code="no_legal_basis", words=Words("Hüquqi əsası yoxdur", "No legal basis", "Нет правовых оснований")
)
SERVICE = Service(
    code="tests.allowance",
    title=Words("Sınaq müavinəti", "Allowance of the tests", "Пособие для проверки"),
    working_days=15,
    refusal_grounds=(NO_LEGAL_BASIS,),
)
ENQUIRY = Service(
    code="tests.enquiry",
    title=Words("Sorğu", "Enquiry", "Запрос"),
    working_days=15,
    refusal_grounds=(NO_LEGAL_BASIS,),
    kind="enquiry",
)
_running = itertools.count(1)


def make_person(**given: object) -> Person:
    """A person with a FİN of their own."""
    number = next(_running)
    facts: dict[str, object] = {
        "fin": f"5T{number:05d}",
        "surname": "Əliyeva",
        "given_name": "Gülşən",
        "patronymic": "Çingiz",
        "sex": Sex.FEMALE,
        "birth_date": date(1960, 3, 8),
    }
    person = Person(**{**facts, **given})
    enter(people=[person])
    return person


def make_unit(code: str = "", **given: object) -> Unit:
    """A unit of its own, to which nothing is given by itself."""
    code = code or f"unit{next(_running)}"
    name = {"name_az": f"{code} şöbəsi", "name_en": f"{code} unit", "name_ru": f"отдел {code}"}
    return Unit.objects.create(code=code, **{**name, **given})


def make_officer(username: str = "", *, roles: Sequence[Role] = (Role.REVIEWER,), **given: object) -> Officer:
    """An officer of the central unit, which gets what no other unit serves; a reviewer there unless told otherwise."""
    facts: dict[str, object] = {"full_name": "Rauf Hüseynov", "unit": given.pop("unit", None) or central_unit()}
    facts = {**facts, "invited_at": MONDAY, **given}
    officer = Officer.objects.create(username=username or f"officer{next(_running)}", **facts)
    RoleGrant.objects.bulk_create(RoleGrant(officer=officer, role=role, unit=officer.unit, starts_on=LONG_AGO) for role in roles)
    return officer


def make_draft(person: Person | None = None, service: Service = SERVICE, *, at: datetime = MONDAY, **answers: object) -> Draft:
    """A draft ready to be sent: one document, and an e-mail address unless other answers are given."""
    draft = drafts.open_draft(person=person or make_person(), service=service, browser="browser", language="az", at=at)
    drafts.attach(draft=draft, document=documents.check("arayış.pdf", PDF), at=at)
    written = {"text": "Xahiş edirəm", "address": "Bakı", "email": "a@citizen.example", "phone": "", "language": "az", **answers}
    return drafts.write_answers(draft=draft, answers=drafts.WrittenAnswers(**written), at=at)


def make_application(
    service: Service = SERVICE, *, at: datetime = MONDAY, person: Person | None = None, **answers: str
) -> Application:
    """An application just received through the portal."""
    draft = make_draft(person, service=service, at=at, **answers)
    return operations.submit(draft=draft, service=service, channel=Channel.PORTAL, at=at)
