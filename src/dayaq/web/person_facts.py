"""The field in which somebody writes what a contested fact should be: a list, a day or a name, as the fact asks."""

from django import forms

from dayaq.casework.corrections.facts import DAYS, LONGEST_NAME, MAY_BE_EMPTY, Fact, choices
from dayaq.web.fields import NameField, OneOfField
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say_later


def claimed_field(fact: Fact) -> forms.Field:
    """The field for the right value of the fact; what may be unknown may be left empty."""
    label, required = say_later("web.claimed.label"), fact not in MAY_BE_EMPTY
    codes = choices(fact)
    if codes:
        field = OneOfField(label=label, in_list=True, required=required)
        named = [(code, name.in_language(language_now())) for code, name in codes.items()]
        field.choices = named if required else [("", say_later("web.claimed.none")), *named]
        return field
    if fact in DAYS:
        return DayField(label=label, help_text=say_later("web.claimed.day_hint"), required=required)
    return NameField(label=label, max_length=LONGEST_NAME, autocomplete="off", required=required)


def claimed_text(value: object) -> str:
    """What was claimed, as corrections take it: a day as 1985-04-01, else the text."""
    return "" if value is None else str(value)
