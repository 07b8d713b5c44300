"""The deadline standing still while the citizen is asked (müddətin dayandırılması): whole working days are kept, none is lost.

No source at hand says what asking does to the term, so this is our assumption, and the pauses are kept as rows to explain each
deadline: the working days left on the day of asking are left again on the day of the answer, or on the last day given. While
the question runs, the application carries the deadline that follows if the whole time is used, so lists by deadline are true at
every moment.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dayaq.casework.applications.models import Application
from dayaq.casework.centres.queries import calendar_between, working_days_after
from dayaq.casework.review.models import PauseOfDeadline, Question

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """How a deadline came about: so many working days after receipt, and so many in which the clock stood still."""

    working_days: int
    paused: int


def working_days_between(start: date, last: date) -> int:
    """The working days after `start` up to and including `last`; none when `last` is not later."""
    if last <= start:
        return 0
    calendar = calendar_between(start, last + A_DAY)
    return sum(calendar.is_working(start + A_DAY * number) for number in range(1, (last - start).days + 1))


def pause_deadline(application: Application, question: Question, *, on: date) -> PauseOfDeadline:
    """Stop the clock on the day of asking, with the deadline that follows if the whole time is used. An overdue one stays."""
    left = working_days_between(on, application.due_on)
    if left:
        application.due_on = working_days_after(question.answer_by, left)
    return PauseOfDeadline.objects.create(
        question=question, application=application, starts_on=on + A_DAY, working_days_left=left
    )


def resume_deadline(application: Application, question: Question, *, on: date) -> PauseOfDeadline:
    """Let the clock run on from the day; a day after the time given counts as its last day."""
    pause = question.pause
    resumed_on = min(on, question.answer_by)
    pause.ends_on = max(resumed_on + A_DAY, pause.starts_on)
    pause.save(update_fields=["ends_on"])
    if pause.working_days_left:
        application.due_on = working_days_after(resumed_on, pause.working_days_left)
    return pause


def term_of(application: Application) -> Term:
    """How the deadline of the application came about, the pauses of all its questions together."""
    paused = sum(_days_of(pause) for pause in application.pauses.select_related("question"))
    counted = working_days_between(application.received_on, application.due_on)
    return Term(working_days=counted - paused, paused=paused)


def _days_of(pause: PauseOfDeadline) -> int:
    """The working days of a pause; of one that runs, if the whole time is used. One that stopped no clock has none."""
    if not pause.working_days_left:
        return 0
    last = pause.question.answer_by if pause.ends_on is None else pause.ends_on - A_DAY
    return working_days_between(pause.starts_on - A_DAY, last)
