"""Every answer carries the headers that protect its reader."""

from django.conf import settings
from django.test import Client, override_settings


def test_policy_allows_our_own_files_and_nothing_else(style: Client) -> None:
    policy = dict(part.strip().split(" ", 1) for part in style.get("/").headers["Content-Security-Policy"].split(";"))

    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_every_answer_closes_what_it_does_not_need(style: Client) -> None:
    for address in ("/", "/no-such-page/", "/fault/500/"):
        headers = style.get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "camera=()" in headers["Permissions-Policy"]


def test_personal_page_is_kept_by_nobody(style: Client) -> None:
    headers = style.get("/").headers

    assert headers["Cache-Control"] == "no-store, private"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_cookies_are_for_the_server_alone(style: Client) -> None:
    style.get("/")
    proof = style.cookies[settings.CSRF_COOKIE_NAME]

    assert proof["httponly"]
    assert proof["secure"]
    assert proof["samesite"] == "Lax"
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_SAMESITE) == (
        True,
        True,
        "Lax",
    )


def test_claim_of_https_is_believed_only_behind_a_named_proxy(style: Client) -> None:
    claim = {"X-Forwarded-Proto": "https"}

    assert "Strict-Transport-Security" not in style.get("/", headers=claim).headers
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert "Strict-Transport-Security" in style.get("/", headers=claim).headers


def test_https_is_demanded_of_browsers_that_came_by_it(style: Client) -> None:
    assert "Strict-Transport-Security" not in style.get("/").headers
    assert style.get("/", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000"
