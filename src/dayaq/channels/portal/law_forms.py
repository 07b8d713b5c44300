"""What the law book asks beside facts: the day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from dayaq.law.book import law_book
from dayaq.web.measures import DayField
from dayaq.web.texts import say, say_later


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
