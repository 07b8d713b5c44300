"""The terms of the employment service on a day, and what the law answers about refusals: no number of the law stands here."""

from datetime import date

from dayaq.casework.centres.queries import working_days_after
from dayaq.law.book import law_book
from dayaq.rules.calendar import add_years
from dayaq.rules.explain import find_for
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of

JOBSEEKER = "employment/jobseeker_status"
UNEMPLOYED = "employment/unemployed_status"
OFFER_TERM = "employment.offer_term"
EMPLOYER_ANSWER_TERM = "employment.employer_answer_term"
REFUSAL_WINDOW = "jobseeker_status.refusal_window"
NOT_REMOVED = "not_removed"


def offer_due_on(registered_on: date) -> date:
    """The last of the working days within which a suitable job is offered to somebody registered on the day."""
    return working_days_after(registered_on, _number(OFFER_TERM, registered_on))


def employer_answers_by(referred_on: date) -> date:
    """The last of the working days within which an employer answers a referral of the day."""
    return working_days_after(referred_on, _number(EMPLOYER_ANSWER_TERM, referred_on))


def refusals_until(registered_on: date) -> date:
    """The first day on which a refusal counts no more for somebody registered on the day."""
    return add_years(registered_on, _number(REFUSAL_WINDOW, registered_on))


def off_for_refusals(*, refused: int, last_on: date, day: date) -> bool:
    """Whether the law keeps somebody off the register on the day, who refused so many suitable jobs, the last on `last_on`."""
    law = law_on(law_book(), day)
    folder = law.law.folder(JOBSEEKER).name
    record = record_of(law.law.vocabulary, "person", {"offers_refused": refused, "last_refusal_on": last_on})
    answered = {reason.condition: reason.holds for reason in find_for(law, folder, record).reasons}
    return answered[NOT_REMOVED] is False


def _number(amount: str, day: date) -> int:
    dated = law_on(law_book(), day).amount(amount, "")
    if dated is None or not isinstance(dated.value, int):
        raise LookupError(f"the law of {day} has no {amount}")
    return dated.value
