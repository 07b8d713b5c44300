"""The facts that a person declares in a form for a computed service: only what the law asks and no record holds.

The questions are those of the calculator. What is on record counts and is not shown: document number and FİN open a form, never
what is on file.
"""

from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.models import Draft
from dayaq.casework.examination import declaring
from dayaq.casework.examination.declaring import Declaration, declaration_of
from dayaq.casework.examination.telling import fact_said
from dayaq.casework.examination.values import LawQuestion
from dayaq.catalogue.catalogue import Entry
from dayaq.channels.portal.applying import OpenForm
from dayaq.channels.portal.calculator import answers, reached
from dayaq.channels.portal.law_book import article_said, law_of_day
from dayaq.law.book import law_book
from dayaq.rules.paths import Value
from dayaq.web.law_questions import ABOUT, Question, beyond_asking, found_by_officer, question_at, span_asked
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.texts import language_now, say


@dataclass(frozen=True, kw_only=True)
class OwnFacts:
    """Where the facts of a form stand: what the law is asked, what was declared, and the next question, if any is left."""

    asked: LawQuestion
    declaration: Declaration
    next: Question | None
    of_another: bool

    @property
    def about(self) -> str:
        """The key of the sentence that says whom the questions are about, where that is not the applicant."""
        return ABOUT.get(self.asked.subject, "")

    def question(self, path: str) -> Question | None:
        """The question of a path; nothing for one that the vocabulary has not, or that the record answers."""
        return None if not path or path in self.declaration.known else _question(self.asked, path, of_another=self.of_another)

    def before(self, path: str) -> str:
        """The question answered before this one; empty for the first."""
        answered = self.declaration.answered
        place = answered.index(path) if path in answered else len(answered)
        return answered[place - 1] if place else ""

    def number(self, path: str) -> int:
        """Which question this is, from one."""
        answered = self.declaration.answered
        return answered.index(path) + 1 if path in answered else len(answered) + 1


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer for reading: what was asked and answered, and the path by which it is changed."""

    path: str
    question: str
    answer: str


def law_asked(entry: Entry, on: date) -> LawQuestion | None:
    """What the law is asked for a service sent on a day; nothing where a person has nothing to declare.

    That is a service that no law computes, one that covers a chapter, of which an officer chooses the benefit first, and one
    whose law does not answer on the day.
    """
    benefit = entry.service.law
    if benefit is None or "/" not in benefit:
        return None
    folder, law = law_book().folder(benefit), law_of_day(on)
    return (
        None
        if not answers(law, folder) or beyond_asking(law, folder)
        else LawQuestion(law=law, folder=folder.name, cite=article_said)
    )


def asks_facts(entry: Entry) -> bool:
    """Whether applying for the service today has the step of the facts."""
    return law_asked(entry, legal_day()) is not None


def own_facts(form: OpenForm) -> OwnFacts | None:
    """Where the facts of an open form stand; nothing where none are asked."""
    asked = law_asked(form.entry, legal_day())
    if asked is None:
        return None
    declaration, of_another = declaration_of(form.draft, asked), form.draft.representative_id is not None
    outcome = reached(
        asked.law,
        asked.folder,
        declaration.facts,
        declaration.not_known,
        lambda path: _question(asked, path, of_another=of_another),
    )
    return OwnFacts(asked=asked, declaration=declaration, next=outcome.question, of_another=of_another)


def _question(asked: LawQuestion, path: str, *, of_another: bool) -> Question | None:
    """What the person is asked about a path: never what an officer has to find."""
    question = question_at(asked.law.law, asked.subject, path, of_another=of_another, span=span_asked(asked.law, asked.folder))
    return None if question is None or found_by_officer(question) else question


def declare(own: OwnFacts, draft: Draft, path: str, value: Value | None) -> None:
    """Keep an answer; see `examination.declaring.declare` for the refusals."""
    declaring.declare(draft=draft, question=own.asked, path=path, value=value, at=legal_now())


def answers_said(own: OwnFacts) -> list[Said]:
    """The answers as they are read once more before sending."""
    return [
        Said(path=path, question=question.text, answer=_answer(own, path))
        for path in own.declaration.answered
        if (question := own.question(path)) is not None
    ]


def _answer(own: OwnFacts, path: str) -> str:
    if path in own.declaration.not_known:
        return say("portal.calculator.not_known")
    return fact_said(own.asked, path, own.declaration.declared[path], language_now())[1]
