"""Who is told of a notification, by which contact, and who is looked into because work may end what they are paid."""

from datetime import date
from decimal import Decimal

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import Grant, take_over
from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.casework.identification.models import TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.subsystems.contracts.changing import terminate
from dayaq.subsystems.contracts.models import Answer, Ending
from dayaq.subsystems.contracts.operations import notify
from dayaq.subsystems.contracts.reviewing import answer
from tests.making import MONDAY, make_officer
from tests.subsystems.contracts.making import conclusion_of, make_employer, make_signatory, make_worker, signed_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatory():
    return make_signatory(make_employer())


def reachable(person: Person, medium: str = "email", by: TrustedBy = TrustedBy.OWN_NAME) -> Person:
    """The person with a trusted contact."""
    address = f"p{person.fin.lower()}@citizen.example" if medium == "email" else "+994500000001"
    trust_contact(person=person, contact=Contact(medium=medium, address=address), trust=Trust(by=by), at=MONDAY)
    return person


def told() -> list[tuple[Person, str]]:
    notices = Notice.objects.exclude(kind="trusted_contact_changed")
    return [(notice.person, notice.kind) for notice in notices.order_by("created_at", "kind")]


def test_a_worker_is_told_of_a_contract_in_their_name_without_wage_or_employer(signatory):
    worker = reachable(make_worker())

    notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    assert told() == [(worker, "contract_conclusion")]
    body = Notice.objects.get(kind="contract_conclusion").body
    assert "/my/contracts" in body
    assert "Xəzər" not in body
    assert "142" in body


def test_what_waits_is_told_when_it_is_answered_to_worker_and_signatory(signatory):
    worker = reachable(make_worker())
    signs = reachable(signatory.person)
    notification = notify(conclusion=conclusion_of(worker, starts_on=date(2020, 3, 15)), signed=signed_by(signatory))
    assert told() == []

    answer(key=notification.pk, outcome=Answer.Outcome.REGISTERED, reason="", officer=make_officer(), at=MONDAY)

    assert told() == [(worker, "contract_conclusion"), (signs, "notification_registered")]


def test_a_refusal_is_told_to_the_signatory_alone(signatory):
    worker = reachable(make_worker())
    signs = reachable(signatory.person)
    notification = notify(conclusion=conclusion_of(worker, starts_on=date(2020, 3, 15)), signed=signed_by(signatory))

    answer(key=notification.pk, outcome=Answer.Outcome.REFUSED, reason="Tarix səhvdir", officer=make_officer(), at=MONDAY)

    assert told() == [(signs, "notification_refused")]


def test_the_end_of_a_contract_is_told_to_the_worker(signatory):
    worker = reachable(make_worker())
    contract = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    terminate(
        contract=contract.pk, key="e", last_day=date(2020, 5, 1), reason=Ending.Reason.OWN_WISH, signed=signed_by(signatory)
    )

    assert {kind for _, kind in told()} == {"contract_conclusion", "contract_termination"}


def test_whoever_is_paid_something_is_looked_into_when_they_begin_to_work(signatory):
    paid, other = make_worker(), make_worker()
    monthly = Award.Rhythm.MONTHLY
    grant = Grant(benefit="employment/unemployment_insurance", rhythm=monthly, starts_on=date(2020, 2, 1), amount=Decimal(300))
    take_over(person=paid, grant=grant, source="old register", at=MONDAY)

    for worker in (paid, other):
        notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    assert [job.args for job in ProcrastinateJob.objects.filter(task_name=LOOK_JOB)] == [{"person": str(paid.pk)}]
