"""Reads what is asked of those who belong to somebody: the members of a family, the months of a person."""

import ast
from collections.abc import Mapping

from dayaq.rules.kinds import Day, Number, Truth
from dayaq.rules.numbers import Unfit, aligned
from dayaq.rules.references import instance_of
from dayaq.rules.scope import Context, Instance, Known, Local, lifted
from dayaq.rules.tree import Aggregate, Const, Node
from dayaq.rules.units import COUNT
from dayaq.rules.vocabulary import Link

WORDS = ("sum", "any", "all", "len", "distinct", "max", "min")
YES = Const(value=True, type=Truth())
SHAPE = "Allowed: sum(month.wage for month in person.months if …), with one “for” over a collection and at most one “if”."


def is_aggregate(call: ast.Call, context: Context) -> bool:
    """True for `sum(… for … in …)` and its kin, and for `len(person.months)`."""
    if not isinstance(call.func, ast.Name) or call.func.id not in WORDS or not call.args:
        return False
    return (
        isinstance(call.args[0], ast.GeneratorExp | ast.ListComp | ast.SetComp) or _collection(call.args[0], context) is not None
    )


def read_aggregate(call: ast.Call, context: Context) -> Node:
    """One value over a collection."""
    op = call.func.id if isinstance(call.func, ast.Name) else ""
    argument = call.args[0]
    if isinstance(argument, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        return _over(op, call, argument, context)
    found = _collection(argument, context)
    if op != "len" or found is None:
        raise context.error(call, f"{op} of a whole collection", SHAPE)
    owner, link = found
    return lifted(owner.chain, Aggregate("len", link.collection, link.child, YES, None, None, Number(COUNT)))


def _collection(node: ast.expr, context: Context) -> tuple[Instance, Link] | None:
    if not isinstance(node, ast.Attribute):
        return None
    owner = instance_of(node.value, context)
    if owner is None:
        return None
    link = context.names.vocabulary.collections(owner.entity).get(node.attr)
    return None if link is None else (owner, link)


def _over(op: str, call: ast.Call, written: ast.GeneratorExp | ast.ListComp | ast.SetComp, context: Context) -> Node:
    loop = written.generators[0]
    found = _collection(loop.iter, context)
    if len(written.generators) != 1 or len(loop.ifs) > 1 or not isinstance(loop.target, ast.Name):
        raise context.error(call, "this is not a simple pass over a collection", SHAPE)
    if found is None:
        raise context.error(loop.iter, f"“{ast.unparse(loop.iter)}” is not a collection", _collections(context))
    owner, link = found
    inner = _inside(loop.target.id, owner, link, context)
    op = _distinct(op, written)
    item: Node = YES if op == "len" else context.read(written.elt, inner)
    where = context.read(loop.ifs[0], inner) if loop.ifs else None
    if where is not None and not isinstance(where.type, Truth):
        raise context.error(loop.ifs[0], "the “if” of a pass is not a yes or no", SHAPE)
    default = _default(op, call, context)
    if op in ("max", "min") and default is not None and isinstance(item.type, Number):
        try:
            item, default = aligned(item, default)
        except Unfit as unfit:
            raise context.unfit(call, unfit) from unfit
    kind = _kind(op, item, call, context)
    return lifted(owner.chain, Aggregate(op, link.collection, link.child, item, where, default, kind))


def _distinct(op: str, written: ast.expr) -> str:
    return "distinct" if op == "len" and isinstance(written, ast.SetComp) else op


def _collections(context: Context) -> str:
    known = []
    for name, meant in context.known.items():
        if isinstance(meant, Instance):
            known += [f"{name}.{collection}" for collection in context.names.vocabulary.collections(meant.entity)]
    return f"Known here: {', '.join(known) or 'none'}."


def _inside(variable: str, owner: Instance, link: Link, context: Context) -> Context:
    """The names seen from one element: itself, and outer names by way of what it belongs to."""
    known: dict[str, Known] = {variable: Instance(link.child, ())}
    for name, meant in context.known.items():
        if name == variable:
            raise context.error(ast.Name(variable), f"“{variable}” is used twice", "Choose another name.")
        known |= _seen(name, meant, owner, link)
    return Context(context.path, context.folder, link.child, context.names, known, context.read)


def _seen(name: str, meant: Known, owner: Instance, link: Link) -> Mapping[str, Known]:
    if not isinstance(meant, Instance | Local):
        return {name: meant}
    depth = len(owner.chain)
    if meant.chain[:depth] != owner.chain:
        return {}
    chain = (link, *meant.chain[depth:])
    return {name: Instance(meant.entity, chain) if isinstance(meant, Instance) else Local(meant.node, chain)}


def _default(op: str, call: ast.Call, context: Context) -> Node | None:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if op not in ("max", "min"):
        if given:
            raise context.error(call, f"{op} takes nothing else", SHAPE)
        return None
    if set(given) != {"default"}:
        raise context.error(call, f"the {op} of an empty collection is not said", f"Write {op}(… for … in …, default=…).")
    return context.read(given["default"], context)


def _kind(op: str, item: Node, call: ast.Call, context: Context) -> Number | Truth | Day:
    if op in ("any", "all"):
        if isinstance(item.type, Truth):
            return item.type
        raise context.error(call, f"{op} is asked of {item.type}", f"Write {op}(yes or no for … in …).")
    if op in ("len", "distinct"):
        return Number(COUNT)
    if isinstance(item.type, Number):
        return Number(item.type.unit or COUNT, item.type.scale) if op == "sum" else item.type
    if isinstance(item.type, Day) and op in ("max", "min"):
        return item.type
    raise context.error(call, f"{op} is asked of {item.type}", "It takes numbers.")
