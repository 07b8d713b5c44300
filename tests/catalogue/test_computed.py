"""What is computed: every pension, allowance, stipend, assistance, unemployment and contract service; the others say why not."""

import pytest
from click.testing import CliRunner

from dayaq.catalogue.catalogue import all_services, service_of_benefit
from dayaq.law.book import law_book
from dayaq.law.payments import rhythm_of
from dayaq.project.catalogue_command import benefits_of, catalogue

COMPUTED_FIELDS = {"pensions", "allowances", "stipends", "assistance"}
#: Services of other fields that the issue names.
COMPUTED_TOO = {"employment.jobseeker_registration", "employment.training_stipend", "employment.self_employment_support"}


@pytest.mark.parametrize("entry", all_services(), ids=lambda entry: entry.passport.code)
def test_a_service_is_computed_by_the_law_book_or_says_why_an_officer_decides(entry) -> None:
    passport = entry.passport

    assert (passport.law is None) is (passport.judged is not None)
    assert bool(benefits_of(law_book(), passport.law)) is (passport.law is not None)


@pytest.mark.parametrize("entry", all_services(), ids=lambda entry: entry.passport.code)
def test_payments_and_contracts_are_computed(entry) -> None:
    field = entry.passport.code.partition(".")[0]
    if field in COMPUTED_FIELDS or entry.passport.code in COMPUTED_TOO or entry.passport.code.endswith("contract_notification"):
        assert entry.passport.law is not None


def test_every_pension_allowance_and_stipend_of_the_law_is_awarded_by_a_service() -> None:
    paid = {folder.path for folder in law_book().folders.values() if folder.path.partition("/")[0] in COMPUTED_FIELDS}
    without = {path for path in paid if _is_paid(path) and service_of_benefit(path) is None}

    assert without == {"assistance/one_off_payment_2020", "pensions/funeral_grant", "pensions/restored_disability_pension"}


def _is_paid(benefit: str) -> bool:
    try:
        return rhythm_of(benefit) != "part"
    except KeyError:
        return False


def test_the_command_tells_each_service_in_the_language_asked_for() -> None:
    told = CliRunner().invoke(catalogue, ["--language", "en"])

    assert told.exit_code == 0
    assert "pensions.old_age_pension\tOld-age labour pension\n\t= pensions/old_age_pension" in told.output
    assert "labour.labour_law_guidance" in told.output
    assert "· A labour inspector gives the guidance." in told.output
