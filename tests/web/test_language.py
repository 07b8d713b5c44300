"""Azerbaijani unless the person chooses; the choice lasts and leads back to the page."""

import pytest
from django.test import Client

from dayaq.web.language import COOKIE


def test_azerbaijani_is_spoken_whatever_the_browser_prefers(style: Client) -> None:
    answer = style.get("/desk/", headers={"Accept-Language": "ru,en;q=0.8"})

    assert answer.headers["Content-Language"] == "az"
    assert '<html lang="az">' in answer.text
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("language", "skip"), [("en", "Skip to the content"), ("ru", "Перейти к содержанию"), ("az", "Əsas məzmuna keç")]
)
def test_chosen_language_is_kept_and_leads_back(style: Client, language: str, skip: str) -> None:
    answer = style.post("/language/", {"language": language, "next": "/desk/?page=2"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/?page=2")
    assert style.cookies[COOKIE]["httponly"]
    assert style.cookies[COOKIE]["samesite"] == "Lax"
    assert skip in style.get("/desk/?page=2").text


@pytest.mark.parametrize(
    "foreign", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "", "http:///example.org"]
)
def test_foreign_address_leads_home(style: Client, foreign: str) -> None:
    assert style.post("/language/", {"language": "en", "next": foreign}).headers["Location"] == "/"


def test_unknown_language_changes_nothing(style: Client) -> None:
    style.post("/language/", {"language": "xx", "next": "/"})

    assert COOKIE not in style.cookies
    style.cookies[COOKIE] = "xx"
    assert '<html lang="az">' in style.get("/desk/").text
