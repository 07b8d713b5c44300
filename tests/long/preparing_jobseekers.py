"""Registers a jobseeker and puts an employer with a signatory on file in an installation, in a process of the installation.

Run as `python -m tests.long.preparing_jobseekers VOEN SEEKER SIGNATORY`, the last two by FİN; prints the employer's key.
"""

import sys
from datetime import date

import django

django.setup()

from dayaq.casework.people.document_number import normalised_document_number  # noqa: E402
from dayaq.casework.people.models import Person  # noqa: E402
from dayaq.casework.staff.models import Officer  # noqa: E402
from dayaq.subsystems.contracts.registers import SignatoryPaper, record_signatory  # noqa: E402
from dayaq.web.legal_clock import legal_now  # noqa: E402
from tests.subsystems.contracts.making import make_employer  # noqa: E402
from tests.subsystems.employment.making import decide_registration  # noqa: E402

FIRST = date(2020, 1, 1)

if __name__ == "__main__":
    voen, seeker, signatory = sys.argv[1:]
    officer = Officer.objects.get(username="rhuseynov")
    decide_registration(Person.objects.get(fin=seeker), at=legal_now(), officer=officer)
    employer = make_employer(voen, officer=officer, from_on=FIRST, at=legal_now())
    signs = Person.objects.get(fin=signatory)
    card = signs.documents.order_by("pk")[0]
    record_signatory(
        employer=employer.pk,
        document=normalised_document_number(f"{card.series}{card.number}"),
        fin=signatory,
        paper=SignatoryPaper(paper="Əmr № 1", starts_on=FIRST, ends_on=None),
        officer=officer,
        at=legal_now(),
    )
    sys.stdout.write(str(employer.pk))
