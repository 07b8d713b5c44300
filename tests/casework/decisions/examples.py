"""A computed service with its law, for tests of deciding by it: the disability pension as on 16 March 2020."""

from datetime import date

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.language import Words
from dayaq.casework.service import RefusalGround, Service
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.rules.in_force import law_on
from dayaq.rules.paths import Value
from tests.making import NO_LEGAL_BASIS, make_application

DAY = date(2020, 3, 16)
NOT_MET = RefusalGround(code="conditions_not_met", words=Words("Şərtlər ödənmir", "Conditions not met", "Условия не выполнены"))
PENSION = Service(
    code="tests.disability_pension",
    title=Words("Əlilliyə görə pensiya", "Disability pension", "Пенсия по инвалидности"),
    working_days=10,
    refusal_grounds=(NO_LEGAL_BASIS, NOT_MET),
    law="pensions/disability_pension",
)
#: A woman born on 8 March 1960 (as `make_person` makes her) whose disability of the second degree has been established.
ENTITLED: dict[str, Value | None] = {
    "disability": "second",
    "disability_assessed_on": "2020-02-03",
    "accumulated_capital": "12000",
    "notional_capital": "0",
    "record_before_2006": "120",
    "record_since_2006": "100",
}
NOT_ENTITLED = {**ENTITLED, "disability": "none"}


def cited(article: str, language: str) -> str:
    return reference_said(article, language) or article


def question(folder: str = "disability_pension", day: date = DAY) -> LawQuestion:
    return LawQuestion(law=law_on(law_book(), day, day), folder=folder, cite=cited)


def make_pension_application(**answers: str) -> Application:
    return make_application(service=PENSION, **answers)
