"""allauth's views of entering, each kept out of caches, and the two places where the house adds something."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import generate_recovery_codes as allauth_generate
from allauth.mfa.totp.views import activate_totp as allauth_activate
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.staff.log_ins import record_entry
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import SECOND_FACTOR, officer_of, second_factor_proved, second_factor_required
from dayaq.web.pages import TOO_MANY_RETRY_SECONDS, error_page
from dayaq.web.privacy import personal_page


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:  # noqa: ARG001
    """axes' answer to a log-in name from an address that failed too often."""
    return error_page(request, 429, retry_after=TOO_MANY_RETRY_SECONDS)


def name_claimed(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The log-in name that an attempt claims, for axes: Django calls the credential `username`, the form `login`."""
    return str((credentials or {}).get("username") or request.POST.get("login", ""))


@personal_page
@login_required
def activate_authenticator(request: HttpRequest) -> HttpResponse:
    """Tie an authenticator to the account: a QR code, and the first code as the proof that it works.

    An officer who has one but has not shown it in this session logs in anew; one who has shown it is led to the account page.
    """
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        if request.session.get(SECOND_FACTOR):
            return redirect("mfa_index")
        logout(request)
        return redirect("account_login")
    response: HttpResponse = allauth_activate(request)
    if request.method == "POST" and response.status_code == 302 and is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        second_factor_proved(request)
        record_entry(officer=officer_of(request), happened="second_factor_enrolled", at=legal_now())
    return response


@personal_page
@second_factor_required
def generate_recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the old ones."""
    response: HttpResponse = allauth_generate(request)
    if request.method == "POST" and response.status_code == 302:
        record_entry(officer=officer_of(request), happened="recovery_codes_made", at=legal_now())
    return response
