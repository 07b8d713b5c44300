"""What a person can do who does not agree with a decision: complain to the ministry in time, and go to court.

The term of 30 days for the administrative complaint follows art. 73 of the Law on Administrative Proceedings, that of 30 days for
the court art. 38 of the Code of Administrative Procedure, as public explanations give them (not checked against the acts). A
last day that is not a working day moves to the next one, which is our assumption.
"""

from datetime import date, timedelta
from pathlib import Path

import yaml

from dayaq.casework.applications.models import Purpose
from dayaq.casework.centres.queries import is_official_working_day, working_days_after
from dayaq.casework.decisions.models import Decision
from dayaq.casework.wording import date_in_words

DAYS_TO_COMPLAIN = 30
TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def complaint_until(decided_on: date) -> date:
    """The last day on which a complaint about a decision of that day is taken."""
    last = decided_on + timedelta(days=DAYS_TO_COMPLAIN)
    return last if is_official_working_day(last) else working_days_after(last, 1)


def remedies(decision: Decision, language: str) -> str:
    """The sentences about complaint and court; about court alone after a decision on a complaint."""
    application = decision.application
    if application is not None and application.purpose == Purpose.COMPLAINT:
        return TEXTS["court"][language]
    return TEXTS["both"][language].format(until=date_in_words(complaint_until(decision.on), language))
