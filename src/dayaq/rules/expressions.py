"""Reads an expression of a rule into a typed tree; whatever is not of the language is an error at its line."""

import ast
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from dayaq.rules.calls import read_call
from dayaq.rules.kinds import Number, Truth, decimals, held
from dayaq.rules.numbers import Unfit, compared, compared_quotients, fitted
from dayaq.rules.quotients import plain, quotient
from dayaq.rules.references import read_amount, read_attribute, read_name
from dayaq.rules.scope import Context
from dayaq.rules.tree import Choose, Const, Logic, Node, Not

COMPARISONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
ALLOWED = (
    "Allowed: facts, rules and amounts by name, + - * /, comparisons, and or not, “a if c else b”, the words of the language, "
    "and sum, any, all, len, max, min over a collection."
)


def read_expression(node: ast.expr, context: Context) -> Node:
    """The tree of an expression."""
    read = READERS.get(type(node))
    if read is None:
        raise context.error(node, f"“{ast.unparse(node)}” is not of the language", ALLOWED)
    return read(node, context)


def _unary(node: ast.UnaryOp, context: Context) -> Node:
    if isinstance(node.op, ast.Not):
        return Not(truth(node.operand, context), Truth())
    if isinstance(node.op, ast.USub):
        return plain(node, context)
    raise context.error(node, f"“{ast.unparse(node)}” is not of the language", ALLOWED)


def _logic(node: ast.BoolOp, context: Context) -> Node:
    word = "and" if isinstance(node.op, ast.And) else "or"
    return Logic(word, tuple(truth(value, context) for value in node.values), Truth())


def _either(node: ast.IfExp, context: Context) -> Node:
    branches = (context.read(node.body, context), context.read(node.orelse, context))
    return choice(node, truth(node.test, context), branches, context)


def _keyed(node: ast.Subscript, context: Context) -> Node:
    return read_amount(node.value, node.slice, context)


def truth(node: ast.expr, context: Context) -> Node:
    """An expression that must be a yes or no."""
    found = context.read(node, context)
    if isinstance(found.type, Truth):
        return found
    raise context.error(node, f"“{ast.unparse(node)}” is {found.type}, not a yes or no", "Compare it with something.")


def choice(node: ast.AST, condition: Node, branches: tuple[Node, Node], context: Context) -> Node:
    """One of two values of one kind."""
    then, otherwise = branches
    try:
        if isinstance(then.type, Number) and isinstance(otherwise.type, Number):
            unit = then.type.unit or otherwise.type.unit
            kind = Number(unit, max(then.type.scale, otherwise.type.scale))
            then, otherwise = fitted(then, kind, "one value"), fitted(otherwise, kind, "the other")
        else:
            otherwise = fitted(otherwise, then.type, "the other value")
    except Unfit as unfit:
        raise context.error(node, unfit.wrong, unfit.allowed) from unfit
    return Choose(condition, then, otherwise, then.type)


def _constant(node: ast.Constant, context: Context) -> Node:
    if isinstance(node.value, bool):
        return Const(node.value, Truth())
    if isinstance(node.value, int):
        return Const(node.value, Number(None))
    if isinstance(node.value, float):
        number = Decimal(str(node.value))
        return Const(held(number, decimals(number)), Number(None, decimals(number)))
    raise context.error(
        node, f"“{node.value!r}” is not a value of the language", "Allowed: numbers, True, False, and names of a choice."
    )


def _comparison(node: ast.Compare, context: Context) -> Node:
    sides = [node.left, *node.comparators]
    items = [_compared(node, op, (sides[at], sides[at + 1]), context) for at, op in enumerate(node.ops)]
    return items[0] if len(items) == 1 else Logic("and", tuple(items), Truth())


def _compared(node: ast.Compare, op: ast.cmpop, sides: tuple[ast.expr, ast.expr], context: Context) -> Node:
    if isinstance(op, ast.In | ast.NotIn):
        return _among(node, op, sides, context)
    sign = COMPARISONS.get(type(op))
    if sign is None:
        raise context.error(
            node, f"“{ast.unparse(node)}” compares in a way that is not of the language", "Allowed: < <= > >= == != in."
        )
    left, right = (quotient(side, context) for side in sides)
    try:
        if left[1] is not None or right[1] is not None:
            return compared_quotients(sign, left, right)
        return compared(sign, left[0], right[0])
    except Unfit as unfit:
        raise context.unfit(node, unfit) from unfit


def _among(node: ast.Compare, op: ast.cmpop, sides: tuple[ast.expr, ast.expr], context: Context) -> Node:
    item, options = sides
    if not isinstance(options, ast.Tuple | ast.Set | ast.List) or not options.elts:
        raise context.error(node, "“in” is asked of something that is no list", "Write x in (Choice.one, Choice.other).")
    try:
        found = context.read(item, context)
        equal = tuple(compared("==", found, context.read(option, context)) for option in options.elts)
    except Unfit as unfit:
        raise context.unfit(node, unfit) from unfit
    either = Logic("or", equal, Truth())
    return Not(either, Truth()) if isinstance(op, ast.NotIn) else either


READERS: dict[type[ast.expr], Callable[[Any, Context], Node]] = {
    ast.Constant: _constant,
    ast.Name: read_name,
    ast.Attribute: read_attribute,
    ast.Subscript: _keyed,
    ast.BinOp: plain,
    ast.UnaryOp: _unary,
    ast.BoolOp: _logic,
    ast.Compare: _comparison,
    ast.IfExp: _either,
    ast.Call: read_call,
}
