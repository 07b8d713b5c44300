"""The pages of the outside registers in Chromium: accessible, inside their width, silent."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from dayaq.casework.registers.breaker import note_answer, note_failure
from dayaq.casework.registers.models import RegisterEntry
from dayaq.casework.staff.models import Role
from tests.channels.desk.conftest import open_desk
from tests.channels.desk.test_screens import browser, looked_at
from tests.channels.desk.test_wording_screens import as_supervisor, press_enter
from tests.making import MONDAY, make_officer, make_person
from tests.registers import outside_registers
from tests.web.test_screens import watched_page

__all__ = ["browser"]


@pytest.fixture
def key(db, tmp_path) -> str:
    """The session of a supervisor; a birth and a fact are held, some registers answer, some fail, one rests."""
    mother = make_person(surname="Əbdülrəhmanzadə-Qasımbəyli", given_name="Gülşən")
    with outside_registers(tmp_path) as outside:
        child = {"fin": make_person().fin, "surname": "Quliyev", "given_name": "Murad", "patronymic": "Rəşad", "sex": "male"}
        outside.enter("civil_status", kind="birth", on="2020-03-10", child=child, mother=mother.fin, father=None)
        outside.state("tax", mother, "business_field", "uzunsöz" * 20)
        outside.read("civil_status")
        outside.read("tax")
    note_answer("honours", at=MONDAY)
    for register, times in (("banks", 1), ("utilities", 5)):
        for _ in range(times):
            note_failure(register, "timeout", at=MONDAY, now=MONDAY)
    officer = make_officer(full_name="Rəşid Şəmsəddin-Cəfərov Əbdülrəhmanzadə-Qasımbəyli", roles=[Role.SUPERVISOR])
    return open_desk(Client(), officer).cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def site(transactional_db, key, live_server) -> str:
    return live_server.url


@pytest.mark.parametrize(("width", "language"), [(1280, "az"), (390, "ru"), (390, "en")])
def test_registers_and_a_held_entry_are_sound(browser: Browser, site, key, width, language):
    page, complaints = watched_page(browser, width, language, site)
    as_supervisor(page, site, key)
    page.goto(f"{site}/desk/registers")
    looked_at(page, f"registers-{width}-{language}")
    for place in (0, 1):
        page.goto(f"{site}/desk/registers")
        with page.expect_navigation():
            page.locator("main table a").nth(place).click()
        looked_at(page, f"register-entry-{place}-{width}-{language}")
    page.locator("#id_why").focus()
    page.keyboard.press("Tab")
    press_enter(page)
    looked_at(page, f"register-entry-wrong-{width}-{language}")
    page.locator("#id_why").fill("Reyestrin sahibi səhvi təsdiqlədi")
    page.keyboard.press("Tab")
    press_enter(page)
    looked_at(page, f"register-entry-aside-{width}-{language}")

    assert RegisterEntry.objects.filter(state="set_aside").count() == 1
    assert complaints == []
