"""The day for which a person or an officer asks whether a centre is open."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from dayaq.web.measures import DayField
from dayaq.web.texts import say, say_later

FIRST, LAST = date(2019, 1, 1), date(2099, 12, 31)
"""The days we answer for: since the first centre opened, and as far as anybody asks."""


class VisitDayForm(forms.Form):
    """The day of a visit."""

    on = DayField(label=say_later("web.visit.on"), help_text=say_later("web.visit.on_hint"))

    def clean_on(self) -> date:
        """Refuses a day that nobody can be told about."""
        day: date = self.cleaned_data["on"]
        if not FIRST <= day <= LAST:
            raise ValidationError(say("web.visit.out_of_reach", first=f"{FIRST:%d.%m.%Y}", last=f"{LAST:%d.%m.%Y}"), code="reach")
        return day
