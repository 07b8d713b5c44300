"""At the desk employers are put on record with those who sign, and notifications that wait are registered or refused."""

from datetime import date

import pytest

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.staff.models import Role
from dayaq.subsystems.contracts.models import Answer, Employer, Notification
from dayaq.subsystems.contracts.operations import notify
from tests.channels.desk.conftest import open_desk
from tests.making import make_officer, make_unit
from tests.subsystems.contracts.making import (
    VOEN,
    conclusion_of,
    make_employer,
    make_signatory,
    make_worker,
    signed_by,
)

pytestmark = pytest.mark.django_db

EMPLOYER = {
    "voen": "14000 57421",
    "name": "Xəzər Tikiş",
    "address": "Bakı",
    "kind": "business",
    "sector": "private",
    "active": "on",
    "from_on": "01.01.2020",
}


def said(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def waiting() -> Notification:
    signatory = make_signatory(make_employer())
    return notify(conclusion=conclusion_of(make_worker(), starts_on=date(2020, 3, 15)), signed=signed_by(signatory))


def test_an_employer_is_recorded_found_and_changed_with_its_history(desk):
    recorded = desk.post("/desk/employers/new", EMPLOYER)
    found = desk.post("/desk/employers", {"voen": VOEN})
    desk.post(f"{found.url}/state", {**EMPLOYER, "active": "", "name": "Xəzər Tikiş MMC", "from_on": "16.03.2020"})

    page = said(desk.get(found.url))

    assert recorded.url == found.url
    assert "Xəzər Tikiş MMC" in page
    assert page.index("fəal deyil") < page.index("1 yanvar 2020")
    assert Employer.objects.get().states.count() == 2


@pytest.mark.parametrize("voen", ["1400057431", "1400057423", "abc"])
def test_a_mistyped_tax_number_is_told(desk, voen):
    answer = desk.post("/desk/employers/new", {**EMPLOYER, "voen": voen})

    assert answer.status_code == 422
    assert not Employer.objects.exists()


def test_who_signs_is_recorded_by_document_and_ended(desk):
    employer, person = make_employer(), make_worker()
    document = person.documents.get()
    form = {"fin": person.fin, "document": f"{document.series}{document.number}", "paper": "Əmr 1", "starts_on": "01.03.2020"}

    desk.post(f"/desk/employers/{employer.pk}", form)
    again = desk.post(f"/desk/employers/{employer.pk}", form)
    nobody = desk.post(f"/desk/employers/{employer.pk}", {**form, "fin": "ZZZZZZZ"})
    signatory = employer.signatories.get()
    desk.post(f"/desk/employers/{employer.pk}/signatories/{signatory.pk}/end")

    assert (again.status_code, nobody.status_code) == (422, 422)
    assert employer.signatories.get().end.ends_on == date(2020, 3, 16)
    verbs = set(JournalEntry.objects.filter(subject=str(employer.pk)).values_list("verb", flat=True))
    assert {"signatory_recorded", "signatory_ended", "consulted"} <= verbs


def test_an_officer_registers_what_waits(desk, waiting):
    page = said(desk.get("/desk/contracts"))
    one = said(desk.get(f"/desk/contracts/{waiting.pk}"))
    desk.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "registered"})

    assert str(waiting.pk) in page
    assert "Xəzər Tikiş" in one
    assert Answer.objects.get().outcome == "registered"
    assert str(waiting.pk) not in said(desk.get("/desk/contracts"))


def test_a_refusal_without_a_reason_is_sent_back(desk, waiting):
    answer = desk.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "refused", "reason": ""})

    assert answer.status_code == 422
    assert "İmtinanın səbəbini yazın" in said(answer)
    assert not Answer.objects.exists()


def test_the_second_officer_is_told_that_it_is_answered(desk, waiting):
    desk.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "refused", "reason": "Sənəd yoxdur"})

    second = desk.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "registered"}, follow=True)

    assert "artıq cavab verilib" in said(second)
    assert "Sənəd yoxdur" in said(second)


def test_an_officer_of_another_unit_finds_nothing(client, waiting):
    stranger = open_desk(client, make_officer(unit=make_unit()))

    assert str(waiting.pk) not in said(stranger.get("/desk/contracts"))
    assert stranger.get(f"/desk/contracts/{waiting.pk}").status_code == 404
    assert stranger.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "registered"}).status_code == 404


def test_an_auditor_reads_and_answers_nothing(client, waiting):
    auditor = open_desk(client, make_officer(roles=(Role.AUDITOR,)))

    assert auditor.get(f"/desk/contracts/{waiting.pk}").status_code == 200
    assert auditor.post(f"/desk/contracts/{waiting.pk}/answer", {"outcome": "registered"}).status_code == 403
    assert auditor.get("/desk/employers").status_code == 403
