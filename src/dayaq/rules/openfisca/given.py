"""A law in which some rules are not computed but given, as tests of OpenFisca give an age instead of a day of birth."""

from collections.abc import Iterable
from dataclasses import replace

from dayaq.rules.book import Law
from dayaq.rules.tree import Fact
from dayaq.rules.vocabulary import FactKind


def law_given(law: Law, rule_ids: Iterable[str]) -> Law:
    """The same law, with a fact of the same name and kind in the place of each of these rules."""
    entities, rules = dict(law.vocabulary.entities), dict(law.rules)
    for rule_id in rule_ids:
        rule = rules[rule_id][-1]
        entity = entities[rule.entity]
        fact = FactKind(rule.name, entity.name, rule.type, "", {"en": rule.meaning}, rule.place)
        entities[entity.name] = replace(entity, facts={**entity.facts, rule.name: fact})
        tree = Fact(entity.name, rule.name, rule.type)
        rules[rule_id] = (replace(rule, tree=tree, start=None, end=None, known_since=None),)
    return replace(law, vocabulary=replace(law.vocabulary, entities=entities), rules=rules)
