"""Puts an employer on file in an installation and sends a workbook of notifications for it, in a process of the installation.

Run as `python -m tests.long.sending_contracts LINES WRONG`; prints the key of the file. Every wrong line names nobody's FİN.
"""

import io
import sys
from datetime import date, timedelta

import django

django.setup()

from openpyxl import Workbook  # noqa: E402

from dayaq.casework.channel import Channel  # noqa: E402
from dayaq.casework.people.document_number import normalised_document_number  # noqa: E402
from dayaq.casework.people.models import IdentityDocument  # noqa: E402
from dayaq.casework.staff.models import Officer  # noqa: E402
from dayaq.subsystems.contracts.files import receive_file  # noqa: E402
from dayaq.subsystems.contracts.models import EmployerState, Signatory  # noqa: E402
from dayaq.subsystems.contracts.operations import Signed  # noqa: E402
from dayaq.subsystems.contracts.registers import (  # noqa: E402
    EmployerFacts,
    SignatoryPaper,
    record_employer,
    record_signatory,
)
from dayaq.web.legal_clock import legal_day, legal_now  # noqa: E402

COLUMNS = (
    "fin", "document", "surname", "given_name", "patronymic", "address", "position", "workplace", "duties", "concluded_on",
    "starts_on", "weekly_hours", "wage", "leave_days", "main_workplace",
)  # fmt: skip
NOBODY = "ZZZZZZZ"
FIRST = date(2020, 1, 1)


def signatory(card: IdentityDocument) -> Signatory:
    """The holder of the card signs for a new employer."""
    officer = Officer.objects.order_by("pk")[0]
    facts = EmployerFacts(
        name="Xəzər Tikiş", address="Bakı", kind=EmployerState.Kind.BUSINESS, sector=EmployerState.Sector.PRIVATE
    )
    employer = record_employer(voen="1400057421", facts=facts, from_on=FIRST, officer=officer, at=legal_now())
    return record_signatory(
        employer=employer.pk,
        document=normalised_document_number(f"{card.series}{card.number}"),
        fin=card.person.fin,
        paper=SignatoryPaper(paper="Əmr № 1", starts_on=FIRST, ends_on=None),
        officer=officer,
        at=legal_now(),
    )


def workbook(cards: list[IdentityDocument], wrong: int) -> bytes:
    """A line about each holder, the first of them wrong."""
    book = Workbook()
    book.active.append(COLUMNS)
    begins = legal_day() + timedelta(days=1)
    for place, card in enumerate(cards):
        person = card.person
        who = (NOBODY if place < wrong else person.fin, f"{card.series}{card.number}")
        names = (person.surname, person.given_name, person.patronymic)
        book.active.append([*who, *names, "Bakı", "Dərzi", "Bakı", "Tikmək", legal_day(), begins, 40, 500.5, 21, False])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


if __name__ == "__main__":
    lines, wrong = map(int, sys.argv[1:])
    cards = list(
        IdentityDocument.objects.select_related("person")
        .filter(kind="identity_card", person__died_on__isnull=True, person__birth_date__lt=date(1995, 1, 1))
        .order_by("pk")[: lines + 1]
    )
    signs = signatory(cards[0])
    signed = Signed(person=signs.person_id, employer=signs.employer_id, channel=Channel.PORTAL, at=legal_now())
    sys.stdout.write(str(receive_file(name="işçilər.xlsx", content=workbook(cards[1:], wrong), signed=signed).pk))
