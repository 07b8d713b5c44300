"""The part of the walk through every page that shows employers, their notifications, and a worker's own contracts."""

from datetime import date, timedelta

from dayaq.casework.people.voen import check_digit
from tests.long.chromium import Screen
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation

TERMS = {
    "position": "Çox uzun adlı istehsalat sahəsinin baş mütəxəssisi",
    "workplace": "Bakı, Nizami küçəsi 1",
    "duties": "Paltar tikmək",
    "address": "Bakı",
    "trial_months": "3",
    "weekly_hours": "40",
    "wage": "1250,50",
    "leave_days": "21",
    "concluded_on": "01.03.2020",
}

ROWS = """fin;document;surname;given_name;address;position;workplace;duties;concluded_on;starts_on;\
weekly_hours;wage;leave_days;main_workplace
ZZZZZZZ;AA0000000;Soyad;Ad;Bakı;Dərzi;Bakı;Tikmək;01.03.2020;=1+1;40;500;21;yes
"""

#: A notification about the signatory that waits for an officer because its work began before.
WAITING = """
    WITH notification AS (
        INSERT INTO contract_notification (id, employer_id, kind, own_key, digest, person_id, written_name, document,
            signatory_id, channel, unit_id, received_at, received_on, due_on, doubts)
        SELECT gen_random_uuid(), e.id, 'conclusion', 'walk', repeat('0', 64), s.person_id, 'Nişanəli Ad', 'AA0000000', s.id,
            'portal', u.id, now(), '2020-03-16', '2020-03-17', '["before_start", "worker_identified"]'
        FROM contract_employer e JOIN contract_signatory s ON s.employer_id = e.id
        JOIN unit u ON u.id = (SELECT unit_id FROM officer WHERE username = 'rhuseynov')
        WHERE e.voen = %(voen)s RETURNING id
    )
    INSERT INTO contract_terms (notification_id, from_on, position, workplace, duties, concluded_on, starts_on, trial_months,
        weekly_hours, wage, supplements, leave_days, main_workplace, parental_consent, address, other)
    SELECT id, '2020-03-01', 'Dərzi', 'Bakı', 'Tikmək', '2020-03-01', '2020-03-01', 3, 40, 1250.50, '', 21, true, false, 'Bakı',
        '' FROM notification
"""


def voen_of(language: str) -> str:
    """A tax number for each language, so that each walk has an employer of its own."""
    stem = {"az": "14000574", "en": "14015550", "ru": "14000575"}[language]
    return f"{stem}{check_digit(stem)}1"


def send(screen: Screen) -> None:
    """Press the main button of the form on the page."""
    screen.page.locator("main form[method=post] button.btn:not(.sec):not(.sm)").first.click()
    screen.page.wait_for_load_state()


def fill(screen: Screen, **answers: str) -> None:
    """Write answers into the fields of their names."""
    for name, value in answers.items():
        screen.page.locator(f"#id_{name}").fill(value)


def employers(seen: Inspection, installation: Installation, signatory: Citizen) -> None:
    """An officer, logged in, records an employer and who signs for it, and looks at a notification that waits."""
    screen, page = seen.screen, seen.screen.page
    seen.open("/desk/employers", "employers")
    fill(screen, voen=voen_of(screen.language))
    send(screen)
    seen.look("employer-not-found")
    seen.open("/desk/employers/new", "employer-new")
    send(screen)
    seen.look("employer-new-empty")
    fill(screen, voen=voen_of(screen.language), name="Xəzər Tikiş Məhdud Məsuliyyətli Cəmiyyəti", address="Bakı")
    fill(screen, from_on="01.01.2020")
    page.locator("input[value=business]").check()
    page.locator("input[value=private]").check()
    send(screen)
    seen.look("employer-none-sign")
    address = page.url
    fill(screen, document=signatory.document, fin=signatory.fin, paper="Əmr № 12", starts_on="01.01.2020")
    send(screen)
    seen.look("employer")
    seen.open(f"{address}/state", "employer-state")
    seen.open("/desk/contracts", "desk-contracts-none")
    with installation.connect() as connection:
        connection.execute(WAITING, {"voen": voen_of(screen.language)})
    seen.open("/desk/contracts", "desk-contracts")
    page.locator("main table a").first.click()
    seen.look("desk-contract")


def notifications(seen: Inspection, installation: Installation, worker: Citizen) -> None:
    """The identified signatory notifies: with mistakes, registered at once, waiting; changes and ends."""
    screen, page = seen.screen, seen.screen.page
    with installation.connect() as connection:
        names = connection.execute("SELECT surname, given_name FROM person WHERE fin = %s", [worker.fin]).fetchone()
    seen.open("/my/contracts", "contracts-none")
    seen.open("/employer", "employers-mine")
    page.locator("main .card a").first.click()
    seen.look("notifications-none")
    own = page.url
    seen.open(f"{own}/new", "notify")
    send(screen)
    seen.look("notify-empty")
    told = {**TERMS, "fin": worker.fin, "document": worker.document, "surname": names[0], "given_name": names[1]}
    fill(screen, **told, starts_on="01.03.2020")
    send(screen)
    seen.look("notification-waiting")
    page.goto(f"{own}/new")
    fill(screen, **told, starts_on=f"{date.today() + timedelta(days=1):%d.%m.%Y}")  # noqa: DTZ011  # any day from now on
    page.locator("#id_main_workplace").uncheck()
    send(screen)
    seen.look("notification-registered")
    contract = page.url
    seen.open(f"{contract}/amend", "amend")
    seen.open(f"{contract}/end", "end")
    send(screen)
    seen.look("end-empty")
    seen.open(own, "notifications")
    files(seen, own)


def files(seen: Inspection, own: str) -> None:
    """A file that is no table, and one whose line is wrong."""
    screen, page = seen.screen, seen.screen.page
    seen.open(f"{own}/files", "files-none")
    for name, content in (("garbage.csv", b"\x00"), ("contracts.csv", ROWS.encode())):
        page.locator("#id_table").set_input_files([{"name": name, "mimeType": "text/csv", "buffer": content}])
        send(screen)
        seen.look(f"file-{name}")
    seen.open(f"{own}/files", "files")
