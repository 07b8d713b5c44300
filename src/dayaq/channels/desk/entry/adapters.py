"""How allauth behaves for us: nobody signs up, every log-in is journalled, secrets are stored encrypted, words are ours."""

import base64
import io
from typing import Any, ClassVar

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from qrcode.image.svg import SvgPathImage

from dayaq.casework.staff.log_ins import record_entry, record_failed_entry
from dayaq.casework.staff.models import Officer
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import begin_session, officer_of, session_age
from dayaq.web.texts import say_later


class LogInAdapter(DefaultAccountAdapter):
    """Name and password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": say_later("desk.log_in.wrong"),
        "too_many_login_attempts": say_later("desk.log_in.too_many"),
        "incorrect_password": say_later("desk.log_in.wrong_password"),
        "rate_limited": say_later("desk.log_in.too_many"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature, here and below
        """Officers are invited."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """There are only pages here."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address whose attempts are counted."""
        return client_address(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what happened; allauth's own messages speak no Azerbaijani."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Officer | None:
        """The officer of these credentials; one who left is answered like a wrong password."""
        user: Officer | None = super().authenticate(request, **credentials)
        if user is None or user.is_active:
            return user
        self.authentication_failed(request, **credentials)
        return None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Journal a wrong name or password."""
        record_failed_entry(username=credentials.get("username", ""), step="password", at=legal_now())

    def login(self, request: HttpRequest, user: Officer) -> None:
        """Open the session under a new key, start its clocks, and journal it."""
        super().login(request, user)
        proved = any(record["method"] == "mfa" for record in get_authentication_records(request, user))
        begin_session(request, second_factor=proved)
        record_entry(officer=user, happened="logged_in", at=legal_now())

    def logout(self, request: HttpRequest) -> None:
        """Close the session and journal it."""
        record_entry(officer=officer_of(request), happened="logged_out", at=legal_now())
        super().logout(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002
        """Who logged in a moment ago is not asked the same again."""
        return session_age(self.request) > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator and the recovery codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": say_later("desk.second_factor.wrong"),
        "cannot_generate_recovery_codes": say_later("desk.recovery.no_authenticator"),
    }

    def get_totp_label(self, user: Officer) -> str:
        """The line under which the authenticator lists this account."""
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """The QR code as an element of the page: the Content-Security-Policy takes no picture from a data address."""
        drawn = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathImage).save(drawn)
        text = drawn.getvalue().decode()
        return text[text.index("<svg") :]

    def encrypt(self, text: str) -> str:
        """A secret as it is stored: a copy of the database alone opens no account."""
        return _boxes().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that was stored, also under an earlier key of the installation."""
        return _boxes().decrypt(encrypted_text.encode()).decode()


def _boxes() -> MultiFernet:
    """The boxes of the present key and of its predecessors, each of a key derived for this use alone."""
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key: str | bytes) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"dayaq second factor")
    return base64.urlsafe_b64encode(derivation.derive(force_bytes(key)))
