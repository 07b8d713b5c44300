"""Passkeys (keçid açarı): adding, naming and removing them. They are a second factor beside the authenticator, which stays."""

from allauth.mfa.webauthn.views import add_webauthn, edit_webauthn, remove_webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.staff.log_ins import Happening, record_entry
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_of, second_factor_required
from dayaq.web.privacy import personal_page


@personal_page
@second_factor_required
def add(request: HttpRequest) -> HttpResponse:
    """Name a passkey and let the browser make it."""
    return _journalled(request, add_webauthn(request), "passkey_added")


@personal_page
@second_factor_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a passkey another name, so that its device is known again."""
    return _journalled(request, edit_webauthn(request, pk=pk), "passkey_renamed")


@personal_page
@second_factor_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey: it opens nothing any more."""
    return _journalled(request, remove_webauthn(request, pk=pk), "passkey_removed")


@personal_page
@second_factor_required
def listed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The passkeys stand on the account page."""
    return redirect("mfa_index")


def _journalled(request: HttpRequest, response: HttpResponse, happened: Happening) -> HttpResponse:
    """allauth leads on when it did what was asked, except where it first wants proof that it is the officer."""
    asked_again = "/again/" in response.headers.get("Location", "")
    if request.method == "POST" and response.status_code == 302 and not asked_again:
        record_entry(officer=officer_of(request), happened=happened, at=legal_now())
    return response
