"""The forms of entering, with our fields and words; what they check is allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms

from dayaq.casework.staff.log_ins import record_failed_entry
from dayaq.web.fields import TextField
from dayaq.web.legal_clock import legal_now
from dayaq.web.texts import say_later


def password_field() -> forms.CharField:
    """A password, taken exactly as typed."""
    return forms.CharField(
        label=say_later("desk.log_in.password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": say_later("web.field.required"), "max_length": say_later("desk.log_in.wrong_password")},
    )


def code_field(hint: str) -> forms.CharField:
    """Six digits of the authenticator or a recovery code of eight."""
    attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code w-10", "autofocus": True}
    return TextField(label=say_later("desk.second_factor.code"), help_text=say_later(hint), max_length=40, attrs=attrs)


class LogInForm(account.LoginForm):
    """Log-in name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = TextField(label=say_later("desk.log_in.name"), max_length=64, attrs=attrs)
        self.fields["password"] = password_field()
        self.order_fields(["login", "password"])


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something about the account is shown or changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field()


class SecondFactorForm(second_factor.AuthenticateForm):
    """The code of the authenticator, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field("desk.second_factor.hint")

    def _emit_authentication_failed(self, authenticator: Any) -> None:
        super()._emit_authentication_failed(authenticator)
        record_failed_entry(username=self.user.get_username(), step="second_factor", at=legal_now())


class SecondFactorAgainForm(second_factor.ReauthenticateForm):
    """The code once more, before something about the account is shown or changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field("desk.second_factor.hint")

    def _emit_authentication_failed(self, authenticator: Any) -> None:
        super()._emit_authentication_failed(authenticator)
        record_failed_entry(username=self.user.get_username(), step="second_factor", at=legal_now())


class ActivationForm(totp.ActivateTOTPForm):
    """The first code of a new authenticator. A wrong one leaves the secret as it was, so nobody has to scan again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field("desk.activate.code_hint")
