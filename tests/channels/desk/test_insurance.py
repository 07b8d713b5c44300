"""At the desk an account is read, a wrong month is put right with its reason, and a record before 2006 entered by its paper."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Role
from dayaq.subsystems.insurance.models import Contribution, OlderRecord, Reversal
from tests.channels.desk.conftest import open_desk
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.contracts.making import VOEN, make_employer
from tests.subsystems.insurance.making import make_account, make_month

pytestmark = pytest.mark.django_db

EARLIER = MONDAY - timedelta(days=1)


def said(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def insured() -> Person:
    person = make_person()
    make_account(person, at=EARLIER)
    make_month(person, date(2020, 2, 1), at=EARLIER)
    return person


def test_an_account_is_read_and_the_reading_is_journalled(desk, insured):
    page = said(desk.get(f"/desk/people/{insured.pk}/insurance?year=2020"))

    assert "14 il 1 ay" in page
    assert "fevral 2020" in page
    assert JournalEntry.objects.filter(subject_kind="insurance_account", verb="consulted", persons=[insured.pk]).exists()


def test_a_person_without_an_account_and_nobody_at_all(desk):
    assert "fərdi hesabı yoxdur" in said(desk.get(f"/desk/people/{make_person().pk}/insurance"))
    assert desk.get("/desk/people/00000000-0000-0000-0000-000000000000/insurance").status_code == 404


def test_a_wrong_month_is_put_right_and_both_stay(desk, insured):
    wrong = Contribution.objects.get()
    address = f"/desk/people/{insured.pk}/insurance/{wrong.pk}"

    empty = desk.post(address, {"act": "correct", "wage": "", "reason": "Əmr № 5"})
    done = desk.post(address, {"act": "correct", "wage": "850,50", "reason": "Əmr № 5"})

    assert (empty.status_code, done.status_code) == (422, 302)
    assert Reversal.objects.get().reason == "Əmr № 5"
    right = Contribution.objects.get(reversal__isnull=True)
    assert (right.wage, right.round, right.origin) == (Decimal("850.50"), 1, "officer")
    page = said(desk.get(f"/desk/people/{insured.pk}/insurance?year=2020"))
    assert "850,50 manat" in page
    assert "ləğv edilib" in page
    assert desk.get(address).status_code == 404


def test_a_month_is_reversed_without_another_in_its_place(desk, insured):
    wrong = Contribution.objects.get()

    desk.post(f"/desk/people/{insured.pk}/insurance/{wrong.pk}", {"act": "reverse", "wage": "", "reason": "Başqasınındır"})

    assert not Contribution.objects.filter(reversal__isnull=True).exists()


def test_the_record_before_2006_is_entered_by_its_paper(desk, insured):
    address = f"/desk/people/{insured.pk}/insurance/older"

    bad = desk.post(address, {"months": "132", "paper": "Əmək kitabçası", "capital": "2000", "capital_year": ""})
    too_long = desk.post(address, {"months": "700", "paper": "Əmək kitabçası", "capital": "", "capital_year": ""})
    done = desk.post(address, {"months": "132", "paper": "Əmək kitabçası", "capital": "2000", "capital_year": "2020"})

    assert (bad.status_code, too_long.status_code, done.status_code) == (422, 422, 302)
    proved = OlderRecord.objects.get()
    assert (proved.months, proved.capital, proved.capital_year) == (132, Decimal(2000), 2020)
    assert "11 il" in said(desk.get(f"/desk/people/{insured.pk}/insurance"))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"voen": "1401555071"}, "reyestrdə yoxdur"),
        ({"month": "02.2020", "wage": "0"}, "sıfırdan böyük"),
        ({"month": "03.2020"}, "hələ bitməyib"),
        ({"month": "13.2020"}, "02.2020"),
        ({"month": "05.2019"}, "qalıqda artıq nəzərə alınıb"),
        ({"month": "01.1950"}, "02.2020"),
    ],
    ids=["unknown employer", "no wage", "not over", "no month", "in the balance", "before 2006"],
)
def test_a_month_that_cannot_be_entered_is_told_why(desk, insured, changed, told):
    make_employer(at=EARLIER)
    written = {"voen": VOEN, "month": "01.2020", "wage": "500", "grounds": "Cədvəl № 3", **changed}

    answer = desk.post(f"/desk/people/{insured.pk}/insurance/month", written)

    assert answer.status_code == 422
    assert told in said(answer)


def test_a_month_is_entered_once_and_reckoned_by_its_law(desk, insured):
    make_employer(at=EARLIER)
    address = f"/desk/people/{insured.pk}/insurance/month"
    written = {"voen": VOEN, "month": "01.2020", "wage": "500", "grounds": "Cədvəl № 3"}

    first, second = desk.post(address, written), desk.post(address, written)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "artıq daxil edilib" in said(second)
    made = Contribution.objects.get(origin="officer")
    assert (made.employee_part, made.employer_part, made.capital) == (Decimal(36), Decimal(89), Decimal("112.50"))


def test_a_month_before_birth_is_refused(desk):
    child = make_person(birth_date=date(2020, 2, 10))
    make_employer(at=EARLIER)
    written = {"voen": VOEN, "month": "01.2020", "wage": "500", "grounds": "Cədvəl № 3"}

    answer = desk.post(f"/desk/people/{child.pk}/insurance/month", written)

    assert "doğum tarixindən əvvəldir" in said(answer)
    assert not Contribution.objects.exists()


def test_who_does_not_keep_accounts_may_not_look(client, insured):
    auditor = open_desk(client, make_officer(roles=[Role.AUDITOR]))

    assert auditor.get(f"/desk/people/{insured.pk}/insurance").status_code == 403
