"""A stored law computes the same years later, whatever became of the files it was read from."""

from datetime import date
from random import Random

import pytest

from dayaq.rules.as_json import finding_as_json
from dayaq.rules.book import Law
from dayaq.rules.explain import find_for
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.stored import NotStored, hash_of, law_stored, stored_law
from tests.rules import population


@pytest.mark.parametrize(("benefit", "entity"), [("old_age", "person"), ("family_aid", "family")])
@pytest.mark.parametrize("day", population.LEGAL_DAYS)
def test_a_stored_law_answers_with_the_same_explanation(country: Law, benefit: str, entity: str, day: date) -> None:
    law = law_on(country, day)
    stored = law_stored(stored_law(law, benefit))

    for seed in range(20):
        record = record_of(country.vocabulary, entity, getattr(population, entity)(Random(seed)))
        again = record_of(stored.law.vocabulary, entity, getattr(population, entity)(Random(seed)))
        assert finding_as_json(find_for(stored, benefit, again)) == finding_as_json(find_for(law, benefit, record))


def test_storing_what_was_stored_gives_the_same_bytes(country: Law) -> None:
    text = stored_law(law_on(country, date(2023, 7, 1), date(2023, 6, 1)), "old_age")

    assert hash_of(stored_law(law_stored(text), "old_age")) == hash_of(text)


def test_a_stored_law_names_no_file(country: Law) -> None:
    assert "rule.py" not in stored_law(law_on(country, date(2023, 7, 1)), "old_age")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rules": [{"": "Path"}]}'])
def test_another_text_is_not_a_stored_law(text: str) -> None:
    with pytest.raises(NotStored):
        law_stored(text)
