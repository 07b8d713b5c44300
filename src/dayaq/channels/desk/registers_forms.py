"""The form by which a held entry is set aside."""

from django import forms
from django.core.validators import MinLengthValidator

from dayaq.web.fields import TextField
from dayaq.web.texts import say_later


class AsideForm(forms.Form):
    """Why nothing is to be done with the entry."""

    use_required_attribute = False
    why = TextField(
        label=say_later("desk.entry.why"),
        help_text=say_later("desk.entry.why.hint"),
        max_length=500,
        lines=True,
        validators=[MinLengthValidator(10, say_later("desk.entry.why.short"))],
        error_messages={"required": say_later("desk.entry.why.required")},
    )
