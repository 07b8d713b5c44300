"""The calculator of a benefit: asks one fact after another, only those on which the answer still depends, and keeps nothing.

The answers given so far travel with the form itself, in hidden fields of a POST: a session would be a row in our database, and
an address would stay in the browser's history, while this is gone with the page. Every hidden field is checked like an answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dayaq.casework.azerbaijani import az_upper
from dayaq.channels.portal.law_forms import MOST_OF_A_KIND, CountForm, FactForm
from dayaq.rules.book import Folder
from dayaq.rules.dependencies import facts_read, rules_of
from dayaq.rules.explain import find_for
from dayaq.rules.finding import Finding
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Truth
from dayaq.rules.records import Record, WrongFact, fact_held, record_of
from dayaq.rules.telling import PART, entity_at, fact_at, path_said
from dayaq.rules.unknown import Unknown
from dayaq.rules.vocabulary import FactKind
from dayaq.rules.wording import value_said
from dayaq.web.texts import language_now, say

UNKNOWN = "?"
"""What stands for an answer of a person who does not know."""

NOT_IN_FORCE = "portal.calculator.not_in_force"
MOST_ANSWERS = 300
BY_MONTH = "month"
YES_AND_NO = {"yes": True, "no": False}
HOW_MANY = {
    "children": "portal.calculator.count.children",
    "parent.children": "portal.calculator.count.siblings",
    "family.members": "portal.calculator.count.members",
    "deceased.survivors": "portal.calculator.count.survivors",
    "losses": "portal.calculator.count.losses",
    "contracts": "portal.calculator.count.contracts",
}
ABOUT = {
    "child": "portal.calculator.about.child",
    "survivor": "portal.calculator.about.survivor",
    "family": "portal.calculator.about.family",
    "claim": "portal.calculator.about.claim",
    "contract": "portal.calculator.about.contract",
}


@dataclass(frozen=True)
class Question:
    """What is asked next: the path of a fact, or of a collection of which the number is asked (`fact` is then `None`)."""

    path: str
    text: str
    fact: FactKind | None

    def form(self, typed: Mapping[str, Any] | None = None) -> FactForm | CountForm:
        """The form that asks it, filled with what was typed."""
        if self.fact is None:
            return CountForm(typed, question=self.text)
        return FactForm(typed, fact=self.fact, question=self.text)


@dataclass(frozen=True)
class Outcome:
    """Where the calculator stands: the next question, or, where none is left to ask, the finding for the record."""

    question: Question | None
    finding: Finding
    record: Record


@dataclass
class Built:
    """The facts built from answers, with the paths that the person left open."""

    given: dict[str, Any] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


def why_not(law: LawOn, folder: Folder) -> str:
    """The key of the sentence that says why the calculator cannot answer for a benefit on the day; empty where it can."""
    if not law.conditions(folder.name) and law.amount_rule(folder.name) is None:
        answering = {each.name for each in law.law.benefits()}
        return NOT_IN_FORCE if folder.name in answering else "portal.calculator.no_right"
    read = facts_read(law, rules_of(law, folder.name))
    return "portal.calculator.by_month" if any(fact.entity == BY_MONTH for fact in read) else ""


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
    built = built_from(law, subject, answers)
    while True:
        record = record_of(law.law.vocabulary, subject, built.given)
        finding = find_for(law, folder.name, record)
        path = next((path for path in blocking(finding) if path not in built.open), None)
        if path is None or finding.entitled is not None:
            return Outcome(None, finding, record)
        if not is_link(law, subject, path):
            return Outcome(question_at(law, subject, path), finding, record)
        # Whom the subject belongs to exists without being asked: the family, the parent, the person who died.
        if not place(law, built, subject, f"{path}.", UNKNOWN):
            return Outcome(None, finding, record)


def blocking(finding: Finding) -> Iterator[str]:
    """What is missing, in the order in which the law came upon it; amounts that nobody knows cannot be asked."""
    missing = [path for path in finding.missing if not path.startswith("law.")]
    for step in finding.steps:
        if isinstance(step.value, Unknown):
            read = [fact.name for fact in step.facts if fact.name in missing]
            yield from read
            yield from sorted(path for path in step.value.because if path in missing and path not in read)
    yield from missing


def is_link(law: LawOn, subject: str, path: str) -> bool:
    """Whether a path leads to what something belongs to, such as the family of a person."""
    *above, last = path.split(".")
    return last in law.law.vocabulary.entities[entity_at(law.law, subject, above)].links


def question_at(law: LawOn, subject: str, path: str) -> Question | None:
    """The question about a path in the language of the page; `None` where the vocabulary has nothing there."""
    language = language_now()
    try:
        fact = fact_at(law.law, subject, path)
        *above, last = path.split(".")
        collections = law.law.vocabulary.collections(entity_at(law.law, subject, above))
    except KeyError:
        return None
    said = path_said(law.law, subject, path, language)
    if fact is not None:
        return Question(path, capitalised(said, language), fact)
    if last not in collections:
        return None
    bare = ".".join(part.partition("[")[0] for part in path.split(".")[-2:])
    known = HOW_MANY.get(bare) or HOW_MANY.get(last)
    counted = say(known, language) if known else say("portal.calculator.how_many", language, what=said)
    owner = path_said(law.law, subject, ".".join(above), language) if "]" in path and above else ""
    return Question(path, f"{capitalised(owner, language)}: {counted}" if owner else counted, None)


def capitalised(text: str, language: str) -> str:
    """The text with its first letter a capital of the language."""
    return (az_upper(text[:1]) if language == "az" else text[:1].upper()) + text[1:]


def built_from(law: LawOn, subject: str, answers: Mapping[str, str]) -> Built:
    """The facts of the answers, owners before what belongs to them; an answer that fits nothing is left out."""
    built = Built()
    for path in sorted(answers, key=lambda path: path.count(".")):
        if answers[path] == UNKNOWN:
            built.open.add(path)
        else:
            place(law, built, subject, path, answers[path])
    return built


def place(law: LawOn, built: Built, subject: str, path: str, answer: str) -> bool:
    """Put one answer where its path leads; false where it leads nowhere."""
    *above, last = path.split(".")
    node: dict[str, Any] | None = built.given
    for part in above:
        node = _under(law, node, subject, part)
        if node is None:
            return False
        subject = entity_at(law.law, subject, [part])
    if last and node is not None:
        return _answered(law, node, subject, (last, answer))
    return True


def _under(law: LawOn, node: dict[str, Any] | None, subject: str, part: str) -> dict[str, Any] | None:
    found = PART.fullmatch(part)
    if found is None or node is None:
        return None
    name, at = found[1], found[2]
    if at is None:
        below: dict[str, Any] | None = node.setdefault(name, {}) if name in law.law.vocabulary.entities[subject].links else None
        return below
    listed = node.get(name)
    return listed[int(at)] if isinstance(listed, list) and int(at) < len(listed) else None


def _answered(law: LawOn, node: dict[str, Any], subject: str, said: tuple[str, str]) -> bool:
    name, answer = said
    fact = law.law.vocabulary.entities[subject].facts.get(name)
    if fact is None:
        return _counted(law, node, subject, said)
    value = YES_AND_NO.get(answer) if isinstance(fact.kind, Truth) else answer
    try:
        fact_held(fact, value)
    except WrongFact:
        return False
    node[name] = value
    return True


def _counted(law: LawOn, node: dict[str, Any], subject: str, said: tuple[str, str]) -> bool:
    name, answer = said
    whole = answer.isascii() and answer.isdigit() and len(answer) <= len(str(MOST_OF_A_KIND))
    if name not in law.law.vocabulary.collections(subject) or not whole or int(answer) > MOST_OF_A_KIND:
        return False
    node[name] = [{} for _ in range(int(answer))]
    return True


def answers_said(law: LawOn, folder: Folder, answers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The answers for reading: path, what was asked, what was answered."""
    subject, language = law.subject(folder.name), language_now()
    said = []
    for path, answer in answers.items():
        question = question_at(law, subject, path)
        if question is not None:
            said.append((path, question.text, _answer_said(law, question, answer, language)))
    return said


def _answer_said(law: LawOn, question: Question, answer: str, language: str) -> str:
    if answer == UNKNOWN:
        return say("portal.calculator.not_known", language)
    if question.fact is None:
        return answer
    value = YES_AND_NO.get(answer) if isinstance(question.fact.kind, Truth) else answer
    try:
        return value_said(law.law, fact_held(question.fact, value), question.fact.kind, language, question.fact.unit)
    except WrongFact:
        return say("portal.calculator.not_known", language)
