"""Form fields for the facts of the law: each fact of the vocabulary in the field that fits its kind, with its unit."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from dayaq.law.book import law_book
from dayaq.rules.kinds import Choice, Day, Number, Truth
from dayaq.rules.paths import MOST_OF_A_KIND
from dayaq.rules.units import MONTHS
from dayaq.rules.vocabulary import FactKind
from dayaq.web.fields import OneOfField
from dayaq.web.measures import DayField, NumberField, YearsAndMonthsField
from dayaq.web.texts import language_now, say, say_later

LONG_LIST = 8
LARGEST_NUMBER = Decimal(10_000_000)


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
        return written(self.cleaned_data["answer"])


def written(answer: object) -> str:
    """What a field gave, as text: a day as 2025-04-01, a number with a point, yes and no as words."""
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def count_field(question: str, **rest: Any) -> forms.Field:
    """The field that asks how many there are of a kind."""
    return NumberField(most=Decimal(MOST_OF_A_KIND), label=question, **rest)


def field_of(fact: FactKind, question: str, **rest: Any) -> forms.Field:
    """The field that asks a fact, in the language of the page."""
    kind, language = fact.kind, language_now()
    if isinstance(kind, Truth):
        choices = [("yes", say("web.law.yes")), ("no", say("web.law.no"))]
        return OneOfField(choices=choices, label=question, **rest)
    if isinstance(kind, Choice):
        options = law_book().vocabulary.choices[kind.name].options
        choices = [(name, words[language]) for name, words in options.items()]
        return OneOfField(choices=choices, in_list=len(choices) > LONG_LIST, label=question, **rest)
    if isinstance(kind, Day):
        return DayField(label=question, help_text=say_later("web.law.day_hint"), **rest)
    if kind.unit == MONTHS:
        return YearsAndMonthsField(label=question, help_text=say_later("web.law.months_hint"), **rest)
    return NumberField(label=question, decimals=kind.scale, most=LARGEST_NUMBER, help_text=hint_of(fact, kind), **rest)


def hint_of(fact: FactKind, kind: Number) -> str:
    """How a number is to be written, with its unit."""
    units, language = law_book().units, language_now()
    unit = fact.unit if fact.unit in units else str(kind.unit)
    if unit not in units:
        return say("web.law.number_hint")
    example = "1250.50" if language == "en" else "1250,50"
    if unit.startswith(law_book().vocabulary.currency):
        return say("web.law.money_hint", unit=units[unit][language], example=example)
    return say("web.law.unit_hint", unit=units[unit][language])
