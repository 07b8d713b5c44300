"""Exact arithmetic on trees: units must agree, decimals are aligned, and a comparison of quotients becomes one of products.

Every function refuses what has no exact meaning with `Unfit`, which the reader turns into an error with its line.
"""

from dayaq.rules.kinds import Choice, Day, Exact, Kind, Number, Truth, is_count
from dayaq.rules.tree import Arith, Choose, Compare, Const, Extreme, Node, Nothing, Relabel, Rescale, Round, Sign
from dayaq.rules.units import COUNT, PERCENT, Unit

WIDEST = 12
TRUTH = Truth()
ORDERED = ("<", "<=", ">", ">=")
ONE = Const(1, Number(None))
MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
DIVISION_BY_ZERO = "division by zero"


class Unfit(ValueError):
    """Two things were put together that do not fit; `allowed` says what would."""

    def __init__(self, wrong: str, allowed: str) -> None:
        super().__init__(wrong)
        self.wrong, self.allowed = wrong, allowed


def number(node: Node) -> Number:
    """The kind of a node that must be a number."""
    if isinstance(node.type, Number):
        return node.type
    raise Unfit(f"{node.type} stands where a number is needed", "Arithmetic takes numbers only.")


def widened(node: Node, scale: int) -> Node:
    """The same number with at least so many decimals."""
    kind = number(node)
    if kind.scale >= scale:
        return node
    wider = Number(kind.unit, scale)
    if isinstance(node, Const) and is_count(node.value):
        return Const(node.value * 10 ** (scale - kind.scale), wider)
    return Rescale(node, wider)


def with_unit(node: Node, unit: Unit | None) -> Node:
    """A bare literal takes the unit of what it meets."""
    kind = number(node)
    if kind.unit is None and unit is not None and isinstance(node, Const):
        return Const(node.value, Number(unit, kind.scale))
    return node


def aligned(*nodes: Node) -> tuple[Node, ...]:
    """The numbers with one unit and one scale, or `Unfit` if their units differ."""
    units = {kind.unit for kind in map(number, nodes) if kind.unit is not None}
    if len(units) > 1:
        named = " and ".join(sorted(str(unit) for unit in units))
        hint = "Turn percent into a plain number with fraction(…)." if PERCENT in units else "Bring both to one unit first."
        raise Unfit(f"{named} are mixed", hint)
    unit = units.pop() if units else None
    scale = max(number(node).scale for node in nodes)
    return tuple(widened(with_unit(node, unit), scale) for node in nodes)


def added(op: str, left: Node, right: Node) -> Node:
    """`left + right` or `left - right`."""
    left, right = aligned(left, right)
    return _folded(Arith(op, left, right, number(left)))


def multiplied(left: Node, right: Node) -> Node:
    """`left * right`; money times money has no meaning."""
    one, other = number(left), number(right)
    unit = None if one.unit is None and other.unit is None else (one.unit or COUNT).times(other.unit or COUNT)
    if unit is not None and any(abs(power) > 1 for _, power in unit.powers):
        raise Unfit(
            f"{one.unit or COUNT} times {other.unit or COUNT} has no meaning",
            "Multiply a measure by a count or by a measure per unit.",
        )
    scale = one.scale + other.scale
    if scale > WIDEST:
        raise Unfit(f"the product has {scale} decimals", f"At most {WIDEST}: round(…, places) one of its factors.")
    return _folded(Arith("*", left, right, Number(unit, scale)))


def _folded(node: Arith) -> Node:
    left, right = node.left, node.right
    if not isinstance(left, Const) or not isinstance(right, Const) or not is_count(left.value) or not is_count(right.value):
        return node
    results = {"+": left.value + right.value, "-": left.value - right.value, "*": left.value * right.value}
    return Const(results[node.op], node.type)


def rounded(above: Node, below: Node | None, places: int, mode: str) -> Node:
    """A quotient, or a number with too many decimals, brought to `places` decimals."""
    one, other = number(above), number(below) if below is not None else Number(None)
    if below is not None and one.unit is None and other.unit is None:
        unit: Unit | None = None
    else:
        unit = (one.unit or COUNT).per(other.unit or COUNT)
    if below is None and one.scale <= places:
        return widened(above, places)
    return Round(above, ONE if below is None else below, mode, Number(unit, places))


def extreme(op: str, items: tuple[Node, ...]) -> Node:
    """`max` or `min` of numbers of one unit, or of days."""
    if all(isinstance(item.type, Day) for item in items):
        return Extreme(op, items, items[0].type)
    items = aligned(*items)
    return Extreme(op, items, items[0].type)


def signed(op: str, item: Node) -> Node:
    """`abs` or `sign` of a number."""
    kind = number(item)
    return Sign(op, item, kind if op == "abs" else Number(COUNT))


def compared(op: str, left: Node, right: Node) -> Node:
    """A comparison of two values of one kind; choices and truths know only `==` and `!=`."""
    if isinstance(left.type, Number) and isinstance(right.type, Number):
        left, right = aligned(left, right)
        return Compare(op, left, right, TRUTH)
    if left.type != right.type:
        raise Unfit(f"{left.type} is compared with {right.type}", "Compare values of one kind.")
    if op in ORDERED and isinstance(left.type, Choice | Truth):
        raise Unfit(f"{left.type} has no order", "Use == or !=.")
    return Compare(op, left, right, TRUTH)


Quotient = tuple[Node, Node | None]
"""What is divided, and by what (`None` for a plain number)."""


def compared_quotients(op: str, left: Quotient, right: Quotient) -> Node:
    """`a / b >= c / d` as `a * d >= c * b`, exact; the sign of a divisor that may be negative goes with what it divides."""
    (above, below), (other_above, other_below) = left, right
    one, other = above, other_above
    _same_unit(left, right)
    for divisor, own in ((below, "left"), (other_below, "right")):
        if divisor is None:
            continue
        size, sign = (divisor, None) if positive(divisor) else (signed("abs", divisor), signed("sign", divisor))
        one, other = (one, _bare(size, other)) if own == "left" else (_bare(size, one), other)
        if sign is not None:
            one, other = (_bare(sign, one), other) if own == "left" else (one, _bare(sign, other))
    one, other = _level(one, other)
    result: Node = Compare(op, one, other, TRUTH)
    return _unless_zero(result, [divisor for divisor in (below, other_below) if divisor is not None])


def _same_unit(left: Quotient, right: Quotient) -> None:
    units = [_unit_of(quotient) for quotient in (left, right)]
    if None not in units and units[0] != units[1]:
        raise Unfit(f"{units[0]} is compared with {units[1]}", "Bring both to one unit first.")


def _unit_of(quotient: Quotient) -> Unit | None:
    above, below = quotient
    kind = number(above)
    if below is None:
        return kind.unit
    return (kind.unit or COUNT).per(number(below).unit or COUNT)


def _bare(factor: Node, item: Node) -> Node:
    """A product whose unit no longer matters: the units were compared before."""
    scale = number(factor).scale + number(item).scale
    return _folded(Arith("*", item, factor, Number(None, scale)))


def _level(one: Node, other: Node) -> tuple[Node, Node]:
    scale = max(number(one).scale, number(other).scale)
    return widened(one, scale), widened(other, scale)


def _unless_zero(result: Node, divisors: list[Node]) -> Node:
    for divisor in divisors:
        if not positive(divisor):
            left, zero = aligned(divisor, literal(0))
            is_zero = Compare("==", left, zero, TRUTH)
            result = Choose(is_zero, Nothing(DIVISION_BY_ZERO, TRUTH), result, TRUTH)
    return result


def positive(node: Node) -> bool:
    """True where the tree alone shows that the number is above zero."""
    if isinstance(node, Const):
        return is_count(node.value) and node.value > 0
    if isinstance(node, Rescale | Relabel):
        return positive(node.item)
    if isinstance(node, Arith):
        return node.op in "+*" and positive(node.left) and positive(node.right)
    if isinstance(node, Extreme):
        return any(map(positive, node.items)) if node.op == "max" else all(map(positive, node.items))
    return False


def summed_quotients(op: str, left: Quotient, right: Quotient) -> Quotient:
    """The sum or difference of two quotients over one divisor."""
    (above, below), (other_above, other_below) = left, right
    if below is None and other_below is None:
        return added(op, above, other_above), None
    one = above if other_below is None else multiplied(above, other_below)
    other = other_above if below is None else multiplied(other_above, below)
    divisor = below if other_below is None else other_below if below is None else multiplied(below, other_below)
    return added(op, one, other), divisor


def multiplied_quotients(op: str, left: Quotient, right: Quotient) -> Quotient:
    """The product or quotient of two quotients."""
    (above, below), (other_above, other_below) = left, right
    if op == "/":
        other_above, other_below = other_below or ONE, other_above
    divisor = below if other_below is None else other_below if below is None else multiplied(below, other_below)
    return multiplied(above, other_above), divisor


def literal(value: Exact, scale: int = 0) -> Const:
    """A bare number as written."""
    return Const(value, Number(None, scale))


def fitted(node: Node, kind: Kind, what: str) -> Node:
    """The node as a value of the declared kind, with more decimals where it has fewer; never with fewer."""
    if isinstance(kind, Number) and isinstance(node.type, Number):
        node = with_unit(node, kind.unit)
        found = number(node)
        if found.unit not in (kind.unit, None):
            raise Unfit(
                f"{what} is of {found.unit}, and {kind.unit} is declared",
                "Declare the kind that is computed, or bring it to that unit.",
            )
        if found.scale > kind.scale:
            raise Unfit(
                f"{what} has {found.scale} decimals, and {kind.scale} are declared",
                f"Write round(…, {kind.scale}), or declare more decimals.",
            )
        return widened(Relabel(node, Number(kind.unit, found.scale)) if found.unit is None else node, kind.scale)
    if node.type != kind:
        raise Unfit(f"{what} is {node.type}, and {kind} is declared", "Declare the kind that is computed.")
    return node
