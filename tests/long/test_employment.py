"""The search for work in Chromium: a jobseeker tells what is sought, an employer posts, an officer offers, both answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dayaq.casework.people.voen import check_digit
from tests.long.chromium import LANGUAGES, Screen, chromium, identify, log_in
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import run
from tests.long.test_disability import TRUSTED, fill
from tests.long.walk_contacts import press_first

pytestmark = pytest.mark.long

#: One for each language, so that nobody is offered the vacancy of another.
FIELDS = ("sewing", "cooking", "driving")
#: The pages of which `test_every_page.py` leaves the looking to this journey.
PAGES = {
    *("portal:job_search", "portal:wishes", "portal:job_offer", "portal:vacancies", "portal:post_vacancy"),
    *("portal:answer_referral", "desk:jobseekers", "desk:jobseeker", "desk:jobseeker_wishes", "desk:jobseeker_off"),
    *("desk:employer_answer", "desk:vacancies", "desk:new_vacancy"),
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("employment"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def voens() -> list[str]:
    """Tax numbers, of which not every eight digits have one."""
    firsts = [f"{number}" for number in range(14000574, 14000594)]
    return [f"{first}{check_digit(first)}1" for first in firsts if check_digit(first) < 10]


def come_in(screen: Screen, installation: Installation, citizen: Citizen, telephone: str) -> Inspection:
    """Identify and prove the trusted contact."""
    with installation.connect() as connection:
        connection.execute(TRUSTED, (telephone, citizen.fin))
    before = codes_told(installation, telephone)
    screen.page.goto("/my")
    identify(screen, citizen)
    screen.page.locator("input[value=sms]").check()
    press_first(screen)
    screen.page.locator("#id_code").fill(next_code(installation, telephone, before))
    press_first(screen)
    return Inspection(screen)


def tell(seen: Inspection, field: str) -> None:
    """The jobseeker tells what is sought, with a mistake first."""
    screen, page = seen.screen, seen.screen.page
    seen.open("/my/job-search", "job-search-untold")
    screen.press("portal.job.tell")
    seen.look("wishes")
    fill(screen, least_wage="çox")
    press_first(screen)
    seen.look("wishes-wrong")
    page.locator("#id_field_wished").select_option(field)
    page.locator("#id_district").select_option("yasamal")
    fill(screen, least_wage="450,50", position_wished="Çox uzun adlı tikiş istehsalatının baş dərzisi")
    page.locator("input[name=hours][value=full]").check()
    page.locator("input[name=education][value=vocational]").check()
    press_first(screen)
    seen.look("job-search")


def post(seen: Inspection, employer: str, field: str) -> None:
    """The employer posts a vacancy, with a mistake first."""
    screen, page = seen.screen, seen.screen.page
    seen.open(f"/employer/{employer}/vacancies", "vacancies-none")
    screen.press("portal.vacancy.new")
    fill(screen, position="Dərzi", wage="0")
    press_first(screen)
    seen.look("vacancy-wrong")
    page.locator("#id_field").select_option(field)
    page.locator("#id_district").select_option("sabail")
    fill(screen, duties="Paltar tikmək, təmir etmək.", workplace="Nizami küçəsi 1", wage="650,50", places="1")
    press_first(screen)
    seen.look("vacancies")


def offer(seen: Inspection, employer: str) -> str:
    """The officer finds the jobseeker and offers what suits; the address of the jobseeker's page."""
    page = seen.screen.page
    seen.open("/desk/jobseekers?state=unanswered", "jobseekers-none")
    seen.open("/desk/jobseekers?state=waiting", "jobseekers")
    seen.open("/desk/vacancies", "desk-vacancies")
    seen.open(f"/desk/employers/{employer}/vacancies/new", "desk-vacancy-new")
    page.goto("/desk/jobseekers?state=waiting")
    page.locator("main table a").first.click()
    seen.look("jobseeker")
    here = page.url
    seen.open(f"{here}/wishes", "jobseeker-wishes")
    page.goto(here)
    page.locator("main form[action*='/offer/'] button").first.click()
    seen.look("jobseeker-offered")
    return here


def take(seen: Inspection) -> None:
    """The jobseeker reads the offer and agrees."""
    screen = seen.screen
    seen.open("/my/job-search", "job-search-offered")
    screen.page.locator("main .card a").first.click()
    seen.look("job-offer")
    press_first(screen)
    seen.look("job-offer-empty")
    screen.page.locator("input[value=accepted]").check()
    press_first(screen)
    seen.look("job-search-referred")


def refuse(seen: Inspection, employer: str) -> None:
    """The employer does not hire, and says why at the second try."""
    screen = seen.screen
    seen.open(f"/employer/{employer}/vacancies", "vacancies-referred")
    screen.page.locator("main table a").first.click()
    seen.look("referral-of-jobseeker")
    screen.page.locator("input[value=refused]").check()
    press_first(screen)
    seen.look("referral-no-reason")
    fill(screen, reason="Yer artıq tutulub.")
    press_first(screen)
    seen.look("vacancies-answered")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_jobseeker_is_offered_a_job_and_the_employer_answers(installation, browser, language):
    place = LANGUAGES.index(language)
    seeker, signatory = installation.citizens[2 * place : 2 * place + 2]
    voen = voens()[place]
    employer = run(["tests.long.preparing_jobseekers", voen, seeker.fin, signatory.fin], installation.environment).strip()
    url = installation.base_url
    with (
        Screen(browser, url, language) as mine,
        Screen(browser, url, language) as theirs,
        Screen(browser, url, language) as desk,
    ):
        seeks = come_in(mine, installation, seeker, f"+99450777870{place}")
        signs = come_in(theirs, installation, signatory, f"+99450777880{place}")
        log_in(desk, installation.officers[0])
        serves = Inspection(desk)
        tell(seeks, FIELDS[place])
        post(signs, employer, FIELDS[place])
        here = offer(serves, employer)
        take(seeks)
        serves.open(here, "jobseeker-referred")
        desk.page.locator("main .card a").first.click()
        serves.look("employer-answer")
        refuse(signs, employer)
        serves.open(f"{here}/off", "jobseeker-off")
        press_first(desk)
        serves.look("jobseeker-off-empty")
        desk.page.locator("input[value=own_wish]").check()
        press_first(desk)
        serves.look("jobseeker-off-done")
        seeks.open("/my/job-search", "job-search-off")
        expect(mine.page.locator("main .notice")).to_have_count(1)

        assert seeks.faults + signs.faults + serves.faults == []
        assert mine.complaints + theirs.complaints + desk.complaints == []
        assert seeks.looked | signs.looked | serves.looked >= PAGES
