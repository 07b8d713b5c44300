"""Until when a decision may be complained about: 30 days after it was delivered.

The term follows art. 73 of the Law on Administrative Proceedings as public explanations give it (not checked against the act).
That it runs from the day on which the decision counts as delivered (see `notices.delivery`), and that a last day which is not a
working day moves to the next one, are our assumptions.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from dayaq.casework.centres.queries import calendar_between

DAYS_TO_COMPLAIN = 30
REACH = timedelta(days=60)
"""From the last day to the end of the calendar that is asked: farther than any chain of holidays."""


def complaint_until(delivered_on: date) -> date:
    """The last day on which a complaint is taken about a decision delivered on that day."""
    return complaint_terms([delivered_on])[delivered_on]


def complaint_terms(delivered: Collection[date]) -> Mapping[date, date]:
    """The last day for a complaint by day of delivery; by one question to the database."""
    if not delivered:
        return {}
    term = timedelta(days=DAYS_TO_COMPLAIN)
    calendar = calendar_between(min(delivered) + term, max(delivered) + term + REACH)
    last = {day: day + term for day in delivered}
    return {day: until if calendar.is_working(until) else calendar.working_days_after(until, 1) for day, until in last.items()}
