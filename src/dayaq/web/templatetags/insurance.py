"""Tags for individual accounts of social insurance, which the portal and the desk say in the same words."""

from datetime import date
from decimal import Decimal

from django import template

from dayaq.casework.wording import month_in_words
from dayaq.law.book import law_book
from dayaq.rules.wording import number_said
from dayaq.subsystems.insurance.models import MONTHS_OF_YEAR, Contribution
from dayaq.web.texts import language_now, say

register = template.Library()

_ORIGINS = {
    "declared": "web.insurance.origin.declared",
    "officer": "web.insurance.origin.officer",
    "taken_over": "web.insurance.origin.taken_over",
}


@register.filter
def time_said(months: int | None) -> str:
    """A time in months as people say it: 14 il 2 ay; that it is not known where nobody knows."""
    if months is None:
        return say("web.insurance.unknown")
    years, rest = divmod(months, MONTHS_OF_YEAR)
    parts = [say("web.insurance.years", count=years)] if years else []
    parts += [say("web.insurance.months", count=rest)] if rest or not years else []
    return " ".join(parts)


@register.filter
def percent_said(rate: Decimal | None) -> str:
    """A rate as people write it: 2,6 %; that it is not known where the law book does not have it."""
    if rate is None:
        return say("web.insurance.unknown")
    return f"{number_said(Decimal(rate).normalize() + 0, language_now())}\N{NO-BREAK SPACE}%"


@register.filter
def month_called(month: date) -> str:
    """A month as people write it: mart 2020."""
    return month_in_words(month, language_now())


@register.filter
def sector_said(sector: str) -> str:
    """A sector in the words of the law."""
    return law_book().vocabulary.choices["Sector"].options[sector][language_now()]


@register.filter
def origin_said(entry: Contribution) -> str:
    """By which road a month came into the account."""
    return say(_ORIGINS[entry.origin])


@register.filter
def unemployment_paid(entry: Contribution) -> Decimal:
    """Both parts of unemployment insurance."""
    return entry.unemployment_employee + entry.unemployment_employer
