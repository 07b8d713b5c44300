"""The calculator of a benefit: asks one fact after another, only those on which the answer still depends, and keeps nothing.

The answers given so far travel with the form itself, in hidden fields of a POST: a session would be a row in our database, and
an address would stay in the browser's history, while this is gone with the page. Every hidden field is checked like an answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dayaq.rules.book import Folder
from dayaq.rules.explain import find_for
from dayaq.rules.finding import Finding
from dayaq.rules.in_force import LawOn
from dayaq.rules.paths import Value, blocking, given_from, is_link, lead
from dayaq.rules.records import Record, WrongFact, fact_held, record_of
from dayaq.rules.wording import value_said
from dayaq.web.law_questions import Question, by_month, question_at, value_of
from dayaq.web.texts import language_now, say

UNKNOWN = "?"
"""What stands for an answer of a person who does not know."""

NOT_IN_FORCE = "portal.calculator.not_in_force"
MOST_ANSWERS = 300


@dataclass(frozen=True)
class Outcome:
    """Where the calculator stands: the next question, or, where none is left to ask, the finding for the record."""

    question: Question | None
    finding: Finding
    record: Record


def why_not(law: LawOn, folder: Folder) -> str:
    """The key of the sentence that says why the calculator cannot answer for a benefit on the day; empty where it can."""
    if not law.conditions(folder.name) and law.amount_rule(folder.name) is None:
        answering = {each.name for each in law.law.benefits()}
        return NOT_IN_FORCE if folder.name in answering else "portal.calculator.no_right"
    return "portal.calculator.by_month" if by_month(law, folder) else ""


def answers_in(hidden: Iterable[str]) -> dict[str, str]:
    """The answers that hidden fields carry, as `path=answer`, in the order given; what has another shape is dropped."""
    pairs = (each.partition("=") for each in list(hidden)[:MOST_ANSWERS])
    return {path: answer for path, mark, answer in pairs if mark and path and answer}


def hidden_of(answers: Mapping[str, str]) -> list[str]:
    """The answers as the hidden fields carry them."""
    return [f"{path}={answer}" for path, answer in answers.items()]


def outcome(law: LawOn, folder: Folder, answers: Mapping[str, str]) -> Outcome:
    """The next question for the answers so far, or the answer of the law."""
    subject = law.subject(folder.name)
    given = given_from(law.law, subject, facts_of(law, subject, answers))
    left_open = {path for path, answer in answers.items() if answer == UNKNOWN}
    while True:
        record = record_of(law.law.vocabulary, subject, given)
        finding = find_for(law, folder.name, record)
        path = next((path for path in blocking(finding) if path not in left_open), None)
        if path is None or finding.entitled is not None:
            return Outcome(None, finding, record)
        if not is_link(law.law, subject, path):
            return Outcome(question_at(law.law, subject, path), finding, record)
        # Whom the subject belongs to exists without being asked: the family, the parent, the person who died.
        lead(law.law, given, subject, path)


def facts_of(law: LawOn, subject: str, answers: Mapping[str, str]) -> dict[str, Value]:
    """The facts of the answers; an answer that fits nothing is left out."""
    found = {path: value_of(law.law, subject, path, answer) for path, answer in answers.items() if answer != UNKNOWN}
    return {path: value for path, value in found.items() if value is not None}


def answers_said(law: LawOn, folder: Folder, answers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The answers for reading: path, what was asked, what was answered."""
    subject, language = law.subject(folder.name), language_now()
    said = []
    for path, answer in answers.items():
        question = question_at(law.law, subject, path)
        if question is not None:
            said.append((path, question.text, _answer_said(law, question, answer, language)))
    return said


def _answer_said(law: LawOn, question: Question, answer: str, language: str) -> str:
    if answer == UNKNOWN:
        return say("portal.calculator.not_known", language)
    if question.fact is None:
        return answer
    try:
        held = fact_held(question.fact, question.value_of(answer))
    except WrongFact:
        return say("portal.calculator.not_known", language)
    return value_said(law.law, held, question.fact.kind, language, question.fact.unit)
