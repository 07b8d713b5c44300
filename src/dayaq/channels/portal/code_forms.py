"""What is asked around a one-time code: where it shall go, and the code itself."""

from django import forms

from dayaq.casework.notices.models import Notice
from dayaq.web.fields import OneOfField, OneTimeCodeField
from dayaq.web.texts import say_later

MEDIA = [
    (Notice.Medium.SMS.value, say_later("portal.code.by_sms")),
    (Notice.Medium.EMAIL.value, say_later("portal.code.by_email")),
]


class MediumForm(forms.Form):
    """By which medium the code comes. Both are always offered: which contacts are on file is nobody's business yet."""

    medium = OneOfField(choices=MEDIA, label=say_later("portal.code.medium"))


class CodeForm(forms.Form):
    """The code as it came."""

    code = OneTimeCodeField(label=say_later("portal.code.code"), help_text=say_later("portal.code.code_hint"))
