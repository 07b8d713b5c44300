"""What stands in an account is never changed or removed, and a month stands once, whoever asks the database itself."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from dayaq.subsystems.insurance.entering import MonthEntered
from dayaq.subsystems.insurance.guards import TABLES
from dayaq.subsystems.insurance.keeping import EntryUnknown, ProvedRecord, prove_older_record, reverse
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.contracts.making import make_employer
from tests.subsystems.insurance.making import make_account, make_month, whole_stock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed_or_removed(table: str) -> None:
    person, officer = make_person(), make_officer()
    whole_stock()
    make_account(person)
    prove_older_record(person=person.pk, proved=ProvedRecord(months=7, paper="Kitabça"), officer=officer, at=MONDAY)
    reverse(contribution=make_month(person, date(2020, 1, 1)).pk, reason="Səhv", officer=officer, at=MONDAY)

    for act in (f"DELETE FROM {table}", f"UPDATE {table} SET recorded_at = now()"):  # noqa: S608 - names of ours
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)


def test_a_month_stands_once_for_each_employer_and_is_reversed_once() -> None:
    person, employer, officer = make_person(), make_employer(), make_officer()
    first = make_month(person, date(2020, 1, 1), employer=employer)
    make_month(person, date(2020, 1, 1))

    with pytest.raises(MonthEntered):
        make_month(person, date(2020, 1, 1), employer=employer)
    reverse(contribution=first.pk, reason="Səhv", officer=officer, at=MONDAY)
    with pytest.raises(EntryUnknown):
        reverse(contribution=first.pk, reason="Səhv", officer=officer, at=MONDAY)

    assert make_month(person, date(2020, 1, 1), employer=employer).round == 1
