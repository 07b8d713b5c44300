"""A person reads their own account, by year and by month; an account that is not there is said so, and nobody else's is shown."""

from datetime import date, timedelta

import pytest

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from dayaq.casework.usage.models import ServiceUse
from dayaq.subsystems.insurance.keeping import ProvedRecord, prove_older_record, reverse
from tests.channels.portal.conftest import Citizen, says
from tests.channels.portal.test_my import come_in, trust
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.contracts.making import make_employer
from tests.subsystems.insurance.making import make_account, make_month

pytestmark = pytest.mark.django_db

#: Before the page is looked at, whatever the hour of the test.
EARLIER = MONDAY - timedelta(days=1)


def test_without_an_account_the_page_says_how_one_opens(aygun: Person) -> None:
    trust(aygun)
    make_account(make_person())

    page = come_in(Citizen()).get("/my/insurance")

    assert says(page, "fərdi hesabınız yoxdur")
    assert JournalEntry.objects.filter(verb="consulted", subject_kind="own_insurance", persons=[aygun.pk]).count() == 1
    assert ServiceUse.objects.filter(kind="status_read", service="insurance.individual_account").count() == 1


@pytest.mark.parametrize(
    ("language", "record", "capital"),
    [("az", "14 il 1 ay", "3 190,50 manat"), ("en", "14 years 1 month", "3,190.50"), ("ru", "14 лет 1 месяц", "3 190,50")],
)
def test_the_account_says_record_and_capital_in_words(aygun: Person, language: str, record: str, capital: str) -> None:
    trust(aygun)
    make_account(aygun, at=EARLIER)
    make_month(aygun, date(2020, 1, 1), at=EARLIER)

    page = come_in(Citizen(language)).get("/my/insurance")

    assert says(page, record)
    assert says(page, capital)


def test_a_year_is_opened_to_its_months_with_who_paid_and_how_it_was_reckoned(aygun: Person) -> None:
    trust(aygun)
    make_account(aygun, at=EARLIER)
    make_month(aygun, date(2020, 2, 1), employer=make_employer(), at=EARLIER)
    wrong = make_month(aygun, date(2020, 1, 1), wage="9000", at=EARLIER)
    reverse(contribution=wrong.pk, reason="Başqa işçinindir", officer=make_officer(full_name="Gizli Əməkdaş"), at=EARLIER)
    citizen = come_in(Citizen())

    page = citizen.get("/my/insurance?year=2020")

    for told in (
        "fevral 2020",
        "Xəzər Tikiş",
        "1400057421",
        "işçidən 36",
        "işəgötürəndən 89",
        "112,50",
        "90",
        "Başqa işçinindir",
    ):
        assert says(page, told), told
    assert not says(page, "Gizli")
    assert citizen.get("/my/insurance?year=1999").status_code == 200


def test_what_is_not_known_is_said_to_be_unknown(aygun: Person) -> None:
    trust(aygun)
    make_account(aygun, at=EARLIER)
    proved = ProvedRecord(months=30, paper="Əmək kitabçası")
    prove_older_record(person=aygun.pk, proved=proved, officer=make_officer(), at=EARLIER)

    page = come_in(Citizen()).get("/my/insurance")

    assert says(page, "2 il 6 ay")
    assert says(page, "Kapitalın bu günə məbləği məlum deyil")
