"""Every computed service of the catalogue can be decided on facts entered; those that cannot are listed, each with its reason."""

from datetime import date
from random import Random
from typing import Any

import pytest

from dayaq.casework.examination.queries import examine
from dayaq.casework.examination.values import Fact, LawQuestion
from dayaq.catalogue.catalogue import all_services
from dayaq.channels.desk.law import question_of, questions_open
from dayaq.law.book import law_book
from dayaq.rules.in_force import law_on
from dayaq.rules.kinds import Choice, Day, Number, Truth
from dayaq.rules.paths import Value
from dayaq.web.law_questions import Question, beyond_asking
from tests.casework.decisions.examples import cited

DAY = date(2020, 3, 16)
NOT_IN_FORCE = "on the day the law has no such payment"
BY_MONTH = "it asks more of each month than one number, which only registers can tell"
UNKNOWN = "some answers need what nobody knows"
NOT_DECIDABLE = {
    "allowances/burial_lump_sum": f"{UNKNOWN}: law.burial_lump_sum.lump_sum",
    "allowances/child_care_allowance": f"{UNKNOWN}: law.child_care_allowance.allowance_first_months",
    "allowances/foster_family_allowance": f"{UNKNOWN}: law.foster_family_allowance.allowance_with_disability[from_fourteen], "
    "law.foster_family_allowance.allowance_with_disability[under_seven]",
    "allowances/liberated_territory_lump_sum": f"{UNKNOWN}: law.liberated_territory_lump_sum.lump_sum",
    "allowances/survivor_allowance": f"{UNKNOWN}: law.survivor_pension.other_relatives_count",
    "employment/self_employment": NOT_IN_FORCE,
    "pensions/survivor_pension": f"{UNKNOWN}: law.survivor_pension.other_relatives_count",
    "stipends/afghan_family_stipend": f"{UNKNOWN}: law.afghan_family_stipend.divided_equally",
    "stipends/degree_one_stipend": f"{UNKNOWN}: law.degree_one_stipend.other_causes_are_general",
    "stipends/national_hero_stipend": f"{UNKNOWN}: law.national_hero_stipend.monthly_stipend",
    "stipends/patriotic_war_hero_stipend": f"{UNKNOWN}: law.patriotic_war_hero_stipend.monthly_stipend",
    "stipends/personal_stipend": f"{UNKNOWN}: law.personal_stipend.monthly_stipend",
}
"""The benefits that no answer, or not every answer, decides on 16 March 2020, with the reason: amounts that no source tells."""


def benefits() -> list[str]:
    """The benefits of the law that some service of the catalogue is about, those of a chapter one by one."""
    named = {entry.service.law for entry in all_services() if entry.service.law is not None}
    answering = [folder.path for folder in law_book().benefits()]
    return sorted(path for path in answering if path in named or path.partition("/")[0] in named)


def answer_to(question: Question, random: Random) -> Value:
    if question.span is not None:
        return question.span.rows([random.choice(["0", "90", "900"])] * len(question.span.months))
    if question.fact is None:
        return random.choice([0, 1, 2])
    kind: Any = question.fact.kind
    if isinstance(kind, Truth):
        return random.random() < 0.5
    if isinstance(kind, Choice):
        return random.choice(kind.options)
    if isinstance(kind, Day):
        return random.choice(["1956-02-29", "1985-03-08", "2004-03-16", "2019-12-31", "2020-03-01"])
    assert isinstance(kind, Number)
    return random.choice(["0", "1", "12", "60", "99"])


def why_not(path: str) -> str:
    """Why a benefit cannot be decided, whatever is entered; empty where random answers always end in a yes or a no."""
    folder, law = law_book().folder(path), law_on(law_book(), DAY, DAY)
    if not law.conditions(folder.name):
        return NOT_IN_FORCE
    if beyond_asking(law, folder):
        return BY_MONTH
    asked = LawQuestion(law=law, folder=folder.name, cite=cited)
    missing = set().union(*(left_missing(asked, Random(seed)) for seed in range(12)))
    return f"{UNKNOWN}: {', '.join(sorted(missing))}" if missing else ""


def left_missing(asked: LawQuestion, random: Random) -> set[str]:
    """What is missing when nothing is left to enter; nothing where the law answered."""
    facts: dict[str, Value] = {}
    while True:
        examination = examine(asked, tuple(Fact(path=path, value=value, source="recorded") for path, value in facts.items()))
        if examination.finding.entitled is not None:
            return set()
        open_now = questions_open(examination)
        if not open_now:
            return set(examination.finding.missing)
        for question in open_now:
            assert question.path not in facts
            assert question_of(asked, question.path) is not None
            facts[question.path] = answer_to(question, random)


@pytest.mark.parametrize("path", benefits())
def test_a_benefit_is_decided_on_facts_entered_or_listed_with_its_reason(path: str) -> None:
    assert why_not(path) == NOT_DECIDABLE.get(path, "")


def test_those_listed_exist() -> None:
    assert set(NOT_DECIDABLE) <= set(benefits())
