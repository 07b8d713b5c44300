"""How benefits are paid: what the list of payments names stands in the law book, and each benefit once."""

import pytest

from dayaq.law.book import law_book
from dayaq.law.payments import goes_on_while, is_fixed_when_awarded, rhythm_of

BENEFITS = sorted(folder.path for folder in law_book().folders.values())


def conditions(benefit: str) -> set[str]:
    """The names of the conditions of a benefit, at whatever time they were in force."""
    folder = law_book().folder(benefit).path.rpartition("/")[2]
    versions = (rule for versions in law_book().rules.values() for rule in versions)
    return {rule.id.rpartition(".")[2] for rule in versions if rule.folder == folder and rule.kind == "condition"}


@pytest.mark.parametrize("benefit", BENEFITS)
def test_an_award_goes_on_by_conditions_of_its_own_law(benefit: str) -> None:
    named = goes_on_while(benefit) or ()

    assert set(named) <= conditions(benefit)


@pytest.mark.parametrize("benefit", [benefit for benefit in BENEFITS if is_fixed_when_awarded(benefit)])
def test_only_a_monthly_sum_is_fixed_when_awarded(benefit: str) -> None:
    assert rhythm_of(benefit) == "monthly"
