"""Complaints, corrections and the matters of the dead on the desk."""

import uuid
from datetime import date

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.finding import Finding
from dayaq.casework.people.models import Person
from dayaq.casework.review.complaints import complain
from dayaq.casework.review.operations import complete, take
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_application, make_officer

pytestmark = pytest.mark.django_db

SERVICE = catalogue.service("labour.labour_law_courses").service
REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
APPROVED = Finding(approved=True, explanation="Təyin olunur.")


def decided(by: Officer, finding: Finding = REFUSED) -> Application:
    application = make_application(SERVICE)
    take(number=application.registration_number, officer=by, at=MONDAY)
    complete(number=application.registration_number, service=SERVICE, finding=finding, officer=by, at=MONDAY)
    return application


def complaint_about(application: Application) -> Application:
    return complain(key=application.pk, service=SERVICE, text="Stajım var.", form=uuid.uuid4(), at=MONDAY)


def address(application: Application, page: str = "") -> str:
    return f"/desk/applications/{application.registration_number}{page}"


def test_the_complaint_page_shows_the_complaint_and_the_decision_and_changes_it(desk) -> None:
    application = decided(make_officer())
    complaint = complaint_about(application)
    desk.post(address(complaint, "/take"))

    page = desk.get(address(complaint, "/complaint")).content.decode()
    wrong = desk.post(address(complaint, "/complaint"), {"way": "changed", "explanation": "Haqlısınız."})
    desk.post(address(complaint, "/complaint"), {"way": "changed", "explanation": "Haqlısınız.", "new_decision": "Təyin olunur."})

    for shown in ("Stajım var.", "Staj çatmır."):
        assert shown in page
    assert (wrong.status_code, "Yeni qərarı yazın." in wrong.content.decode()) == (422, True)
    assert Application.objects.get(purpose="correction").state == "approved"
    assert "təmin edilib" in desk.get(address(complaint, "/decided")).content.decode()


def test_the_decider_is_told_that_another_reviews_the_complaint(desk, officer: Officer) -> None:
    complaint = complaint_about(decided(officer))

    page = desk.post(address(complaint, "/take"), follow=True).content.decode()

    assert "başqa əməkdaş baxmalıdır" in page


def test_a_decision_is_corrected_through_a_matter_of_its_own(desk, officer: Officer) -> None:
    application = decided(officer)

    assert address(application, "/correct") in desk.get(address(application)).content.decode()
    page = desk.post(address(application, "/correct"), {"reason": "Staj arayışı tapıldı."}, follow=True).content.decode()

    correction = Application.objects.get(purpose="correction")
    assert correction.registration_number in page
    assert "Staj arayışı tapıldı." in page
    assert correction.registration_number in desk.get(address(application)).content.decode()


def test_an_adverse_correction_without_a_hearing_is_explained(desk, officer: Officer) -> None:
    application = decided(officer, APPROVED)
    desk.post(address(application, "/correct"), {"reason": "Səhv."})
    correction = Application.objects.get(purpose="correction")

    answers = {"outcome": "refuse", "ground": "no_legal_basis", "explanation": "Staj çatmır."}
    page = desk.post(address(correction, "/check"), answers, follow=True).content.decode()

    assert "əvvəlcə onu dinləyin" in page
    assert Application.objects.get(purpose="correction").closed_at is None


def test_a_correction_that_changes_nothing_is_dropped(desk, officer: Officer) -> None:
    application = decided(officer)
    desk.post(address(application, "/correct"), {"reason": "Səhv."})
    correction = Application.objects.get(purpose="correction")

    empty = desk.post(address(correction, "/drop"), {"reason": ""})
    desk.post(address(correction, "/drop"), {"reason": "Qərar düzdür."})

    assert empty.status_code == 422
    assert "Qərar düzdür." in desk.get(address(correction)).content.decode()


def test_the_page_warns_of_a_dead_applicant_and_closes_the_matter(desk, officer: Officer) -> None:
    application = make_application(SERVICE)
    desk.post(address(application, "/take"))
    Person.objects.filter(pk=application.person_id).update(died_on=date(2020, 3, 15))

    page = desk.get(address(application)).content.decode()
    desk.post(address(application, "/died"), {"reason": "Akt yazısı var."})

    assert "Ona məktub göndərilmir" in page
    assert Application.objects.get().state == "discontinued"
