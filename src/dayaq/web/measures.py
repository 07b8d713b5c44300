"""Form fields for what is measured: a calendar day, a number, a time in years and months, each as people type it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dayaq.web.fields import TextField
from dayaq.web.texts import say, say_later

DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBER = re.compile(r"(\d+)(?:[.,](\d+))?")
GROUPS = re.compile(r"\d{1,3}(?: \d{3})+")
MONTHS_OF_YEAR = 12
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST_YEARS = 99


class DayField(TextField):
    """A calendar day, typed as 01.06.1981 (or with strokes, or as 1981-06-01), given back as a date."""

    def __init__(self, **rest: Any) -> None:
        attrs = {"inputmode": "text", "autocomplete": "off", "class": "w-10"}
        super().__init__(max_length=20, attrs=attrs, **rest)

    def prepare_value(self, value: Any) -> Any:
        """A known day as people write it here."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        """Refuses what is no day of the calendar."""
        text = self.to_python(self.prepare_value(value))
        self.validate(text)
        self.run_validators(text)
        return day_typed(text) if text else None


def day_typed(text: str) -> date:
    """The day that somebody typed; what is no day of the calendar is refused."""
    compact = text.replace(" ", "")
    iso, usual = ISO_DAY.fullmatch(compact), DAY.fullmatch(compact)
    try:
        if iso:
            return _in_living_memory(date(int(iso[1]), int(iso[2]), int(iso[3])))
        if usual:
            return _in_living_memory(date(int(usual[3]), int(usual[2]), int(usual[1])))
    except ValueError as error:
        raise ValidationError(say("web.day.none"), code="no_such_day") from error
    raise ValidationError(say("web.day.wrong"), code="wrong_day")


def _in_living_memory(day: date) -> date:
    """The day; no matter of ours lies before 1900 or after 2199, so such a year is a slip."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return day


class NumberField(TextField):
    """A number not below zero, with a comma or a point before its decimals; given back as a `Decimal`."""

    def __init__(self, *, most: Decimal, decimals: int = 0, **rest: Any) -> None:
        attrs = {"inputmode": "decimal" if decimals else "numeric", "autocomplete": "off", "class": "w-10"}
        super().__init__(max_length=30, attrs=attrs, **rest)
        self.most, self.decimals = most, decimals

    def clean(self, value: Any) -> Any:
        """Refuses letters, a minus, more decimals than there can be, and what is too large."""
        text = super().clean(value)
        return number_typed(text, decimals=self.decimals, most=self.most) if text else None


def number_typed(text: str, *, decimals: int, most: Decimal) -> Decimal:
    """The number that somebody typed; spaces between groups of three digits are forgiven."""
    whole, mark, part = re.fullmatch(r"([^.,]*)([.,]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # it fits every text
    joined = whole.replace(" ", "") if GROUPS.fullmatch(whole) else whole
    found = NUMBER.fullmatch(joined + mark + part) if joined.isascii() and part.isascii() else None
    if found is None:
        raise ValidationError(say("web.number.wrong"), code="wrong_number")
    if len(found[2] or "") > decimals:
        sentence = say("web.number.decimals", count=decimals) if decimals else say("web.number.whole")
        raise ValidationError(sentence, code="decimals")
    number = Decimal(f"{found[1]}.{found[2]}" if found[2] else found[1])
    if number > most:
        raise ValidationError(say("web.number.most", most=f"{most:f}"), code="too_large")
    return number


class YearsAndMonthsInput(forms.MultiWidget):
    """Two boxes: years, and months beside them."""

    template_name = "web/years_and_months.html"
    # Two boxes with labels of their own are a group, which a fieldset names.
    use_fieldset = True

    def __init__(self) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}
        super().__init__(widgets={"years": forms.TextInput(attrs), "months": forms.TextInput(attrs)})

    def decompress(self, value: Any) -> list[Any]:
        """Full years and the months over them."""
        return list(divmod(int(value), MONTHS_OF_YEAR)) if value is not None else [None, None]


class YearsAndMonthsField(forms.MultiValueField):
    """A time in years and months, given back as a whole number of months; an empty box beside a filled one is zero."""

    widget = YearsAndMonthsInput

    def __init__(self, **rest: Any) -> None:
        parts = (
            NumberField(most=Decimal(MOST_YEARS), required=False),
            NumberField(most=Decimal(MOST_YEARS * MONTHS_OF_YEAR), required=False),
        )
        messages = {"required": say_later("web.field.required")}
        super().__init__(fields=parts, require_all_fields=False, error_messages=messages, **rest)

    def compress(self, data_list: list[Any]) -> int | None:
        """The months altogether."""
        if not data_list or all(part is None for part in data_list):
            if not self.required:
                return None
            raise ValidationError(self.error_messages["required"], code="required")
        years, months = (int(part) if part is not None else 0 for part in data_list)
        return years * MONTHS_OF_YEAR + months
