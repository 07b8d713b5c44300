"""A person sees what was awarded to them and how each month came about; nobody else's, and not without a code."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import Grant, change_rate, end, take_over
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from tests.channels.portal.conftest import Citizen, says
from tests.channels.portal.test_my import NOON, come_in, trust
from tests.making import make_person

pytestmark = pytest.mark.django_db


def taken_over(person: Person, amount: str = "310.00", **given: object) -> Award:
    facts: dict[str, object] = {"benefit": "pensions/old_age_pension", "rhythm": "monthly", "starts_on": date(2020, 1, 1)}
    grant = Grant(amount=Decimal(amount), **{**facts, **given})
    return take_over(person=person, grant=grant, source="Pensiya reyestri", at=NOON)


def test_nothing_awarded_leads_to_the_law_book(aygun: Person) -> None:
    trust(aygun)

    assert says(come_in(Citizen()).get("/my/payments"), "Sizə hələ ödəniş təyin olunmayıb")


def test_a_payment_is_told_with_its_sum_its_days_and_where_it_comes_from(aygun: Person) -> None:
    taken_over(aygun)
    trust(aygun)

    page = come_in(Citizen()).get("/my/payments")

    assert says(page, "Yaşa görə əmək pensiyası")
    assert says(page, "ayda 310,00 manat")
    assert says(page, "1 yanvar 2020 tarixindən")
    assert says(page, "Pensiya reyestri")


def test_each_month_says_how_it_came_about(aygun: Person) -> None:
    award = taken_over(aygun)
    change_rate(award=award, amount=Decimal("341.00"), from_on=date(2020, 3, 1), decision=None, at=NOON)
    end(award=award, ends_on=date(2020, 3, 1), at=NOON)
    trust(aygun)

    page = come_in(Citizen()).get(f"/my/payments/{award.pk}")

    assert says(page, "mart 2020")
    assert says(page, "ayın ödənişi 310,00 manat")
    assert says(page, "tarixində əlavə hesablanıb 31,00 manat")
    assert says(page, "tarixində azaldılıb 341,00 manat")
    assert says(page, "620,00 manat")


def test_anothers_payment_is_answered_as_one_that_does_not_exist(aygun: Person) -> None:
    theirs = taken_over(make_person())
    trust(aygun)
    citizen = come_in(Citizen())

    assert citizen.get(f"/my/payments/{theirs.pk}").status_code == 404
    assert citizen.get(f"/my/payments/{uuid.uuid4()}").status_code == 404


def test_number_and_fin_alone_open_no_payment(citizen: Citizen, aygun: Person) -> None:
    award = taken_over(aygun)
    citizen.begin()

    for address in ("/my/payments", f"/my/payments/{award.pk}"):
        assert citizen.get(address).url == "/my/code"


def test_looking_is_journalled_as_the_persons_own(aygun: Person) -> None:
    award = taken_over(aygun)
    trust(aygun)
    citizen = come_in(Citizen())
    citizen.get("/my/payments")
    citizen.get(f"/my/payments/{award.pk}")

    entries = JournalEntry.objects.filter(subject_kind="own_awards", verb="consulted")
    assert [(entry.actor, entry.persons) for entry in entries] == [(str(aygun.pk), [aygun.pk])] * 2


def test_more_payments_and_months_ask_no_more(aygun: Person) -> None:
    trust(aygun)
    citizen = come_in(Citizen())
    asked = []
    for starts_on in (date(2020, 3, 1), date(2019, 1, 1)):
        award = taken_over(aygun, starts_on=starts_on, ends_on=date(2020, 3, 2) if starts_on.year == 2020 else date(2020, 3, 1))
        for address in ("/my/payments", f"/my/payments/{award.pk}"):
            with CaptureQueriesContext(connection) as queries:
                assert citizen.get(address).status_code == 200
            asked.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))

    assert asked == asked[:2] * 2


def test_months_are_told_twelve_at_a_time(aygun: Person) -> None:
    award = taken_over(aygun, starts_on=date(2018, 1, 1))
    trust(aygun)
    citizen = come_in(Citizen())

    first, last = citizen.get(f"/my/payments/{award.pk}"), citizen.get(f"/my/payments/{award.pk}?page=99")

    assert says(first, "mart 2020")
    assert not says(first, "yanvar 2018</th>")
    assert says(last, "yanvar 2018")
