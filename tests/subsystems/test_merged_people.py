"""The registers of the subsystems follow a person when doubles are merged, and go back when that is undone."""

from datetime import date

import pytest

from dayaq.subsystems.contracts.operations import notify
from dayaq.subsystems.disability.keeping import take_over
from tests.casework.corrections.test_merging import merged, rows_of, undone
from tests.making import MONDAY, make_person
from tests.subsystems.contracts.making import ANOTHER_VOEN, conclusion_of, make_employer, make_signatory, make_worker, signed_by
from tests.subsystems.disability.country import SECOND, TESTS
from tests.subsystems.insurance.making import make_account, make_month

pytestmark = pytest.mark.django_db


def test_what_is_written_once_moves_and_goes_back() -> None:
    kept, absorbed = make_person(fin=None), make_worker()
    notify(conclusion=conclusion_of(absorbed), signed=signed_by(make_signatory(make_employer())))
    make_signatory(make_employer(ANOTHER_VOEN), absorbed)
    take_over(person=absorbed, said=SECOND, decided_on=MONDAY.date(), actor=TESTS, at=MONDAY)
    make_account(absorbed)
    make_month(absorbed, date(2020, 2, 1))
    before = rows_of(absorbed)

    made = merged(kept, absorbed)

    assert {"contract_notification.person", "contract_signatory.person", "disability_assessment.person"} <= set(rows_of(kept))
    assert {"insurance_account.person", "insurance_balance.person", "insurance_contribution.person"} <= set(rows_of(kept))
    assert "insurance_year.person" in rows_of(kept)
    undone(made)
    assert rows_of(absorbed) == before
