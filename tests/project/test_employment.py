"""Each day the law is asked about those to whom nothing suitable was offered, or whom employers refused; once for each event."""

from datetime import datetime, timedelta

import pytest

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.facts.source import FactSource
from dayaq.casework.legal_time import BAKU
from dayaq.catalogue import catalogue
from dayaq.channels.desk.law import question_about
from dayaq.population.looking import Road
from dayaq.project.employment import ask_about_unemployed, ask_all
from dayaq.project.proactive import proactive_road
from dayaq.subsystems.employment.models import EmployerAnswer, EndReason, Registration, UnemployedStatus
from dayaq.subsystems.employment.offering import EmployerSays, accept, answer_told
from dayaq.subsystems.employment.registering import SERVICE_CODE, Leaving, leave_register
from tests.making import MONDAY, make_officer
from tests.subsystems.employment.making import make_jobseeker, make_offer

pytestmark = pytest.mark.django_db

DUE = datetime(2020, 3, 30, 12, tzinfo=BAKU)
AFTER = DUE + timedelta(days=1)
#: What the outside registers say once they have been read; nothing was read here.
OTHERS = FactSource(
    name="others",
    entity="person",
    facts=("entrepreneur", "has_land_share", "full_time_student"),
    relation="SELECT id AS person, FALSE AS entrepreneur, FALSE AS has_land_share, FALSE AS full_time_student FROM person",
)
WORK = FactSource(
    name="work",
    entity="person",
    facts=("employed", "left_work_on"),
    relation="SELECT id AS person, FALSE AS employed, NULL::date AS left_work_on FROM person",
)


def road() -> Road:
    """The road with registers that know whether somebody counts as employed."""
    real = proactive_road()
    told = {*OTHERS.facts, *WORK.facts}
    kept = [source for source in real.sources if not told & set(source.facts)]
    return Road(law=real.law, sources=[*kept, WORK, OTHERS], services=real.services, cite=real.cite)


def ask(at: datetime, on: Road | None = None) -> None:
    ask_all(road=on or road(), on=at.date(), at=at)


def found() -> list[Application]:
    return list(Application.objects.filter(purpose=Purpose.FOUND))


def test_whom_nothing_was_offered_in_time_becomes_unemployed_with_decision_and_receipt() -> None:
    registration = make_jobseeker()

    ask(DUE)
    assert not UnemployedStatus.objects.exists()
    for _ in range(2):
        ask(AFTER)

    status = UnemployedStatus.objects.get()
    assert (status.person, status.registration, status.starts_on) == (registration.person, registration, AFTER.date())
    assert status.decision.approved
    assert "unemployed_status" in status.decision.receipt
    assert len(found()) == 1


def test_whom_the_employer_refused_becomes_unemployed_at_once() -> None:
    made = make_offer()
    referral = accept(offer=made.pk, person=made.registration.person_id, at=MONDAY)
    ask(AFTER)
    assert not UnemployedStatus.objects.exists()

    says = EmployerSays(outcome=EmployerAnswer.Outcome.REFUSED, reason="Yer tutulub")
    answer_told(referral=referral.pk, officer=make_officer(), says=says, at=AFTER)
    ask(AFTER + timedelta(hours=1))

    assert UnemployedStatus.objects.get().person == made.registration.person


def test_what_the_registers_do_not_know_is_one_task_for_an_officer() -> None:
    make_jobseeker()

    for day in range(1, 4):
        ask(DUE + timedelta(days=day), proactive_road())

    (matter,) = found()
    assert matter.closed_at is None
    assert not UnemployedStatus.objects.exists()
    question = question_about(matter, catalogue.service(SERVICE_CODE).service, AFTER)
    assert isinstance(question, LawQuestion)
    assert question.folder == "unemployed_status"


def test_a_status_ends_with_the_registration() -> None:
    make_jobseeker()
    ask(AFTER)

    leave_register(registration=Registration.objects.get(), leaving=Leaving(reason=EndReason.HIRED), at=AFTER)

    assert UnemployedStatus.objects.get().end_reason == EndReason.HIRED


def test_who_left_in_time_is_not_asked_about() -> None:
    leave_register(registration=make_jobseeker(), leaving=Leaving(reason=EndReason.OWN_WISH), at=MONDAY)

    ask(AFTER)

    assert found() == []


def test_the_job_asks_on_the_legal_day(settings) -> None:
    settings.LEGAL_DAY = MONDAY.date()
    make_jobseeker()

    ask_about_unemployed(0)

    assert Decision.objects.count() == 1
