"""What the law says, in Chromium: every state of it accessible, inside its width, silent under the security policy."""

import pyotp
import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.review.by_law import record_facts
from dayaq.catalogue import catalogue
from dayaq.channels.desk.law import question_about
from tests.casework.decisions.examples import ENTITLED
from tests.channels.desk.conftest import PASSWORD, SECRET, make_enrolled
from tests.channels.desk.test_screens import browser, looked_at
from tests.making import MONDAY, make_application
from tests.web.test_screens import watched_page

__all__ = ["browser"]

PENSION = catalogue.service("pensions.disability_pension").service


@pytest.fixture
def site(transactional_db, live_server) -> str:
    """Four applications of one officer: for a yes, a no, an answer that is missing, and a law that cannot be asked."""
    officer = make_enrolled("nquliyeva", full_name="Rəşid Şəmsəddin-Cəfərov Əbdülrəhmanzadə-Qasımbəyli")
    codes = ["pensions.old_age_pension", "pensions.survivor_pension", "allowances.social_allowance"]
    for service in [PENSION, PENSION, *(catalogue.service(code).service for code in codes)]:
        make_application(service=service)
    Application.objects.update(reviewer=officer, taken_at=MONDAY, state=Application.State.IN_REVIEW)
    for application, facts in zip(
        Application.objects.order_by("registration_number")[:2], [ENTITLED, ENTITLED | {"disability": "none"}], strict=True
    ):
        question = question_about(application, PENSION, MONDAY)
        record_facts(number=application.registration_number, question=question, facts=facts, officer=officer, at=MONDAY)
    return live_server.url


def enter(page, site: str) -> None:
    page.goto(f"{site}/desk/")
    page.locator("#id_login").fill("nquliyeva")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.locator("#id_code").fill(pyotp.TOTP(SECRET).now())
    page.locator("main form button").first.click()
    page.wait_for_url(f"{site}/desk/")


@pytest.mark.parametrize(("width", "language"), [(1280, "az"), (390, "ru"), (390, "en")])
def test_officer_sees_every_state_of_the_law(browser, site, width, language):
    page, complaints = watched_page(browser, width, language, site)
    enter(page, site)
    numbers = list(Application.objects.order_by("registration_number").values_list("registration_number", flat=True))
    for name, number in zip(["yes", "no", "open", "survivor", "chapter"], numbers, strict=True):
        page.goto(f"{site}/desk/applications/{number}")
        for details in page.locator("details").all():
            details.locator("summary").click()
        looked_at(page, f"law-{name}")
    yes, no, lacking, survivor, chapter = (f"{site}/desk/applications/{number}" for number in numbers)
    for address in (survivor, lacking):
        page.goto(f"{address}/facts")
        looked_at(page, f"law-facts-{numbers.index(address.rpartition('/')[2])}")
    page.locator("main form button").first.click()
    looked_at(page, "law-facts-nothing")
    page.goto(f"{yes}/facts")
    looked_at(page, "law-facts-all")
    page.goto(f"{yes}/facts?change=accumulated_capital")
    looked_at(page, "law-facts-change")
    page.goto(f"{chapter}/facts")
    page.locator("main form button").first.click()
    looked_at(page, "law-benefit-none")
    page.locator("main input[type=radio]").first.check()
    page.locator("main form button").first.click()
    looked_at(page, "law-benefit-facts")
    page.goto(f"{no}/decide")
    page.locator("main form button").first.click()
    looked_at(page, "law-depart-empty")
    page.locator("#id_departure").fill("Yeni qərar reyestrə hələ düşməyib.")
    page.locator("#id_outcome_0").check()
    page.locator("#id_explanation").fill("Pensiya təyin olunur.")
    page.locator("main form button").first.click()
    looked_at(page, "law-depart-check")
    page.locator("main form button").first.click()
    looked_at(page, "law-departed")
    page.goto(f"{yes}/confirm")
    looked_at(page, "law-confirm")
    page.locator("main form button").first.click()
    page.wait_for_url(f"{yes}/decided")
    page.locator("details summary").click()
    looked_at(page, "law-decided")

    assert complaints == []
    page.context.close()
