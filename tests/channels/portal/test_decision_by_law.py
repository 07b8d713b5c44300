"""The decision's page tells what the law answered, in the language of the page, with numbers, units, articles and days."""

import re

import pytest

from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.finding import Finding
from dayaq.casework.review.by_law import Departure, confirm, depart, record_facts
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from tests.casework.decisions.examples import ENTITLED, NOT_ENTITLED, question
from tests.channels.portal.conftest import LANGUAGES, Citizen
from tests.making import MONDAY, make_application, make_officer

pytestmark = pytest.mark.django_db

PENSION = catalogue.service("pensions.disability_pension").service
REASON = "Reyestrdə əlillik barədə yeni qərar var."


def decided(facts, *, departing: bool = False) -> Decision:
    application, officer = make_application(service=PENSION), make_officer()
    number = application.registration_number
    take(number=number, officer=officer, at=MONDAY)
    record_facts(number=number, question=question(), facts=facts, officer=officer, at=MONDAY)
    asked, digest = question(), examination_of(application, question()).digest
    if departing:
        finding = Finding(approved=True, explanation="Pensiya təyin olunur.")
        departure = Departure(question=asked, digest=digest, reason=REASON)
        return depart(number=number, service=PENSION, finding=finding, departure=departure, officer=officer, at=MONDAY)
    return confirm(number=number, service=PENSION, question=asked, digest=digest, officer=officer, at=MONDAY)


def read(decision: Decision, language: str) -> str:
    answer = Citizen(language).post(f"/decisions/{decision.pk}", fin=decision.person.fin)
    page = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page[page.index("<main") :])).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("az", ["hüququnuz var", "Aylıq pensiya: 200,00 manat", "Addım-addım", "1 oktyabr 2019 tarixindən qüvvədədir"]),
        ("en", ["you have the right", "Monthly pension: 200.00", "Step by step", "in force since 1 October 2019"]),
        ("ru", ["у вас есть право", "Ежемесячная пенсия: 200,00 ман", "Расчёт по шагам", "действует с 1 октября 2019"]),
    ],
)
def test_a_yes_of_the_law_is_read_with_its_sum_in_the_language_of_the_page(language, words):
    shown = read(decided(ENTITLED), language)

    for each in words:
        assert each in shown


def test_a_no_of_the_law_names_the_ground_and_the_failed_condition_first():
    shown = read(decided(NOT_ENTITLED), "az")

    assert "Qanunun müəyyən etdiyi şərtlər yerinə yetirilmir" in shown
    assert shown.index("müəyyən edilməyib") < shown.index("Yerinə yetirilən şərtlər")


def test_a_departure_is_read_with_the_officers_words_the_reason_and_the_laws_answer():
    shown = read(decided(NOT_ENTITLED, departing=True), "az")

    for words in ("Pensiya təyin olunur.", REASON, "hüququnuz yoxdur", "müəyyən edilməyib"):
        assert words in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [ENTITLED, NOT_ENTITLED], ids=["yes", "no"])
def test_no_bare_identifier_stands_in_any_explanation(language, facts):
    assert not re.search(r"\b[a-z]+_[a-z_0-9]+\b", read(decided(facts), language))
