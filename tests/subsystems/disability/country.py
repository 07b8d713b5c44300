"""What the tests of the determination start from: an institution with its doctor, commissions with members, a person referred."""

from collections.abc import Sequence
from datetime import date

from dayaq.casework.applications import documents
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer, Role
from dayaq.subsystems.disability.bodies import register_body
from dayaq.subsystems.disability.determination import Determination
from dayaq.subsystems.disability.models import Body, FileDocument, Referral
from dayaq.subsystems.disability.referring import Papers, add_document, begin_referral, send_referral
from tests.making import MONDAY, PDF, make_officer, make_person, make_unit

TESTS = Actor(ActorKind.OPERATOR, "tests")
PAPERS = Papers(
    purpose="first",
    diagnosis="I69.3 – beyin infarktının nəticələri",
    illness="İki il əvvəl insult keçirib.",
    findings="Sağ tərəfdə parez.",
    treatment="Reabilitasiya kursu.",
)
SECOND = Determination(
    degree="second",
    cause="general_illness",
    since=date(2020, 3, 2),
    starts_on=date(2020, 3, 2),
    ends_on=date(2021, 3, 2),
    grounds="Hərəkət məhdudlaşıb.",
    measures=(("device", "Əlil arabası"),),
)


def make_body(kind: Body.Kind = Body.Kind.COMMISSION, members: int = 1, code: str = "", **given: object) -> Body:
    """A body with so many officers: doctors of an institution, members of a commission."""
    unit = make_unit(code, **given)
    role = Role.DOCTOR if kind == Body.Kind.MEDICAL else Role.EXPERT
    for _ in range(members):
        make_officer(unit=unit, roles=(role,))
    return register_body(unit=unit, kind=kind, actor=TESTS, at=MONDAY)


def officers_of(body: Body) -> Sequence[Officer]:
    """The doctors or members of a body, in the order of their log-in names."""
    return list(Officer.objects.filter(unit=body.unit).order_by("username"))


def make_doctor() -> Officer:
    """A doctor of an institution of their own."""
    return officers_of(make_body(Body.Kind.MEDICAL))[0]


def make_patient(number: str = "7654321", **given: object) -> Person:
    """A person with an identity card."""
    person = make_person(**given)
    IdentityDocument.objects.create(person=person, series="AA", number=number, issued_on=date(2018, 1, 1), authority="ASAN")
    return person


def make_draft_referral(person: Person | None = None, doctor: Officer | None = None, papers: Papers = PAPERS) -> Referral:
    """A draft with one document."""
    doctor = doctor or make_doctor()
    referral = begin_referral(person=person or make_person(), papers=papers, doctor=doctor, at=MONDAY)
    document = documents.check("Əliyeva Gülşən epikriz.pdf", PDF)
    add_document(referral_id=referral.pk, kind=FileDocument.Kind.DISCHARGE, document=document, doctor=doctor, at=MONDAY)
    return referral


def make_referral(person: Person | None = None, doctor: Officer | None = None, papers: Papers = PAPERS) -> Referral:
    """A referral sent; there must be a commission."""
    draft = make_draft_referral(person, doctor, papers)
    sent = send_referral(referral_id=draft.pk, doctor=draft.doctor, at=MONDAY)
    sent.file.refresh_from_db()
    return sent


def member_for(referral: Referral) -> Officer:
    """A member of the commission before which the file lies."""
    referral.file.refresh_from_db()
    assert referral.file.commission is not None
    return officers_of(referral.file.commission)[0]
