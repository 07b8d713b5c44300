"""What the law book asks: a day, and for the calculator one fact at a time, each in the form that fits its kind."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dayaq.law.book import law_book
from dayaq.rules.kinds import Choice, Day, Number, Truth
from dayaq.rules.units import MONTHS
from dayaq.rules.vocabulary import FactKind
from dayaq.web.fields import OneOfField
from dayaq.web.measures import DayField, NumberField, YearsAndMonthsField
from dayaq.web.texts import language_now, say, say_later

LONG_LIST = 8
MOST_OF_A_KIND = 15
"""How many children, family members and the like the calculator takes."""

LARGEST_NUMBER = Decimal(10_000_000)


class LawDayForm(forms.Form):
    """The day for which the law is asked."""

    on = DayField(label=say_later("portal.law.on"), help_text=say_later("portal.law.on_hint"))

    def clean_on(self) -> date:
        """Refuses a day before the book begins."""
        day: date = self.cleaned_data["on"]
        begins = law_book().begins
        if day < begins:
            raise ValidationError(say("portal.law.too_early", day=f"{begins:%d.%m.%Y}"), code="too_early")
        return day


class CountForm(forms.Form):
    """How many there are of a kind: children, members of the family."""

    answer = NumberField(most=Decimal(MOST_OF_A_KIND))

    def __init__(self, *args: Any, question: str, hint: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["answer"].label = question
        self.fields["answer"].help_text = hint

    def written(self) -> str:
        """The answer as a hidden field carries it."""
        return str(self.cleaned_data["answer"])


class FactForm(forms.Form):
    """One fact of the vocabulary."""

    def __init__(self, *args: Any, fact: FactKind, question: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["answer"] = field_of(fact, question)

    def written(self) -> str:
        """The answer as a hidden field carries it: a day as 2025-04-01, a number with a point, yes and no as words."""
        answer = self.cleaned_data["answer"]
        return answer.isoformat() if isinstance(answer, date) else str(answer)


def field_of(fact: FactKind, question: str) -> forms.Field:
    """The field that asks a fact, in the language of the page."""
    kind, language = fact.kind, language_now()
    if isinstance(kind, Truth):
        choices = [("yes", say("portal.calculator.yes")), ("no", say("portal.calculator.no"))]
        return OneOfField(choices=choices, label=question)
    if isinstance(kind, Choice):
        options = law_book().vocabulary.choices[kind.name].options
        choices = [(name, words[language]) for name, words in options.items()]
        return OneOfField(choices=choices, in_list=len(choices) > LONG_LIST, label=question)
    if isinstance(kind, Day):
        return DayField(label=question, help_text=say_later("portal.calculator.day_hint"))
    if kind.unit == MONTHS:
        return YearsAndMonthsField(label=question, help_text=say_later("portal.calculator.months_hint"))
    return NumberField(label=question, decimals=kind.scale, most=LARGEST_NUMBER, help_text=hint_of(fact, kind))


def hint_of(fact: FactKind, kind: Number) -> str:
    """How a number is to be written, with its unit."""
    units, language = law_book().units, language_now()
    unit = fact.unit if fact.unit in units else str(kind.unit)
    if unit not in units:
        return say("portal.calculator.number_hint")
    example = "1250.50" if language == "en" else "1250,50"
    if unit.startswith(law_book().vocabulary.currency):
        return say("portal.calculator.money_hint", unit=units[unit][language], example=example)
    return say("portal.calculator.unit_hint", unit=units[unit][language])
