"""What an officer types at the counter. The forms check and never store."""

from typing import Any

from django import forms

from dayaq.casework.notices.models import Notice
from dayaq.web.fields import DocumentNumberField, EmailField, FinField, TelephoneField, TickField
from dayaq.web.texts import say, say_later


class SeenDocumentForm(forms.Form):
    """What stands on the identity document that the officer sees."""

    document = DocumentNumberField(label=say_later("desk.counter.document"), help_text=say_later("desk.counter.document_hint"))
    fin = FinField(label=say_later("desk.counter.fin"))


class TrustForm(forms.Form):
    """The contacts that the person names as their own, and that the officer has seen the document."""

    phone = TelephoneField(mobile=True, required=False, label=say_later("desk.counter.phone"))
    email = EmailField(required=False, label=say_later("desk.counter.email"))
    seen = TickField(label=say_later("desk.counter.seen"), error_messages={"required": say_later("desk.counter.seen_missing")})

    def clean(self) -> dict[str, Any]:
        """Asks for at least one contact."""
        answers: dict[str, Any] = super().clean() or {}
        if not (answers.get("email") or answers.get("phone")) and not ({"email", "phone"} & set(self.errors)):
            self.add_error("phone", say("desk.counter.contact_missing"))
        return answers

    def contacts(self) -> list[tuple[str, str]]:
        """The contacts named, each with its medium."""
        named = [(Notice.Medium.SMS, self.cleaned_data["phone"]), (Notice.Medium.EMAIL, self.cleaned_data["email"])]
        return [(medium.value, address) for medium, address in named if address]
