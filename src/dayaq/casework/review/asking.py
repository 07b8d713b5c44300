"""Asking the citizen during review (çatışmayan sənədin istənilməsi): named documents and answers, with a day by which.

The deadline stands still meanwhile, see `pausing`. The same question, put before a change to the person's disadvantage, is
the hearing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction

from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import WaitsForCitizen, actor_of, open_application, own_application
from dayaq.casework.review.pausing import pause_deadline, resume_deadline
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))

SHORTEST, USUAL, LONGEST = 3, 10, 30
"""Working days that a citizen may be given to answer; our assumption, see the decision page on asking."""


class NothingAsked(Refusal):
    """A question names at least one document or says in words what is needed."""

    texts = {
        "az": "Vətəndaşdan nə istədiyinizi göstərin: sənədi seçin və ya sözlə yazın.",
        "en": "Say what you need from the citizen: choose a document or write it in words.",
        "ru": "Укажите, что требуется от гражданина: выберите документ или напишите словами.",
    }


class TimeNotGiven(Refusal):
    """The time for an answer lies within limits."""

    texts = {
        "az": "Cavab üçün {shortest}–{longest} iş günü verin.",
        "en": "Give {shortest} to {longest} working days for the answer.",
        "ru": "Дайте на ответ от {shortest} до {longest} рабочих дней.",
    }


class ApplicantDied(Refusal):
    """Nobody can be asked: the applicant has died."""

    texts = {
        "az": "Ərizəçi vəfat edib, ondan sənəd və ya izahat istəmək olmaz.",
        "en": "The applicant has died and cannot be asked.",
        "ru": "Заявитель умер, запросить у него ничего нельзя.",
    }


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the officer wants from the citizen, in the citizen's language, and how many working days are given."""

    documents: tuple[str, ...] = ()
    words: str = ""
    working_days: int = USUAL


@transaction.atomic
def ask(*, number: str, service: Service, wish: Wish, officer: Officer, at: datetime) -> Question:
    """Ask the citizen, stop the clock, and tell them; in a correction this is the hearing.

    The same wish sent again, by a second click, answers the question that stands. Refuses an application that is not the
    officer's own, one that waits already, an empty wish, a time outside the limits, and a dead applicant.
    """
    standing = _same_question(number, wish, officer, at)
    if standing is not None:
        return standing
    application = own_application(number, officer, at=at)
    _must_be_askable(application, wish)
    question = _store(application, wish, officer, at)
    application.state = Application.State.WAITING
    application.asked_at, application.answer_by = at, question.answer_by
    pause_deadline(application, question, on=legal_day_of(at))
    application.save(update_fields=["state", "asked_at", "answer_by", "due_on"])
    tell_applicant(application=application, service=service, kind="documents_asked", letter=letter_about(question), at=at)
    _journal(question, "asked", actor_of(officer), at)
    return question


def _same_question(number: str, wish: Wish, officer: Officer, at: datetime) -> Question | None:
    """The open question of the very same content, if this officer put it. Refuses another while one is open."""
    application = open_application(number, officer, "review", at=at)
    standing = application.questions.filter(ended_at__isnull=True).first()
    if standing is None:
        return None
    asked = (tuple(standing.documents), standing.words, standing.officer_id)
    if asked != (wish.documents, wish.words.strip(), officer.pk):
        raise WaitsForCitizen.until(standing.answer_by)
    return standing


def _must_be_askable(application: Application, wish: Wish) -> None:
    if not (wish.documents or wish.words.strip()):
        raise NothingAsked
    if not SHORTEST <= wish.working_days <= LONGEST:
        raise TimeNotGiven(shortest=SHORTEST, longest=LONGEST)
    if application.person.died_on is not None:
        raise ApplicantDied


def _store(application: Application, wish: Wish, officer: Officer, at: datetime) -> Question:
    kind = Question.Kind.HEARING if application.purpose == "correction" else Question.Kind.DOCUMENTS
    return Question.objects.create(
        application=application,
        officer=officer,
        kind=kind,
        documents=list(wish.documents),
        words=wish.words.strip(),
        asked_at=at,
        answer_by=working_days_after(legal_day_of(at), wish.working_days),
    )


def letter_about(question: Question) -> Letter:
    """What the letter says: what is asked, by which day, and the page where it is answered."""
    language = question.application.language
    details = TEXTS[question.kind][language].format(
        documents="".join(f"\n- {document}" for document in question.documents),
        words=f"\n\n{question.words}" if question.words else "",
        answer_by=date_in_words(question.answer_by, language),
    )
    return Letter(path=f"/matters/{question.application_id}", details=details, occasion=str(question.pk))


@transaction.atomic
def recall(*, number: str, officer: Officer, at: datetime) -> Application:
    """Take the open question back, because what was asked came another way; the clock runs on from today.

    Refuses an application that is not the officer's own. Where nothing is open, nothing changes.
    """
    application = open_application(number, officer, "review", at=at)
    question = application.questions.filter(ended_at__isnull=True, application__reviewer=officer).first()
    if question is None:
        return own_application(number, officer, at=at)
    end_question(application, question, Question.Ended.RECALLED, at=at)
    _journal(question, "question_recalled", actor_of(officer), at)
    return application


def end_question(application: Application, question: Question, ended: Question.Ended, *, at: datetime) -> None:
    """End an open question of a locked application: back to its reviewer, the clock running on."""
    question.ended, question.ended_at = ended, at
    question.save(update_fields=["ended", "ended_at", "answer", "answered_at"])
    resume_deadline(application, question, on=legal_day_of(at))
    application.state = Application.State.IN_REVIEW if application.reviewer_id else Application.State.RECEIVED
    application.asked_at = application.answer_by = None
    application.save(update_fields=["state", "asked_at", "answer_by", "due_on"])


@transaction.atomic
def end_questions_over(*, at: datetime) -> int:
    """Give back to their officers the applications whose time for an answer ended before the day; how many they were.

    One that somebody holds at this moment is passed over until the next time.
    """
    over = Application.objects.filter(answer_by__lt=legal_day_of(at)).order_by("answer_by")
    applications = list(over.select_for_update(skip_locked=True))
    for application in applications:
        question = application.questions.get(ended_at__isnull=True)
        end_question(application, question, Question.Ended.TIME_OVER, at=at)
        _journal(question, "time_to_answer_ended", Actor(ActorKind.SYSTEM, "review"), at)
    return len(applications)


def _journal(question: Question, verb: str, actor: Actor, at: datetime) -> None:
    persons = [question.application.person_id]
    record(actor=actor, verb=verb, subject=Subject("question", str(question.pk)), persons=persons, at=at)
