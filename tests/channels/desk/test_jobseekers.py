"""At the desk jobseekers are listed by term, offered what suits with the reasons, taken off the register and put back."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.staff.models import Role
from dayaq.subsystems.employment.models import EmployerAnswer, Offer, Registration, Vacancy, Wishes
from dayaq.subsystems.employment.offering import accept
from tests.channels.desk.conftest import open_desk
from tests.channels.portal.test_job_search import VACANCY, WISHES
from tests.making import MONDAY, make_officer, make_unit
from tests.subsystems.contracts.making import make_employer
from tests.subsystems.employment.making import make_jobseeker, make_offer, make_vacancy

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'")


@pytest.fixture
def seeker() -> Registration:
    return make_jobseeker()


def address(seeker: Registration, rest: str = "") -> str:
    return f"/desk/jobseekers/{seeker.pk}{rest}"


def test_an_empty_list_says_so(desk):
    assert "Qeydiyyatda işaxtaran yoxdur" in said(desk.get("/desk/jobseekers"))
    assert "Belə işaxtaran yoxdur" in said(desk.get("/desk/jobseekers?state=unemployed"))
    assert "Açıq vakansiya yoxdur" in said(desk.get("/desk/vacancies"))


def test_the_list_shows_each_with_the_term_and_is_journalled(desk, seeker):
    page = said(desk.get("/desk/jobseekers?state=waiting"))

    assert seeker.person.full_name in page
    assert "30 mart 2020" in page
    assert JournalEntry.objects.filter(subject_kind="jobseekers", persons=[seeker.person_id]).exists()


def test_what_suits_is_offered_with_its_reasons_and_what_does_not_is_not(desk, seeker):
    employer = make_employer()
    suits, low = make_vacancy(employer), make_vacancy(employer, wage=300)
    page = said(desk.get(address(seeker)))

    assert page.index("Axtarılan iş sahəsidir") < page.index("Əməkhaqqı göstərilən məbləğdən azdır")
    desk.post(address(seeker, f"/offer/{low.pk}"))
    desk.post(address(seeker, f"/offer/{suits.pk}"))
    assert [made.vacancy for made in Offer.objects.all()] == [suits]
    assert "Cavab gözlənilir" in said(desk.get(address(seeker)))


def test_an_officer_writes_down_what_is_sought(desk):
    seeker = make_jobseeker(told=None)
    assert "Hansı işi axtardığı yazılmayınca" in said(desk.get(address(seeker)))

    assert desk.post(address(seeker, "/wishes"), {**WISHES, "education": ""}).status_code == 422
    assert desk.post(address(seeker, "/wishes"), WISHES).url == address(seeker)
    assert Wishes.objects.get().officer.username == "rhuseynov"


def test_somebody_is_taken_off_for_a_time_and_put_back(desk, seeker):
    assert desk.post(address(seeker, "/off"), {"why": "other", "words": ""}).status_code == 422
    assert desk.post(address(seeker, "/off"), {"why": "hired", "words": ""}).status_code == 422
    desk.post(address(seeker, "/off"), {"why": "conscription", "words": ""})
    assert "hərbi xidmət müddətinə dayandırılıb" in said(desk.get(address(seeker)))

    back = desk.post(address(seeker, "/back"))

    assert Registration.objects.get(ends_on__isnull=True).returns == seeker
    assert "Qeydiyyat bərpa olundu." in said(desk.get(back.url))


def test_the_employers_answer_is_recorded_on_their_word(desk, seeker):
    made = make_offer(seeker)
    referral = accept(offer=made.pk, person=seeker.person_id, at=MONDAY)
    there = address(seeker, f"/referrals/{referral.pk}")

    assert desk.post(there, {"outcome": "refused", "reason": ""}).status_code == 422
    assert desk.post(there, {"outcome": "refused", "reason": "Yer tutulub"}).url == address(seeker)
    assert EmployerAnswer.objects.get().officer.username == "rhuseynov"
    assert desk.get(address(seeker, f"/referrals/{uuid.uuid4()}")).status_code == 404


def test_an_overdue_answer_of_an_employer_is_flagged(desk, seeker, settings):
    made = make_offer(seeker)
    accept(offer=made.pk, person=seeker.person_id, at=MONDAY)
    assert seeker.person.full_name not in said(desk.get("/desk/jobseekers?state=unanswered"))

    settings.LEGAL_DAY = date(2020, 4, 1)

    assert seeker.person.full_name in said(desk.get("/desk/jobseekers?state=unanswered"))


def test_an_officer_posts_a_vacancy_on_the_employers_word(desk):
    employer = make_employer()
    form = {**VACANCY, "own_key": str(uuid.uuid4())}

    assert desk.post(f"/desk/employers/{employer.pk}/vacancies/new", {**form, "wage": "0"}).status_code == 422
    assert desk.post(f"/desk/employers/{employer.pk}/vacancies/new", form).url == f"/desk/employers/{employer.pk}"
    assert Vacancy.objects.get().officer.username == "rhuseynov"
    assert "650,50 manat" in said(desk.get("/desk/vacancies"))


def test_another_units_officer_finds_nobody(client, seeker):
    stranger = open_desk(client, make_officer(unit=make_unit()))

    assert seeker.person.full_name not in said(stranger.get("/desk/jobseekers"))
    for rest in ("", "/wishes", "/off"):
        assert stranger.get(address(seeker, rest)).status_code == 404
    assert stranger.post(address(seeker, "/back")).status_code == 404


def test_who_may_only_read_changes_nothing(client, seeker):
    auditor = open_desk(client, make_officer(roles=[Role.AUDITOR]))
    vacancy = make_vacancy()

    assert auditor.get(address(seeker)).status_code == 200
    assert auditor.post(address(seeker, f"/offer/{vacancy.pk}")).status_code == 403
    assert not Offer.objects.exists()


@pytest.mark.parametrize("path", ["/desk/jobseekers", "/desk/vacancies"])
def test_a_list_costs_the_same_with_one_and_with_three_rows(desk, path):
    employer = make_employer()
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_offer(make_jobseeker(), make_vacancy(employer, places=5))
        with CaptureQueriesContext(connection) as queries:
            desk.get(path)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_many_jobseekers_come_in_pages(desk, monkeypatch):
    monkeypatch.setattr("dayaq.subsystems.employment.serving.PAGE_SIZE", 1)
    monkeypatch.setattr("dayaq.channels.desk.jobseekers.PAGE_SIZE", 1)
    first, second = make_jobseeker(), make_jobseeker()

    pages = [said(desk.get(f"/desk/jobseekers?page={page}")) for page in (1, 2, 99)]

    assert [first.pk.hex in page.replace("-", "") for page in pages].count(True) + [
        second.pk.hex in page.replace("-", "") for page in pages
    ].count(True) == 3
