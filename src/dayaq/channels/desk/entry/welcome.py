"""The invited officer's first page: the one-time link of the letter, and a password of one's own choice."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.operations import choose_password
from dayaq.channels.desk.entry.forms import password_field
from dayaq.web.legal_clock import legal_now
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say, say_later

SHORTEST = 12


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = password_field()
    again = password_field()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        for name in ("password", "again"):
            self.fields[name].widget.attrs["autocomplete"] = "new-password"
        self.fields["password"].help_text = say_later("desk.welcome.hint")
        self.fields["again"].label = say_later("desk.welcome.again")

    def clean(self) -> dict[str, Any]:
        """Asks for enough characters, not all of them alike, and for the same password twice."""
        given: dict[str, Any] = super().clean() or {}
        password = given.get("password", "")
        if password and (len(password) < SHORTEST or len(set(password)) < SHORTEST // 2):
            self.add_error("password", say("desk.welcome.weak"))
        elif password and given.get("again") and password != given["again"]:
            self.add_error("again", say("desk.welcome.differs"))
        return given


@personal_page
def welcome(request: HttpRequest, key: uuid.UUID, token: str) -> HttpResponse:
    """Choose the password by a good link; whatever is wrong with a link, the answer is the same."""
    officer = Officer.objects.filter(pk=key, is_active=True).first()
    if officer is None or officer.has_usable_password() or not default_token_generator.check_token(officer, token):
        return render(request, "desk/welcome_over.html", status=404)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "desk/welcome.html", {"form": form, "officer": officer}, status=422 if form.is_bound else 200)
    choose_password(officer=officer, password=form.cleaned_data["password"], at=legal_now())
    return redirect("account_login")
