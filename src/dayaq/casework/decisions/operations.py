"""Deciding: the one function in which every road ends."""

from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.letters import DECIDED_KINDS, tell_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.channel import Channel
from dayaq.casework.decisions.by_law import FindingUnderLaw, check_departure, row_of, store
from dayaq.casework.decisions.letters import decision_letter
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.queries import decision_corrected_by
from dayaq.casework.decisions.receipts import digest, receipt_text
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use


class GroundUnknown(Refusal):
    """A refusal must rest on a ground that the service's passport names."""

    texts = {
        "az": "İmtina üçün xidmətin pasportunda göstərilən əsaslardan birini seçin.",
        "en": "Choose one of the grounds of refusal named in the service's passport.",
        "ru": "Выберите одно из оснований отказа, указанных в паспорте услуги.",
    }


class ExplanationMissing(Refusal):
    """Every decision is explained to the person in plain words."""

    texts = {
        "az": "Qərarın izahını yazın: vətəndaş nəyin və nə üçün qərara alındığını sadə sözlərlə oxumalıdır.",
        "en": "Write the explanation: the person must read in plain words what was decided and why.",
        "ru": "Напишите объяснение: человек должен простыми словами прочитать, что решено и почему.",
    }


@transaction.atomic
def decide(
    *, service: Service, person: Person, finding: Finding, at: datetime, application: Application, officer: Officer
) -> Decision:
    """Turn a finding into a decision (qərar) with its receipt, close the application, and tell the person.

    One transaction: the decision, the application's end, the journal row, the count of the use and the notices stand together or
    not at all. Refuses an unknown ground and a missing explanation. The receipt of a `FindingUnderLaw` holds what
    the law answered, with facts, law and steps; a departure from it without a reason is refused (`DepartureUnexplained`).
    """
    if not finding.approved and service.ground(finding.ground) is None:
        raise GroundUnknown
    if not finding.explanation.strip():
        raise ExplanationMissing
    if isinstance(finding, FindingUnderLaw):
        check_departure(finding)
    decision = _store(service, person, finding, at, application, officer)
    _close(application, decision)
    tell_applicant(
        application=application,
        service=service,
        kind=DECIDED_KINDS[Purpose(application.purpose)],
        letter=decision_letter(decision, service, application.language, on=decision.on),
        at=at,
    )
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb="decided",
        subject=Subject("decision", str(decision.pk)),
        persons=[person.pk],
        detail={"approved": decision.approved, "receipt": decision.receipt_sha256},
        at=at,
    )
    count_use(
        service=service.code,
        channel=Channel(application.channel),
        unit=application.unit.code,
        kind=UseKind.DECIDED,
        outcome=application.state if application.purpose == Purpose.NEW else f"{application.purpose}_{application.state}",
        day=decision.on,
    )
    return decision


def _store(
    service: Service, person: Person, finding: Finding, at: datetime, application: Application, officer: Officer
) -> Decision:
    """The decision with its receipt, which is computed from the very values that are stored."""
    decision = Decision(
        application=application,
        person=person,
        corrects=decision_corrected_by(application),
        service_code=service.code,
        on=legal_day_of(at),
        decided_at=at,
        officer=officer,
        approved=finding.approved,
        ground="" if finding.approved else finding.ground,
        explanation=finding.explanation.strip(),
    )
    row = row_of(decision, finding) if isinstance(finding, FindingUnderLaw) else None
    decision.receipt = receipt_text(decision)
    decision.receipt_sha256 = digest(decision.receipt)
    decision.save(force_insert=True)
    if row is not None:
        store(row)
    return decision


def _close(application: Application, decision: Decision) -> None:
    """End the application with the decision."""
    application.state = Application.State.APPROVED if decision.approved else Application.State.REFUSED
    application.closed_at = decision.decided_at
    application.save(update_fields=["state", "closed_at"])
