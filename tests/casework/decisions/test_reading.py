"""Reading a decision by the address in its letter and the FİN of its person."""

import uuid
from datetime import date, datetime

import pytest
from django.utils import timezone

from dayaq.casework.channel import Channel
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.operations import decide
from dayaq.casework.decisions.reading import DecisionNotShown, read_decision
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_application, make_officer, make_person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def refusal() -> Decision:
    application = make_application()
    finding = Finding(approved=False, ground="no_legal_basis", explanation="Yaşınız hələ çatmır.")
    return decide(
        service=SERVICE, person=application.person, finding=finding, at=MONDAY, application=application, officer=make_officer()
    )


def read(key: uuid.UUID, fin: str | None) -> Decision:
    return read_decision(key=key, fin=fin or "", address="192.0.2.7", channel=Channel.PORTAL, at=NOW, on=date(2020, 3, 20))


def test_the_person_reads_the_decision_and_the_reading_is_journalled_and_counted(refusal: Decision) -> None:
    assert read(refusal.pk, refusal.person.fin) == refusal

    entry = JournalEntry.objects.filter(verb="consulted").get()
    assert (entry.subject_kind, entry.subject, entry.persons) == ("decision", str(refusal.pk), [refusal.person_id])
    assert ServiceUse.objects.filter(kind="status_read", day=date(2020, 3, 20)).count() == 1


def test_a_foreign_fin_and_an_unknown_address_have_one_answer(refusal: Decision) -> None:
    stranger = make_person()

    with pytest.raises(DecisionNotShown) as foreign:
        read(refusal.pk, stranger.fin)
    with pytest.raises(DecisionNotShown) as unknown:
        read(uuid.uuid4(), refusal.person.fin)

    assert str(foreign.value) == str(unknown.value)
    assert not JournalEntry.objects.filter(verb="consulted").exists()
