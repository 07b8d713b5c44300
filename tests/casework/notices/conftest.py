from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.casework.notices.relays import Gateway, Relay, gateway, relay


@pytest.fixture
def mail(settings: Settings) -> Iterator[Relay]:
    """The relay to which mails go."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with relay() as opened:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        yield opened


@pytest.fixture
def sms(settings: Settings) -> Iterator[Gateway]:
    """The gateway to which SMS go."""
    settings.SMS_GATEWAY_TOKEN = "token-of-the-tests"
    with gateway() as opened:
        settings.SMS_GATEWAY_URL = opened.url
        yield opened
