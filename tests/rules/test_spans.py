"""The months that a benefit asks: as far back as its rules look, and only where one number a month is enough."""

from datetime import date

from dayaq.rules.in_force import law_on
from dayaq.rules.spans import span_of
from tests.law.test_cases import BOOK


def test_targeted_assistance_asks_the_income_of_the_twelve_months_before_the_month_of_the_day() -> None:
    span = span_of(law_on(BOOK, date(2020, 3, 16)), "targeted_assistance", "month")

    assert span is not None
    assert (span.start, span.fact.name) == ("start", "income")
    assert (span.months[0], span.months[-1], len(span.months)) == (date(2019, 3, 1), date(2020, 2, 1), 12)
    assert span.rows(["300"] * 12)[0] == {"start": "2019-03-01", "income": "300"}


def test_a_benefit_that_asks_more_of_a_month_than_one_number_has_no_such_months() -> None:
    assert span_of(law_on(BOOK, date(2020, 3, 16)), "unemployment_insurance", "month") is None
    assert span_of(law_on(BOOK, date(2020, 3, 16)), "old_age_pension", "month") is None
