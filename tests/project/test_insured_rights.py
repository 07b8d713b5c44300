"""Labour pensions that nobody applied for: on the day of the pension age, and on the day of the commission's decision."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.models import Award
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.legal_time import BAKU
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.review.operations import take
from dayaq.population.sweep import look_into, sweep
from dayaq.project.proactive import proactive_road
from dayaq.project.rights import look_into_rights
from dayaq.subsystems.disability.determination import BY_PERCENT
from dayaq.subsystems.disability.keeping import take_over
from dayaq.subsystems.insurance.keeping import ProvedRecord, prove_older_record
from tests.making import MONDAY, make_officer, make_person
from tests.project.test_rights import asked_about
from tests.subsystems.disability.country import SECOND, TESTS, make_patient
from tests.subsystems.disability.test_assessing import decided
from tests.subsystems.insurance.making import make_account, make_month, whole_stock

pytestmark = pytest.mark.django_db

OLD_AGE, DISABILITY = "pensions/old_age_pension", "pensions/disability_pension"
#: A woman's pension age is 61 years and 6 months until 30 June 2020; this one reaches it on MONDAY.
BORN = date(1958, 9, 16)


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings):
    settings.LEGAL_DAY = MONDAY.date()


def swept(at: datetime = MONDAY) -> dict[str, int]:
    return sweep(road=proactive_road(), on=at.date(), at=at, now=lambda: at).counts[OLD_AGE]


def woman(**account: object) -> Person:
    person = make_person(birth_date=BORN, sex=Sex.FEMALE)
    make_account(person, at=MONDAY - timedelta(days=30), **account)
    return person


def test_enough_capital_is_a_pension_on_the_day_of_the_pension_age() -> None:
    person = woman(capital=Decimal("40000.00"))

    eve, day = swept(MONDAY - timedelta(days=1)), swept()

    assert (eve.get("awarded", 0), day["awarded"]) == (0, 1)
    award = Award.objects.get()
    assert (award.person, award.benefit, award.starts_on) == (person, OLD_AGE, MONDAY.date())
    # 40,000 with 2.6 percent, over 144 months
    assert award.rates.get().amount == Decimal("285.00")
    assert replays(Decision.objects.get())
    assert Notice.objects.filter(person=person, kind="right_found").exists()


def test_the_proved_record_of_25_years_is_the_least_pension() -> None:
    person = woman(months=168, capital=Decimal("3000.00"))
    proved = ProvedRecord(months=132, paper="Əmək kitabçası", capital=Decimal("2000.00"), capital_year=2020)
    prove_older_record(person=person.pk, proved=proved, officer=make_officer(), at=MONDAY - timedelta(days=2))

    swept()

    award = Award.objects.get()
    assert (award.benefit, award.starts_on, award.rates.get().amount) == (OLD_AGE, MONDAY.date(), Decimal(200))


def test_the_record_deemed_in_automatic_assignment_counts_without_papers() -> None:
    # 24 years are deemed in 2020 of whoever had an account before July 2018, and 12 months were paid
    woman(months=12, capital=Decimal("100.00"), opened_on=date(2018, 6, 30))
    woman(months=12, capital=Decimal("100.00"), opened_on=date(2018, 7, 1))

    assert swept() == {"awarded": 1, "not_entitled": 1, "cannot_say": 0, "running_award": 0}


def test_without_enough_of_either_nobody_is_awarded_and_without_an_account_nobody_is_told_no() -> None:
    woman(months=11, capital=Decimal("100.00"), opened_on=date(2019, 1, 1))
    make_person(birth_date=BORN, sex=Sex.FEMALE)

    assert swept() == {"not_entitled": 1, "cannot_say": 1, "running_award": 0}


def test_a_proved_record_whose_capital_nobody_reckoned_is_an_officers_task() -> None:
    person = woman(months=168, capital=Decimal("3000.00"))
    proved = ProvedRecord(months=132, paper="Əmək kitabçası")
    prove_older_record(person=person.pk, proved=proved, officer=make_officer(), at=MONDAY - timedelta(days=2))

    swept()

    task = Application.objects.get(purpose="found")
    assert not Award.objects.exists()
    assert take(number=task.registration_number, officer=make_officer(), at=MONDAY).state == "in_review"


def test_a_decision_of_the_commission_is_a_pension_on_its_own_day(settings) -> None:
    patient = make_patient(birth_date=date(1981, 6, 1))
    make_account(patient, months=112, capital=Decimal("20000.00"))
    make_month(patient, date(2020, 2, 1))
    whole_stock()
    made = decided(patient, said=replace(SECOND, starts_on=MONDAY.date(), since=MONDAY.date()))
    # The commission decided at half past ten, and the clock of a test stands at any hour
    settings.LEGAL_DAY = date(2020, 3, 17)

    for _ in range(2):
        look_into_rights(**asked_about(made).get().args)

    award = Award.objects.get(benefit=DISABILITY)
    # 92 months are asked at 38; 20,000 with 2.6 percent and 112.50, over 66.24 months
    assert (award.person, award.starts_on) == (patient, MONDAY.date())
    assert award.rates.get().amount == Decimal("311.48")


def test_the_funds_own_example_of_a_disability_pension_is_awarded_to_the_qepik() -> None:
    person, day = make_person(birth_date=date(1981, 6, 1), sex=Sex.MALE), date(2025, 4, 1)
    at = datetime(2025, 4, 1, 9, tzinfo=BAKU)
    make_account(person, at=at, year=2025, months=60, capital=Decimal("31115.46"))
    proved = ProvedRecord(months=72, paper="Əmək kitabçası", capital=Decimal("6045.88"), capital_year=2025)
    prove_older_record(person=person.pk, proved=proved, officer=make_officer(), at=at)
    said = replace(SECOND, degree=BY_PERCENT, loss=Decimal(55), since=day, starts_on=day, ends_on=None, measures=())
    take_over(person=person, said=said, decided_on=day, actor=TESTS, at=at)

    look_into(road=proactive_road(), person=person.pk, on=day, at=at)

    award = Award.objects.get(benefit=DISABILITY)
    assert (award.starts_on, award.rates.get().amount) == (day, Decimal("470.97"))
