"""Reads the names of a rule: facts and rules of a person or family, amounts of the law, names of a choice, parts of a day."""

import ast
from dataclasses import dataclass

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.kinds import Day, Number, Truth
from dayaq.rules.scope import Context, DayName, Header, Instance, LawName, Local, lifted
from dayaq.rules.tree import Amount, Const, DayPart, Fact, LegalDay, Named, Node, Value
from dayaq.rules.units import COUNT

DAY_PARTS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class _Benefit:
    instance: Instance
    folder: str


def read_name(node: ast.Name, context: Context) -> Node:
    """A local name or the legal day; a whole person is not a value."""
    known = context.known.get(node.id)
    if isinstance(known, Local):
        return lifted(known.chain, known.node)
    if isinstance(known, DayName):
        return LegalDay(Day())
    if isinstance(known, Instance):
        raise context.error(
            node, f"“{node.id}” is a whole {known.entity}, not a value", f"Ask one of its facts or rules: {node.id}.…."
        )
    if isinstance(known, LawName):
        raise context.error(node, f"“{node.id}” is the whole law, not a value", f"Ask one of its amounts: {node.id}.….")
    raise context.error(node, f"“{node.id}” is not known", f"Known here: {', '.join(sorted(context.known)) or 'nothing'}.")


def read_attribute(node: ast.Attribute, context: Context) -> Node:
    """`person.birth_date`, `person.family.income`, `person.old_age_pension.entitled`, `law.minimum`, `Sex.male`, `day.year`."""
    if law_names(node, context) is not None:
        return read_amount(node, None, context)
    if isinstance(node.value, ast.Name) and node.value.id in context.names.vocabulary.choices:
        return _option(node, node.value.id, context)
    owner = _owner(node.value, context)
    if isinstance(owner, _Benefit):
        return _of_benefit(node, owner, context)
    if isinstance(owner, Instance):
        return _of_instance(node, owner, context)
    item = context.read(node.value, context)
    if isinstance(item.type, Day) and node.attr in DAY_PARTS:
        return DayPart(node.attr, item, Number(COUNT))
    raise context.error(node, f"“{ast.unparse(node.value)}” has no “{node.attr}”", "A day has year, month and day.")


def instance_of(node: ast.expr, context: Context) -> Instance | None:
    """The entity that a path such as `person.family` reaches, if it reaches one."""
    owner = _owner(node, context)
    return owner if isinstance(owner, Instance) else None


def _owner(node: ast.expr, context: Context) -> Instance | _Benefit | None:
    if isinstance(node, ast.Name):
        known = context.known.get(node.id)
        return known if isinstance(known, Instance) else None
    if not isinstance(node, ast.Attribute):
        return None
    below = _owner(node.value, context)
    if not isinstance(below, Instance):
        return None
    link = context.names.vocabulary.entities[below.entity].links.get(node.attr)
    if link is not None:
        return Instance(link.parent, (*below.chain, link))
    return _Benefit(below, node.attr) if node.attr in context.names.folders else None


def _of_instance(node: ast.Attribute, owner: Instance, context: Context) -> Node:
    entity = context.names.vocabulary.entities[owner.entity]
    fact = entity.facts.get(node.attr)
    if fact is not None:
        return lifted(owner.chain, Fact(entity.name, fact.name, fact.kind))
    header = context.names.header(context.folder, node.attr)
    if header is None:
        rules = sorted(name for name in _rules_seen(owner.entity, context))
        known = ", ".join([*entity.facts, *entity.links, *rules])
        raise context.error(node, f"a {owner.entity} has no “{node.attr}”", f"Known of a {owner.entity} here: {known}.")
    return _rule(node, header, owner, context)


def _rules_seen(entity: str, context: Context) -> list[str]:
    seen = context.names.visible(context.folder)
    headers = context.names.headers.values()
    return [
        header.id.rpartition(".")[2] for header in headers if header.entity == entity and header.id.rpartition(".")[0] in seen
    ]


def _rule(node: ast.AST, header: Header, owner: Instance, context: Context) -> Node:
    if header.entity != owner.entity:
        raise context.error(
            node,
            f"“{header.id}” is about a {header.entity}, and is asked of a {owner.entity}",
            "Ask a rule of the entity it is about.",
        )
    return lifted(owner.chain, Value(header.id, header.type))


def _of_benefit(node: ast.Attribute, owner: _Benefit, context: Context) -> Node:
    headers = {key: header for key, header in context.names.headers.items() if key.rpartition(".")[0] == owner.folder}
    if node.attr == "entitled" and any(header.kind == "condition" for header in headers.values()):
        subject = next(header.entity for header in headers.values() if header.kind == "condition")
        return _rule(node, Header(f"{owner.folder}.entitled", "entitled", subject, Truth()), owner.instance, context)
    amount = next((header for header in headers.values() if header.kind == "amount"), None)
    header = amount if node.attr == "amount" and amount is not None else headers.get(f"{owner.folder}.{node.attr}")
    if header is None:
        known = ", ".join(sorted(key.rpartition(".")[2] for key in headers))
        raise context.error(node, f"{owner.folder} has no “{node.attr}”", f"Known there: entitled, amount, {known}.")
    return _rule(node, header, owner.instance, context)


def _option(node: ast.Attribute, name: str, context: Context) -> Node:
    kind = context.names.vocabulary.choices[name].kind
    if node.attr not in kind.options:
        raise context.error(node, f"{name} has no “{node.attr}”", f"Allowed: {', '.join(kind.options)}.")
    return Const(node.attr, kind)


def law_names(node: ast.expr, context: Context) -> tuple[list[str], ast.expr | None] | None:
    """The names after `law`, and the day of `law.on(day)` if it is written; `None` for what is not the law."""
    if isinstance(node, ast.Name):
        return ([], None) if isinstance(context.known.get(node.id), LawName) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "on" and len(node.args) == 1:
        below = law_names(node.func.value, context)
        return None if below is None or below[0] else ([], node.args[0])
    if isinstance(node, ast.Attribute):
        below = law_names(node.value, context)
        return None if below is None else ([*below[0], node.attr], below[1])
    return None


def amount_named(node: ast.expr, context: Context) -> tuple[DatedAmount | DatedScale, ast.expr | None]:
    """The amount or scale that a path such as `law.minimum_pension` names, and the day it is asked for."""
    names, at = law_names(node, context) or ([], None)
    found = None
    if len(names) == 1:
        found = context.names.amount(context.folder, names[0])
    elif len(names) == 2:
        found = context.names.amounts.get(".".join(names))
    if found is None:
        seen = context.names.visible(context.folder)
        known = sorted(key.rpartition(".")[2] for key in context.names.amounts if key.rpartition(".")[0] in seen)
        raise context.error(node, f"the law has no amount “{'.'.join(names)}”", f"Known here: {', '.join(known) or 'none'}.")
    return found, at


def read_amount(node: ast.expr, key: ast.expr | None, context: Context) -> Node:
    """`law.minimum_pension`, `law.pension_age[person.sex]`, `law.on(month.start).minimum_wage`."""
    amount, at = amount_named(node, context)
    if isinstance(amount, DatedScale):
        raise context.error(node, "a scale of brackets is not a number", "Write scale(law.…, number).")
    day = context.read(at, context) if at is not None else None
    if day is not None and not isinstance(day.type, Day):
        raise context.error(node, "law.on(…) takes a day", "Write law.on(month.start).minimum_wage.")
    if bool(amount.by) != (key is not None):
        hint = f"Write it with a {amount.by} in brackets." if amount.by else "It has one value: write it without brackets."
        raise context.error(node, f"the amount {amount.id} {'has several values' if amount.by else 'has no keys'}", hint)
    chosen = context.read(key, context) if key is not None else None
    if chosen is not None and chosen.type != context.names.vocabulary.choices[amount.by].kind:
        raise context.error(node, f"the key is {chosen.type}", f"The amount is kept by {amount.by}.")
    return Amount(amount.id, chosen, day, amount.kind)


def named(name: str, node: Node) -> Node:
    """A local name, kept for the explanation."""
    return Named(name, node, node.type)
