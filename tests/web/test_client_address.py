"""Whose address counts: the one that spoke to us, or what a trusted proxy says of it."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from dayaq.web.client_address import client_address


def seen(remote: str, forwarded: str | None = None) -> str:
    told = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", headers=told, REMOTE_ADDR=remote))


def test_nobody_is_believed_when_no_proxy_is_trusted() -> None:
    assert seen("198.51.100.1", "192.0.2.7") == "198.51.100.1"


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "203.0.113.9, 192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("2001:db8::1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7, <script>", "10.0.0.1"),
        ("198.51.100.1", "10.0.0.1", "198.51.100.1"),
        ("", "192.0.2.7", ""),
    ],
)
def test_a_trusted_proxy_is_believed_about_the_hop_before_it(
    settings: LazySettings, remote: str, forwarded: str | None, expected: str
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "2001:db8::1"]

    assert seen(remote, forwarded) == expected
