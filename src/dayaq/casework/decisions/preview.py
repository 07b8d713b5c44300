"""What the person would be written if a finding became the decision: shown to the officer before it does."""

import copy
from datetime import datetime

from dayaq.casework.applications.letters import DECIDED_KINDS, messages_to_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.decisions.by_law import FindingUnderLaw, row_of
from dayaq.casework.decisions.letters import decision_letter
from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message
from dayaq.casework.service import Service

#: In place of the decision's own address, which exists only once it is made.
ADDRESS_TO_COME = "/decisions/…"


def letters_about(
    *, application: Application, service: Service, finding: Finding, at: datetime
) -> list[tuple[Notice.Medium, str, Message]]:
    """The messages, each with its medium and address, as they would leave if the finding were decided now. Stores nothing."""
    decision = Decision(
        application=application,
        on=legal_day_of(at),
        approved=finding.approved,
        ground=finding.ground,
        explanation=finding.explanation.strip(),
    )
    if isinstance(finding, FindingUnderLaw):
        row_of(decision, finding)
    closed = copy.copy(application)
    closed.state = Application.State.APPROVED if finding.approved else Application.State.REFUSED
    closed.closed_at = at
    on = legal_day_of(at)
    letter = decision_letter(decision, service, application.language, on=on, path=ADDRESS_TO_COME)
    return messages_to_applicant(closed, service, DECIDED_KINDS[Purpose(application.purpose)], letter, on=on)
