"""What is asked around a one-time code: where it shall go, and the code itself."""

from typing import Any

from django import forms

from dayaq.casework.notices.models import Notice
from dayaq.web.fields import EmailField, OneOfField, OneTimeCodeField, TelephoneField
from dayaq.web.texts import say, say_later

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


class OwnContactForm(forms.Form):
    """A telephone or an e-mail address that the person says is theirs: one at a time, because each gets a code of its own."""

    phone = TelephoneField(
        mobile=True, required=False, template_name="portal/contact_field.html", label=say_later("portal.own_contact.phone")
    )
    email = EmailField(required=False, template_name="portal/contact_field.html", label=say_later("portal.own_contact.email"))

    def clean(self) -> dict[str, Any]:
        """Asks for exactly one."""
        answers: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(answers.get("phone")) == bool(answers.get("email")):
            self.add_error("phone", say("portal.own_contact.exactly_one"))
        return answers

    def contact(self) -> tuple[str, str]:
        """The medium and the address."""
        phone, email = self.cleaned_data["phone"], self.cleaned_data["email"]
        return (Notice.Medium.SMS.value, phone) if phone else (Notice.Medium.EMAIL.value, email)
