"""What was said between the officer and the citizen, as the application page shows it."""

from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.models import Application
from dayaq.casework.review.models import Question
from dayaq.casework.review.pausing import Term, term_of


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """The questions of an application with what came, its explained deadline, and whether it waits for the citizen."""

    questions: list[Question]
    term: Term
    waiting: bool
    over: bool


def conversation_of(application: Application, *, on: date) -> Conversation:
    """The conversation on the day; `over` once the time given has ended."""
    answer_by = application.answer_by
    questions = application.questions.select_related("officer").prefetch_related("added__attachment")
    return Conversation(
        questions=list(questions),
        term=term_of(application),
        waiting=answer_by is not None,
        over=answer_by is not None and answer_by < on,
    )
