"""The law speaks to people in three languages: all that it has is named, and every sentence can be said."""

import re

import pytest

from dayaq.rules.amounts import DatedAmount
from dayaq.rules.book import Law
from dayaq.rules.finding import Reason
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.wording import PLACE, name_of, reason_said
from tests.law.test_cases import CASES

LANGUAGES = ("az", "en", "ru")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
FOREIGN = re.compile(r"\b(the|and|pension|record|wage|allowance)\b", re.IGNORECASE)


def test_every_folder_with_rules_has_a_title(law: Law) -> None:
    folders = {version.folder for versions in law.rules.values() for version in versions}

    assert [name for name in sorted(folders) if set(law.folders[name].texts.title) != set(LANGUAGES)] == []


def test_every_rule_has_a_name_and_every_condition_its_sentences(law: Law) -> None:
    unnamed = []
    for rule_id, versions in law.rules.items():
        folder, _, name = rule_id.rpartition(".")
        texts = law.folders[folder].texts
        named = texts.conditions[name].name if name in texts.conditions else texts.rules.get(name, {})
        if set(named) != set(LANGUAGES) or (versions[0].kind == "condition") != (name in texts.conditions):
            unnamed.append(rule_id)

    assert unnamed == []


def test_the_texts_name_nothing_that_the_law_does_not_have(law: Law) -> None:
    named = {
        f"{folder.name}.{name}" for folder in law.folders.values() for name in (*folder.texts.rules, *folder.texts.conditions)
    }

    assert named - set(law.rules) == set()


def test_every_amount_is_described_and_every_fact_means_something_in_three_languages(law: Law) -> None:
    facts = [fact for entity in law.vocabulary.entities.values() for fact in entity.facts.values()]
    options = [words for choice in law.vocabulary.choices.values() for words in choice.options.values()]

    assert [amount.id for amount in law.amounts.values() if set(amount.description) != set(LANGUAGES)] == []
    assert [fact.name for fact in facts if set(fact.meaning) != set(LANGUAGES)] == []
    assert [words for words in options if set(words) != set(LANGUAGES)] == []


def test_every_unit_of_an_amount_or_fact_can_be_said(law: Law) -> None:
    units = {amount.unit for amount in law.amounts.values() if isinstance(amount, DatedAmount)}
    units |= {fact.unit for entity in law.vocabulary.entities.values() for fact in entity.facts.values()}
    silent = {"", "count", "date", "yes or no", "children", "people"}

    assert units - silent - set(law.units) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_of_every_example_can_be_said(law: Law, language: str) -> None:
    said = set()
    for case in CASES:
        on = law_on(law, case.as_of, case.known_on)
        conditions = on.conditions(case.folder)
        if not conditions or case.about not in ("", conditions[0].entity) or "entitled" not in case.expected:
            continue
        record = record_of(law.vocabulary, conditions[0].entity, case.given)
        for condition in conditions:
            for holds in (True, False):
                sentence = reason_said(on, case.folder, record, Reason(condition.name, condition.article, holds, ()), language)
                said.add(sentence)

    assert [sentence for sentence in said if PLACE.search(sentence) or not sentence.endswith(".")] == []
    assert [sentence for sentence in said if bool(CYRILLIC.search(sentence)) != (language == "ru")] == []
    assert [sentence for sentence in said if FOREIGN.search(sentence) and language != "en"] == []


def test_every_name_is_written_in_the_letters_of_its_language(law: Law) -> None:
    names = {(language, name_of(law, rule_id, language)) for rule_id in law.rules for language in LANGUAGES}

    assert [name for language, name in names if bool(CYRILLIC.search(name)) != (language == "ru")] == []
