"""A number for each of some months: a box a month, where an empty box says "as in the month above"."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dayaq.web.measures import number_typed
from dayaq.web.text import composed
from dayaq.web.texts import say, say_later

Months = Sequence[tuple[str, str]]
"""The months, each by its key (`2019-03`) and its name."""


class MonthsInput(forms.MultiWidget):
    """A box for each month, under its name."""

    template_name = "web/months.html"
    # Boxes with labels of their own are a group, which a fieldset names.
    use_fieldset = True

    def __init__(self, months: Months) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 20, "class": "w-10"}
        self.names = [name for _, name in months]
        super().__init__(widgets={key: forms.TextInput(attrs) for key, _ in months})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The boxes with the names of their months."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["months"] = list(zip(self.names, context["widget"]["subwidgets"], strict=True))
        return context

    def decompress(self, value: Any) -> list[Any]:
        """The numbers that stand."""
        return list(value) if value else ["" for _ in self.names]


class MonthsField(forms.Field):
    """A number for each month, given back as one text: with points, spaces between them.

    Whoever had the same every month writes it once, in the first box: an empty box is filled down from the one above.
    """

    def __init__(self, *, months: Months, decimals: int, most: Decimal, **rest: Any) -> None:
        messages = {"required": say_later("web.months.first", month=months[0][1])}
        super().__init__(widget=MonthsInput(months), error_messages=messages, **rest)
        self.months, self.decimals, self.most = months, decimals, most

    def clean(self, value: Any) -> str | None:
        """Refuses an empty first month, and what is no number, naming its month."""
        typed = [composed(str(each or "")) for each in value or []]
        if not any(typed) and not self.required:
            return None
        if not typed or not typed[0]:
            raise ValidationError(self.error_messages["required"], code="required")
        found: list[str] = []
        for (_, name), text in zip(self.months, typed, strict=True):
            found.append(self._number(name, text) if text else found[-1])
        return " ".join(found)

    def _number(self, name: str, text: str) -> str:
        try:
            return f"{number_typed(text, decimals=self.decimals, most=self.most):f}"
        except ValidationError as error:
            raise ValidationError(say("web.months.wrong", month=name, why=error.messages[0]), code="wrong_month") from error
