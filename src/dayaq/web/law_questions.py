"""The questions of the law: a fact, or how many there are of a kind, asked in the words of the vocabulary."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dayaq.casework.azerbaijani import az_upper
from dayaq.rules.book import Folder, Law
from dayaq.rules.dependencies import facts_read, rules_of
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Truth
from dayaq.rules.paths import MOST_OF_A_KIND, Value
from dayaq.rules.records import WrongFact, fact_held
from dayaq.rules.telling import entity_at, fact_at, path_said
from dayaq.rules.vocabulary import FactKind
from dayaq.web.law_fields import CountForm, FactForm
from dayaq.web.texts import language_now, say

BY_MONTH = "month"
YES_AND_NO = {"yes": True, "no": False}
HOW_MANY = {
    "children": "web.law.count.children",
    "parent.children": "web.law.count.siblings",
    "family.members": "web.law.count.members",
    "deceased.survivors": "web.law.count.survivors",
    "losses": "web.law.count.losses",
    "contracts": "web.law.count.contracts",
}
#: The same, asked by an officer about somebody else.
HOW_MANY_OF_ANOTHER = {
    "children": "web.law.count_of.children",
    "losses": "web.law.count_of.losses",
    "contracts": "web.law.count_of.contracts",
}
ABOUT = {
    "child": "web.law.about.child",
    "survivor": "web.law.about.survivor",
    "family": "web.law.about.family",
    "claim": "web.law.about.claim",
    "contract": "web.law.about.contract",
}


@dataclass(frozen=True)
class Question:
    """What is asked: the path of a fact, or of a collection of which the number is asked (`fact` is then `None`)."""

    path: str
    text: str
    fact: FactKind | None

    def form(self, typed: Mapping[str, Any] | None = None) -> FactForm | CountForm:
        """The form that asks it, filled with what was typed."""
        if self.fact is None:
            return CountForm(typed, question=self.text)
        return FactForm(typed, fact=self.fact, question=self.text)

    def value_of(self, answer: str) -> Value | None:
        """What a written answer means: a truth for yes and no, a whole number for how many; `None` where it means nothing."""
        if self.fact is None:
            whole = answer.isascii() and answer.isdigit() and len(answer) <= len(str(MOST_OF_A_KIND))
            return int(answer) if whole and int(answer) <= MOST_OF_A_KIND else None
        value: Value | None = YES_AND_NO.get(answer) if isinstance(self.fact.kind, Truth) else answer
        try:
            fact_held(self.fact, value)
        except WrongFact:
            return None
        return value


def by_month(law: LawOn, folder: Folder) -> bool:
    """Whether a benefit depends on single months of a long time, which registers know and nobody can type."""
    return any(fact.entity == BY_MONTH for fact in facts_read(law, rules_of(law, folder.name)))


def question_at(law: Law, subject: str, path: str, *, of_another: bool = False) -> Question | None:
    """The question about a path in the language of the page; `None` where the vocabulary has nothing there.

    `of_another`: whoever answers is not the person whom it is about.
    """
    language = language_now()
    try:
        fact = fact_at(law, subject, path)
        *above, last = path.split(".")
        collections = law.vocabulary.collections(entity_at(law, subject, above))
    except KeyError:
        return None
    said = path_said(law, subject, path, language)
    if fact is not None:
        return Question(path, capitalised(said, language), fact)
    if last not in collections:
        return None
    bare = ".".join(part.partition("[")[0] for part in path.split(".")[-2:])
    words = {**HOW_MANY, **HOW_MANY_OF_ANOTHER} if of_another else HOW_MANY
    known = words.get(bare) or words.get(last)
    counted = say(known, language) if known else say("web.law.how_many", language, what=said)
    owner = path_said(law, subject, ".".join(above), language) if "]" in path and above else ""
    return Question(path, f"{capitalised(owner, language)}: {counted}" if owner else counted, None)


def value_of(law: Law, subject: str, path: str, answer: str) -> Value | None:
    """What a written answer to the question about a path means; `None` where either means nothing."""
    question = question_at(law, subject, path)
    return question.value_of(answer) if question is not None else None


def field_name(path: str) -> str:
    """The name of the field of a fact in a form of several: its path, in signs that an address can hold."""
    return "fact-" + path.replace("].", "-").replace("[", "-").replace(".", "-")


def capitalised(text: str, language: str) -> str:
    """The text with its first letter a capital of the language."""
    return (az_upper(text[:1]) if language == "az" else text[:1].upper()) + text[1:]
