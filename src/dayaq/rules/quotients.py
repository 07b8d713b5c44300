"""Reads `+ - * /` into a dividend and a divisor, so that a division is rounded or compared exactly and never left hanging."""

import ast

from dayaq.rules.numbers import Quotient, Unfit, literal, multiplied_quotients, summed_quotients
from dayaq.rules.scope import Context
from dayaq.rules.tree import Node

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
UNROUNDED = "Write round(x / y, places), or compare the quotient: x / y >= z."


def quotient(node: ast.expr, context: Context) -> Quotient:
    """What is divided and by what; the divisor is `None` where nothing is."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        above, below = quotient(node.operand, context)
        return _fit(node, context, "-", (literal(0), None), (above, None))[0], below
    if not isinstance(node, ast.BinOp):
        return context.read(node, context), None
    sign = SIGNS.get(type(node.op))
    if sign is None:
        raise context.error(node, f"“{ast.unparse(node)}” uses an operator that is not of the language", "Allowed: + - * /.")
    return _fit(node, context, sign, quotient(node.left, context), quotient(node.right, context))


def _fit(node: ast.expr, context: Context, sign: str, left: Quotient, right: Quotient) -> Quotient:
    try:
        if sign in "+-":
            return summed_quotients(sign, left, right)
        return multiplied_quotients(sign, left, right)
    except Unfit as unfit:
        raise context.unfit(node, unfit) from unfit


def plain(node: ast.expr, context: Context) -> Node:
    """Arithmetic without a division that nobody rounds."""
    above, below = quotient(node, context)
    if below is not None:
        raise context.error(node, f"the division “{ast.unparse(node)}” is not rounded", UNROUNDED)
    return above
