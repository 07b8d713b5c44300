"""The public law book: every benefit told in three languages, on any day, without a bare name, amounts as chart and table."""

import re
from datetime import date
from html import unescape

import pytest
from django.conf import LazySettings

from dayaq.catalogue.catalogue import all_services
from dayaq.channels.portal.law_book import chapters
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.rules.amounts import DatedAmount
from tests.channels.portal.conftest import LANGUAGES, Citizen, says

pytestmark = pytest.mark.django_db

BENEFIT = "/law/pensions/disability_pension"
BARE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
TODAY = date(2025, 4, 1)


@pytest.fixture(autouse=True)
def the_first_of_april(the_sixteenth_of_march: None, settings: LazySettings) -> None:
    settings.LEGAL_DAY = TODAY


def words_of(answer) -> str:
    """What a reader sees of the page, without its sources, which are quoted as they are."""
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    spoken = re.sub(r'<li class="source".*?</li>', "", main)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", spoken)).replace("\xa0", " "))


def pages() -> list[str]:
    return [
        f"/law/{chapter.name}/{folder.name}"
        for chapter in chapters("en")
        for folder, _ in (*chapter.benefits, *chapter.computations)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_names_every_folder_with_rules_under_a_chapter_with_a_title(language: str) -> None:
    page = Citizen(language).get("/law")

    listed = set(re.findall(r'href="(/law/[^"]+)"', page.content.decode()))
    assert listed == set(pages())
    assert BARE.findall(words_of(page)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_book_speaks_the_language_without_a_bare_name(language: str) -> None:
    reader = Citizen(language)
    for address in pages():
        for query in ("", "?on=01.02.2018", "?on=2026-01-01"):
            page = reader.get(address + query)
            assert page.status_code == 200, address
            assert BARE.findall(words_of(page)) == [], address
            assert not re.search(r"[{}]", words_of(page)), address


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_article_and_reference_of_the_law_has_words_in_the_language(language: str) -> None:
    law = law_book()
    written = {version.article for versions in law.rules.values() for version in versions}
    for amount in law.amounts.values():
        written.add(amount.reference)
        if isinstance(amount, DatedAmount):
            written |= {dated.reference for series in amount.series.values() for dated in series.values}

    assert [each for each in sorted(written) if reference_said(each, language) is None] == []


def test_a_page_tells_conditions_amounts_confidence_and_changes() -> None:
    page = Citizen("en").get(BENEFIT)

    assert says(page, "The law as it stands on 1 April 2025.")
    assert says(page, "A disability has been established.")
    assert says(page, "320.00 AZN a month")
    assert says(page, "Law on Labour Pensions, chapter on disability")
    assert says(page, "confirmed")
    assert says(page, "Minimum labour pension: 320.00 AZN a month instead of 280.00 AZN a month")
    assert says(page, "dsmf.gov.az, page on the labour pension for disability")


def test_an_amount_over_time_is_a_chart_beside_a_table_without_style_attributes() -> None:
    content = Citizen("az").get(BENEFIT).content.decode()

    assert '<svg class="chart" viewBox="0 0 480 240" role="img" aria-label="Əmək pensiyasının minimum məbləği' in content
    assert content.count("<table") == content.count("<caption") >= content.count('<svg class="chart"') > 0
    assert " style=" not in content


def test_the_row_in_force_is_that_of_the_day_asked() -> None:
    rows = re.findall(
        r'<th scope="row">([^<]+) <span class="tag info">', Citizen("en").get(f"{BENEFIT}?on=15.06.2020").content.decode()
    )

    assert rows[0].replace("\xa0", " ") == "1 October 2019"


def test_a_value_that_nobody_knows_is_marked_so() -> None:
    page = Citizen("en").get("/law/pensions/old_age_pension")

    assert '<span class="tag">not known</span>' in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31.02.2025", "There is no such day in the calendar."),
        ("tomorrow", "Write the date as day, month and year."),
        ("31.12.2017", "The book begins on 01.01.2018; write a later day."),
        ("", "Fill in this field."),
    ],
)
def test_a_wrong_day_is_told_and_the_law_of_today_is_shown(typed: str, told: str) -> None:
    page = Citizen("en").client.get(BENEFIT, {"on": typed})

    assert says(page, told)
    assert says(page, "The law as it stands on 1 April 2025.")


@pytest.mark.parametrize(
    "address", ["/law/pensions/none", "/law/none/disability_pension", "/law/stipends/disability_pension", "/law/pensions"]
)
def test_a_page_that_the_book_does_not_have_is_not_found(address: str) -> None:
    assert Citizen().get(address).status_code == 404


def test_a_computation_without_a_right_says_why_there_is_no_calculator() -> None:
    page = Citizen("en").get("/law/pensions/individual_account")

    assert says(page, "This page is a way of computing")
    assert not says(page, "/calculator")


def test_every_law_that_a_passport_names_is_in_the_book_and_linked() -> None:
    named = {entry.service.code: entry.passport.law for entry in all_services() if entry.passport.law}
    chapters_named = {chapter.name for chapter in chapters("az")}

    assert named["pensions.disability_pension"] == "pensions/disability_pension"
    for code, law in named.items():
        address = f"/law/{law}" if "/" in law else f"/law#{law}"
        assert address in pages() or law in chapters_named, code
        assert says(Citizen().get(f"/services/{code}"), f'href="{address}"'), code


def test_a_benefit_leads_to_the_service_with_which_one_applies() -> None:
    assert says(Citizen().get(BENEFIT), "/services/pensions.disability_pension")
    assert says(Citizen().get("/law/allowances/disability_allowance"), "/services/")
