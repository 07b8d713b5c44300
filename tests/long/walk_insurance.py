"""The part of the walk through every page that shows an individual account: the person's own, and at the desk."""

from urllib.parse import urlsplit
from uuid import UUID

from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation

NOWHERE = UUID(int=0)
#: An account taken over, and a month of it, of a person who has none yet.
TAKEN_OVER = """
    WITH holder AS (
        SELECT id FROM person p
        WHERE id = %(person)s AND NOT EXISTS (SELECT FROM insurance_account a WHERE a.person_id = p.id)
    ),
    account AS (
        INSERT INTO insurance_account (id, person_id, number, opened_on, origin, recorded_at)
        SELECT gen_random_uuid(), id, '', '2007-05-01', 'taken_over', '2020-01-01' FROM holder
    ),
    balance AS (
        INSERT INTO insurance_balance (id, person_id, year, months, capital, source, recorded_at)
        SELECT gen_random_uuid(), id, 2020, 168, 12345.67, 'Fondun arxivi', '2020-01-01' FROM holder
    )
    INSERT INTO insurance_contribution (id, person_id, month, sector, wage, employee_part, employer_part, unemployment_employee,
        unemployment_employer, capital, origin, grounds, round, recorded_at)
    SELECT gen_random_uuid(), id, '2019-12-01', 'private', 1250.50, 111.05, 201.58, 6.25, 6.25, 281.37, 'taken_over',
        'Fondun arxivi', 0, '2020-01-01' FROM holder
"""


def own_account(seen: Inspection, installation: Installation, citizen: Citizen) -> None:
    """A person who came in by a code looks at an account that is not there, and at one that is."""
    seen.open("/my/insurance", "insurance-none")
    with installation.connect() as connection:
        (person,) = connection.execute("SELECT id FROM person WHERE fin = %s", [citizen.fin]).fetchone()
        connection.execute(TAKEN_OVER, {"person": person})
    seen.open("/my/insurance?year=2019", "insurance")


def account_at_desk(seen: Inspection, installation: Installation) -> None:
    """From the page of a person found before: the account, the record before 2006, and a month that is put right."""
    screen, page = seen.screen, seen.screen.page
    page.goto("/desk/people")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    person = urlsplit(page.url).path.rsplit("/", 1)[-1]
    screen.press("desk.insurance.open")
    seen.look("desk-insurance-none")
    with installation.connect() as connection:
        connection.execute(TAKEN_OVER, {"person": person})
    seen.open(f"/desk/people/{person}/insurance?year=2019", "desk-insurance")
    page.locator("main table a[href*='/insurance/']").first.click()
    seen.look("correct-month")
    screen.press("desk.insurance.correct_do")
    seen.look("correct-month-empty")
    seen.open(f"/desk/people/{person}/insurance/older", "older-record")
    screen.press("desk.insurance.enter")
    seen.look("older-record-empty")
    seen.open(f"/desk/people/{person}/insurance/month", "enter-month")
    screen.press("desk.insurance.enter")
    seen.look("enter-month-empty")
    seen.open(f"/desk/people/{NOWHERE}/insurance", "desk-insurance-unknown")
