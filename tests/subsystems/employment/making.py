"""Jobseekers, vacancies and offers for tests of employment, each come about by the road that people take."""

import itertools
import uuid
from datetime import datetime
from decimal import Decimal

from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.review.by_law import confirm, record_facts
from dayaq.casework.review.operations import application_asked, take
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue
from dayaq.law.book import law_book
from dayaq.rules.in_force import law_on
from dayaq.subsystems.contracts.models import Employer
from dayaq.subsystems.employment.models import Education, Hours, Offer, Registration, Vacancy
from dayaq.subsystems.employment.offering import offer
from dayaq.subsystems.employment.posting import NewVacancy, post_told
from dayaq.subsystems.employment.registering import SERVICE_CODE
from dayaq.subsystems.employment.terms import JOBSEEKER
from dayaq.subsystems.employment.wishing import Told, tell_wishes
from tests.making import MONDAY, make_application, make_officer
from tests.subsystems.contracts.making import make_employer, make_worker

SEWING = Told(
    field_wished="sewing",
    position_wished="Dərzi",
    field_had="trade",
    position_had="Satıcı",
    district="yasamal",
    other_districts=False,
    hours=Hours.FULL,
    least_wage=Decimal(400),
    education=Education.VOCATIONAL,
)
FREE = {
    "has_identity_document": True,
    "in_conscription": False,
    "in_prison": False,
    "in_compulsory_treatment": False,
    "offers_refused": "0",
}
_running = itertools.count(1)


def decide_registration(person: Person, *, at: datetime = MONDAY, officer: Officer | None = None, **facts: object) -> Decision:
    """The person applies for registration, and an officer confirms what the law answers."""
    service = catalogue.service(SERVICE_CODE).service
    application = make_application(service, at=at, person=person)
    reviewer = officer or make_officer()
    number = application.registration_number
    take(number=number, officer=reviewer, at=at)
    law = law_on(law_book(), legal_day_of(at))
    question = LawQuestion(law=law, folder=law.law.folder(JOBSEEKER).name, cite=lambda article, _: article)
    record_facts(number=number, question=question, facts={**FREE, **facts}, officer=reviewer, at=at)
    digest = examination_of(application_asked(number=number, officer=reviewer, at=at), question).digest
    return confirm(number=number, service=service, question=question, digest=digest, officer=reviewer, at=at)


def make_jobseeker(
    person: Person | None = None, *, at: datetime = MONDAY, told: Told | None = SEWING, officer: Officer | None = None
) -> Registration:
    """Somebody registered by a decision, who told what work they seek."""
    seeker = person or make_worker()
    registration = decide_registration(seeker, at=at, officer=officer).jobseeker_registration
    if told is not None:
        tell_wishes(person=seeker.pk, told=told, officer=None, at=at)
    return registration


def new_vacancy(**given: object) -> NewVacancy:
    """A vacancy that suits a jobseeker who seeks SEWING."""
    usual = {
        "own_key": uuid.uuid4(),
        "position": "Dərzi",
        "field": "sewing",
        "duties": "Paltar tikmək",
        "district": "yasamal",
        "workplace": "Bakı, Nizami 1",
        "hours": Hours.FULL,
        "wage": Decimal(500),
        "education": Education.ANY,
        "places": 1,
    }
    return NewVacancy(**{**usual, **given})


def make_vacancy(employer: Employer | None = None, *, at: datetime = MONDAY, **given: object) -> Vacancy:
    """A vacancy told to an officer."""
    return post_told(employer=(employer or make_employer()).pk, officer=make_officer(), vacancy=new_vacancy(**given), at=at)


def make_offer(registration: Registration | None = None, vacancy: Vacancy | None = None, *, at: datetime = MONDAY) -> Offer:
    """A suitable job offered by an officer."""
    found = vacancy or make_vacancy()
    return offer(registration=registration or make_jobseeker(), vacancy=found.pk, officer=make_officer(), at=at)
