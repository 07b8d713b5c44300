"""Writes the whole kernel: for each family the strata of the plan, one loop each, over small arrays that stay in the cache."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.layout import Layout, layout_of
from dayaq.rules.kernel.parameters import Parameters
from dayaq.rules.kernel.writer import Atom, Writer, zero
from dayaq.rules.kinds import Kind, Truth
from dayaq.rules.plan import Stratum, strata
from dayaq.rules.tree import Aggregate, Named, Up

FIRST = ("low", "high", "legal_day", "amounts", "unknown_amounts", "present")


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a kernel and what it must be given."""

    source: str
    layout: Layout
    parameters: Parameters
    strata: tuple[Stratum, ...]
    facts: tuple[tuple[str, str], ...]
    kinds: tuple[Kind, ...]
    rules: tuple[str, ...]


def write_kernel(law: LawOn, rules: Sequence[str]) -> Written:
    """The kernel that computes some rules for every record."""
    planned = strata(law, rules)
    layout = layout_of(law.law.vocabulary, planned)
    writer = Writer(law, Parameters(law), root=layout.root)
    writer.depth = 2
    names = _names(planned)
    for stratum in planned:
        PASSES[stratum.sort](writer, stratum, names)
        writer.columns |= {(stratum.entity, column.key): names[(column.entity, column.key)] for column in stratum.columns}
    outputs = [_output(writer, law.rules[rule_id].entity, (rule_id, at)) for at, rule_id in enumerate(rules)]
    facts = tuple(writer.facts)
    return Written(
        source="\n".join(
            [
                _head(layout, facts, rules),
                *_amounts(writer.parameters),
                *_scratch(layout.root, planned, names),
                *_bounds(layout),
                *writer.lines,
                *_flat(outputs),
            ]
        ),
        layout=layout,
        parameters=writer.parameters,
        strata=tuple(planned),
        facts=facts,
        kinds=tuple(writer.facts.values()),
        rules=tuple(rules),
    )


Names = dict[tuple[str, object], str]


def _names(planned: Iterable[Stratum]) -> Names:
    names: Names = {}
    for stratum in planned:
        for column in stratum.columns:
            names[(column.entity, column.key)] = str(len(names))
    return names


def _flat(outputs: Iterable[Sequence[str]]) -> list[str]:
    return [line for lines in outputs for line in lines]


def _head(layout: Layout, facts: Sequence[tuple[str, str]], rules: Sequence[str]) -> str:
    given = [*FIRST, *(f"first_{entity}" for entity in layout.entities[1:]), *(f"most_{entity}" for entity in layout.entities)]
    given += [f"f_{entity}_{name}" for entity, name in facts]
    given += [name for at in range(len(rules)) for name in (f"out{at}", f"out_unknown{at}")]
    return f"def kernel({', '.join(given)}):"


def _amounts(parameters: Parameters) -> Iterable[str]:
    """The amounts under plain names: read from an array, they would be read again after every value that is written."""
    for place in range(len(parameters.values)):
        yield f"    p{place} = amounts[{place}]"
        yield f"    q{place} = unknown_amounts[{place}]"


def _scratch(root: str, planned: Iterable[Stratum], names: Names) -> Iterable[str]:
    for stratum in planned:
        for column in stratum.columns:
            name = names[(column.entity, column.key)]
            kind = "np.bool_" if isinstance(column.type, Truth) else "np.int64"
            if stratum.entity != root:
                yield f"    k{name} = np.empty(most_{stratum.entity}, {kind})"
                yield f"    n{name} = np.empty(most_{stratum.entity}, np.bool_)"
            if isinstance(column.key, Aggregate) and column.key.op == "distinct":
                yield f"    seen{name} = np.empty(most_{column.key.entity}, np.int64)"


def _bounds(layout: Layout) -> Iterable[str]:
    root = layout.root
    yield f"    for {root}_b in range(low, high):"
    yield f"        {root}_e = {root}_b + 1"
    yield f"        {root}_g = {root}_b"
    for entity in layout.entities[1:]:
        parent = layout.links[entity].parent
        yield f"        {entity}_b = first_{entity}[{parent}_b]"
        yield f"        {entity}_e = first_{entity}[{parent}_e]"


def _over(writer: Writer, entity: str) -> None:
    writer.line("if True:" if entity == writer.root else f"for {entity}_g in range({entity}_b, {entity}_e):")
    writer.depth += 1


def _under(writer: Writer, child: str, parent: str) -> None:
    writer.line(f"for {child}_g in range(first_{child}[{parent}_g], first_{child}[{parent}_g + 1]):")
    writer.depth += 1


def _store(writer: Writer, entity: str, name: str, atom: Atom) -> None:
    writer.line(f"k{name}{writer.place(entity)} = {atom.value}")
    writer.line(f"n{name}{writer.place(entity)} = {atom.unknown}")


def _own(writer: Writer, stratum: Stratum, names: Names) -> None:
    _over(writer, stratum.entity)
    for column in stratum.columns:
        tree = column.tree
        item = tree.item if isinstance(column.key, Named) and isinstance(tree, Named) else tree
        _store(writer, stratum.entity, names[(column.entity, column.key)], writer.node(item, stratum.entity))
    writer.depth -= 1


def _up(writer: Writer, stratum: Stratum, names: Names) -> None:
    asked = [(column.key, names[(column.entity, column.key)]) for column in stratum.columns if isinstance(column.key, Up)]
    parent = asked[0][0].entity
    absent = Atom("", f"not present[{parent}_g]") if not writer.law.law.vocabulary.entities[parent].links else Atom("")
    _over(writer, parent)
    found = [(name, writer.node(key.item, parent)) for key, name in asked]
    held = [(name, writer.held(atom.value, atom, absent)) for name, atom in found]
    _under(writer, stratum.entity, parent)
    for name, atom in held:
        _store(writer, stratum.entity, name, atom)
    writer.depth -= 2


def _down(writer: Writer, stratum: Stratum, names: Names) -> None:
    asked = [(column, names[(column.entity, column.key)]) for column in stratum.columns]
    nodes = [(column.key, name) for column, name in asked if isinstance(column.key, Aggregate)]
    child = nodes[0][0].entity
    _over(writer, stratum.entity)
    for node, name in nodes:
        writer.line(f"a{name} = {_start(node)}")
        writer.line(f"x{name} = False")
        writer.line(f"c{name} = 0")
    _under(writer, child, stratum.entity)
    for node, name in nodes:
        _gather(writer, node, name)
    writer.depth -= 1
    for node, name in nodes:
        _finish(writer, node, name, stratum.entity)
    writer.depth -= 1


def _start(node: Aggregate) -> str:
    if node.op in ("any", "all"):
        return str(node.op == "all")
    return zero(node.type)


def _gather(writer: Writer, node: Aggregate, name: str) -> None:
    where = writer.node(node.where, node.entity) if node.where is not None else Atom("True")
    depth = writer.depth
    if node.op in ("any", "all"):
        _gather_truth(writer, node, name, where)
    else:
        writer.line(f"if {where.unknown}:")
        writer.line(f"    x{name} = True")
        writer.line(f"elif {where.value}:")
        writer.depth += 1
        item = writer.node(node.item, node.entity)
        writer.line(f"if {item.unknown}:")
        writer.line(f"    x{name} = True")
        writer.line("else:")
        writer.depth += 1
        for line in _taken(node, name, item.value):
            writer.line(line)
    writer.depth = depth


def _gather_truth(writer: Writer, node: Aggregate, name: str, where: Atom) -> None:
    decides = node.op == "any"
    writer.line(f"if {where.unknown} or {where.value}:")
    writer.depth += 1
    item = writer.node(node.item, node.entity)
    writer.line(f"if {item.unknown}:")
    writer.line(f"    x{name} = True")
    writer.line(f"elif {item.value} == {decides}:")
    writer.line(f"    if {where.unknown}:")
    writer.line(f"        x{name} = True")
    writer.line("    else:")
    writer.line(f"        a{name} = {decides}")


def _taken(node: Aggregate, name: str, value: str) -> list[str]:
    if node.op == "sum":
        return [f"a{name} += {value}"]
    if node.op == "len":
        return [f"a{name} += 1"]
    if node.op == "distinct":
        new = [
            f"    if seen{name}[z] == {value}:",
            "        break",
            "else:",
            f"    seen{name}[c{name}] = {value}",
            f"    c{name} += 1",
        ]
        return [f"for z in range(c{name}):", *new, f"a{name} = np.int64(c{name})"]
    return [f"a{name} = {node.op}(a{name}, {value}) if c{name} > 0 else {value}", f"c{name} += 1"]


def _finish(writer: Writer, node: Aggregate, name: str, entity: str) -> None:
    if node.op in ("any", "all"):
        _store(writer, entity, name, Atom(f"a{name}", f"x{name} and a{name} == {node.op == 'all'}"))
        return
    _store(writer, entity, name, Atom(f"a{name}", f"x{name}"))
    if node.default is not None:
        writer.line(f"if c{name} == 0 and not x{name}:")
        writer.depth += 1
        _store(writer, entity, name, writer.node(node.default, entity))
        writer.depth -= 1


def _output(writer: Writer, entity: str, asked: tuple[str, int]) -> list[str]:
    rule_id, at = asked
    name = writer.columns[(entity, rule_id)]
    return [
        "        if True:" if entity == writer.root else f"        for {entity}_g in range({entity}_b, {entity}_e):",
        f"            out{at}[{entity}_g] = k{name}{writer.place(entity)}",
        f"            out_unknown{at}[{entity}_g] = n{name}{writer.place(entity)}",
    ]


PASSES = {"own": _own, "up": _up, "down": _down}
