"""How far rules look: the paths, from the subject of a benefit, of all the facts that they may read."""

from collections.abc import Iterable, Iterator

from dayaq.rules.in_force import LawOn
from dayaq.rules.tree import Aggregate, Fact, Node, Up, Value, parts

Path = tuple[str, ...]
"""Links, collections and at the end a fact: (`deceased`, `survivors`, `person`, `birth_date`); of a collection whose members are
only counted, its own name."""


def reach(law: LawOn, rules: Iterable[str]) -> frozenset[Path]:
    """The paths of every fact that some rules about one entity, and what they need, may read."""
    asked = tuple(rules)
    place = ("reach", asked)
    if place not in law.kept:
        done: dict[str, frozenset[Path]] = {}
        law.kept[place] = frozenset(path for rule_id in asked for path in _of_rule(law, rule_id, done))
    found: frozenset[Path] = law.kept[place]
    return found


def _of_rule(law: LawOn, rule_id: str, done: dict[str, frozenset[Path]]) -> frozenset[Path]:
    if rule_id not in done:
        rule = law.rules.get(rule_id)
        done[rule_id] = frozenset(_of(law, rule.tree, done)) if rule is not None else frozenset()
    return done[rule_id]


def _of(law: LawOn, node: Node, done: dict[str, frozenset[Path]]) -> Iterator[Path]:
    if isinstance(node, Fact):
        yield (node.name,)
    elif isinstance(node, Value):
        yield from _of_rule(law, node.rule, done)
    elif isinstance(node, Up):
        yield from ((node.link, *path) for path in _of(law, node.item, done))
    elif isinstance(node, Aggregate):
        yield (node.collection,)
        for part in (node.item, node.where):
            if part is not None:
                yield from ((node.collection, *path) for path in _of(law, part, done))
        if node.default is not None:
            yield from _of(law, node.default, done)
    else:
        for part in parts(node):
            yield from _of(law, part, done)
