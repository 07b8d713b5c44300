"""What the law says about one application, as the desk reads it: the question comes from the service's law folder and the row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.queries import (
    benefit_chosen,
    examination_of,
    given_name_about,
    law_day,
    paths_declared,
    paths_not_known,
)
from dayaq.casework.examination.telling import fact_said, told_in
from dayaq.casework.examination.values import Examination, Fact, LawQuestion
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.service import Service
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.rules.in_force import law_on
from dayaq.rules.paths import blocking, is_link
from dayaq.rules.telling import path_said, title_of
from dayaq.web.law_questions import ABOUT, Question, beyond_asking, capitalised, question_at, span_asked

CHAPTER = "desk.law.why_not.chapter"
SOURCES = {
    "known": "desk.law.source.known",
    "applied": "desk.law.source.applied",
    "declared": "desk.law.source.declared",
    "recorded": "desk.law.source.recorded",
    "register": "desk.law.source.register",
}
MOST_AT_ONCE = 12
"""How many facts one page asks for."""


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A fact as it stands in the table: what it is called, its value with unit, and where it comes from."""

    fact: Fact
    name: str
    value: str

    @property
    def source(self) -> str:
        """The key of the words for where it comes from."""
        return SOURCES[self.fact.source]


@dataclass(frozen=True, kw_only=True)
class LawRead:
    """The law's answer on an application in the language of the page; or `why_not`, the key of why the law cannot be asked.

    `declared` are the paths of which the applicant declared something, `not_known` what they said not to know, in words.
    `of_chapter`: the service covers a chapter, of which the officer chooses the benefit. `on_account_of` is the given name of the
    child or the deceased whom a right found is about.
    """

    why_not: str = ""
    of_chapter: bool = False
    examination: Examination | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    facts: tuple[FactRow, ...] = ()
    declared: frozenset[str] = frozenset()
    not_known: tuple[str, ...] = ()
    on_account_of: str = ""

    @property
    def asked(self) -> bool:
        """Whether the law can be asked."""
        return self.examination is not None

    @property
    def entitled(self) -> bool | None:
        """Yes, no, or nothing where the law cannot say."""
        return self.examination.finding.entitled if self.examination is not None else None

    @property
    def digest(self) -> str:
        """The digest of the answer as it is read now."""
        return self.examination.digest if self.examination is not None else ""

    @property
    def about(self) -> str:
        """The key of the sentence that says whom the facts are told of, where that is not the applicant."""
        return ABOUT.get(self.examination.question.subject, "") if self.examination is not None else ""

    @property
    def day(self) -> date | None:
        """The day whose law was asked."""
        return self.examination.finding.day if self.examination is not None else None


def question_about(application: Application, service: Service, at: datetime) -> LawQuestion | str | None:
    """What the law is asked about an application; the key of why it cannot be, or nothing where no law computes the service."""
    if service.law is None:
        return None
    benefit = benefit_chosen(application) or (service.law if "/" in service.law else None)
    return CHAPTER if benefit is None else question_for(benefit, application, at)


def question_for(benefit: str, application: Application, at: datetime) -> LawQuestion | str:
    """What the law is asked about one benefit; the key of why it cannot be asked."""
    folder = law_book().folder(benefit)
    law = law_on(law_book(), law_day(application), legal_day_of(at))
    if not law.conditions(folder.name):
        return "desk.law.why_not.not_in_force"
    if beyond_asking(law, folder):
        return "desk.law.why_not.by_month"
    return LawQuestion(law=law, folder=folder.name, cite=cited)


def benefits_offered(application: Application, service: Service, language: str, at: datetime) -> list[tuple[str, str]]:
    """The benefits of the chapter that a service covers, which the law can be asked about: path and title."""
    if service.law is None or "/" in service.law:
        return []
    paths = [folder.path for folder in law_book().benefits() if folder.path.startswith(f"{service.law}/")]
    asked = {path: question_for(path, application, at) for path in paths}
    return [
        (path, title_of(law_book(), question.folder, language))
        for path, question in asked.items()
        if isinstance(question, LawQuestion)
    ]


def read_law(application: Application, service: Service, language: str, at: datetime) -> LawRead | None:
    """What the law answers about an application as its facts stand now; nothing where no law computes the service."""
    question = question_about(application, service, at)
    of_chapter = service.law is not None and "/" not in service.law
    if not isinstance(question, LawQuestion):
        return None if question is None else LawRead(why_not=question, of_chapter=of_chapter)
    examination = examination_of(application, question)
    rows = tuple(_row(question, fact, language) for fact in examination.facts)
    not_known = sorted(path_said(question.law.law, question.subject, path, language) for path in paths_not_known(application))
    return LawRead(
        of_chapter=of_chapter,
        examination=examination,
        told=told_in(examination, language),
        facts=rows,
        declared=frozenset(paths_declared(application)),
        not_known=tuple(not_known),
        on_account_of=given_name_about(application),
    )


def questions_open(examination: Examination) -> list[Question]:
    """What the law still asks, in its own order, at most a page of it."""
    question = examination.question
    if examination.finding.entitled is not None:
        return []
    paths = [path for path in blocking(examination.finding) if not is_link(question.law.law, question.subject, path)]
    asked = (question_of(question, path) for path in dict.fromkeys(paths))
    return [each for each in asked if each is not None][:MOST_AT_ONCE]


def question_of(question: LawQuestion, path: str) -> Question | None:
    """The question about a path as an officer is asked it; `None` where the vocabulary has nothing there."""
    span = span_asked(question.law, question.folder)
    return question_at(question.law.law, question.subject, path, of_another=True, span=span)


def cited(article: str, language: str) -> str:
    """An article of the law in a language; in English where it has no words there."""
    return reference_said(article, language) or article


def _row(question: LawQuestion, fact: Fact, language: str) -> FactRow:
    name, value = fact_said(question, fact.path, fact.value, language)
    asked = question_of(question, fact.path)
    told = asked.text if asked is not None and asked.fact is None else capitalised(name, language)
    return FactRow(fact=fact, name=told, value=value)
