"""What a person can do who does not agree with a decision: complain to the ministry in time, and go to court.

The term of 30 days for the court follows art. 38 of the Code of Administrative Procedure, as public explanations give it (not
checked against the act); that for a complaint stands in `applications.complaint_term`.
"""

from pathlib import Path

import yaml

from dayaq.casework.applications.complaint_term import complaint_until
from dayaq.casework.applications.models import Purpose
from dayaq.casework.applications.news import delivery_of
from dayaq.casework.decisions.models import Decision
from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def remedies(decision: Decision, language: str) -> str:
    """The sentences about complaint and court; about court alone after a decision on a complaint, about neither once replaced.

    The day named is the last one for a complaint; before the decision is delivered the earliest that it can be.
    """
    application = decision.application
    if application is not None and application.purpose == Purpose.COMPLAINT:
        return TEXTS["court"][language]
    if Decision.objects.filter(corrects=decision.pk).exists():
        return TEXTS["replaced"][language]
    delivery = delivery_of(application) if application is not None else None
    until = complaint_until(delivery.delivered_on if delivery else decision.on)
    return TEXTS["both" if delivery else "before"][language].format(until=date_in_words(until, language))
