"""Refuses rules that need themselves: on no day may a rule depend on its own value."""

from collections.abc import Mapping

from dayaq.rules.rule_reader import Rule
from dayaq.rules.source import LawError
from dayaq.rules.tree import Value, walk


def refuse_cycles(rules: Mapping[str, tuple[Rule, ...]]) -> None:
    """Raises a `LawError` that tells the way round, if there is one."""
    done: set[str] = set()
    for rule_id in rules:
        _visit(rule_id, [], done, rules)


def needed(rule: Rule) -> list[str]:
    """The ids of the rules a version asks, in order."""
    return list(dict.fromkeys(node.rule for node in walk(rule.tree) if isinstance(node, Value)))


def _visit(rule_id: str, way: list[str], done: set[str], rules: Mapping[str, tuple[Rule, ...]]) -> None:
    if rule_id in way:
        round_trip = " → ".join([*way[way.index(rule_id) :], rule_id])
        raise LawError(rules[rule_id][0].place, f"rules go round in a circle: {round_trip}", "A rule may not need its own value.")
    if rule_id in done:
        return
    for other in _asked(rule_id, rules):
        _visit(other, [*way, rule_id], done, rules)
    done.add(rule_id)


def _asked(rule_id: str, rules: Mapping[str, tuple[Rule, ...]]) -> list[str]:
    if rule_id in rules:
        return [other for version in rules[rule_id] for other in needed(version)]
    folder = rule_id.rpartition(".")[0]
    return [other for other, versions in rules.items() if versions[0].folder == folder and versions[0].kind == "condition"]
