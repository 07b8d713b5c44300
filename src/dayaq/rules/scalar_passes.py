"""Writes a pass over those who belong to a record as a Python loop, which ends as soon as nothing can change its answer."""

from collections.abc import Callable
from dataclasses import dataclass

from dayaq.rules.scalar_text import Atom, Text
from dayaq.rules.tree import Aggregate, Node


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass being written: its node, the record it is asked of, and the names of its members, of one, and of its answer."""

    node: Aggregate
    record: str
    members: str
    member: str
    answer: str


def aggregate(text: Text, node: Aggregate, record: str) -> Atom:
    """The value of a pass; unknown where the members are."""
    over = Pass(node, record, text.fresh(), text.fresh(), text.fresh())
    text.line(f"{over.answer} = None")
    text.line(f"{over.members} = {record}.children.get({node.collection!r})")
    text.line(f"if {over.members} is not None:")
    with text.inside():
        PASSES[node.op](text, over)
    return Atom(over.answer, (over.answer,))


def _any_or_all(text: Text, over: Pass) -> None:
    decides = over.node.op == "any"
    text.line(f"{over.answer} = {not decides}")
    text.line(f"for {over.member} in {over.members}:")
    with text.inside():
        chosen = _chosen(text, over)
        value = text.named(text.node(over.node.item, over.member))
        sure = f" and {chosen.text} is True" if chosen is not None else ""
        text.line(f"if {value.text} is {decides}{sure}:")
        text.line(f"    {over.answer} = {decides}")
        text.line("    break")
        text.line(f"if {value.text} is not {not decides}:")
        text.line(f"    {over.answer} = None")


def _chosen(text: Text, over: Pass) -> Atom | None:
    """Whether the member counts; one that surely does not is passed by."""
    if over.node.where is None:
        return None
    chosen = text.named(text.node(over.node.where, over.member))
    text.line(f"if {chosen.text} is False:")
    text.line("    continue")
    return chosen


def _counted(text: Text, over: Pass) -> None:
    """`sum` and `len` need no list of what they add."""
    text.line(f"{over.answer} = 0")
    text.line(f"for {over.member} in {over.members}:")
    with text.inside():
        value = _known_item(text, over, f"{over.answer} = None")
        text.line(f"{over.answer} += {value if over.node.op == 'sum' else 1}")


def _gathered(text: Text, over: Pass) -> None:
    values = text.fresh()
    text.line(f"{values} = []")
    text.line(f"for {over.member} in {over.members}:")
    with text.inside():
        text.line(f"{values}.append({_known_item(text, over, '')})")
    text.line("else:")
    with text.inside():
        _collected(text, over, values)


def _known_item(text: Text, over: Pass, leaving: str) -> str:
    """The item of a member that counts; the loop is left as soon as one is unknown, or whether it counts."""
    chosen = _chosen(text, over)
    if chosen is not None:
        _leave(text, chosen, leaving)
    value = text.node(over.node.item, over.member)
    _leave(text, value, leaving)
    return value.text


def _leave(text: Text, atom: Atom, leaving: str) -> None:
    if atom.open:
        text.line(f"if {atom.unknown}:")
        with text.inside():
            for statement in filter(None, [leaving, "break"]):
                text.line(statement)


def _collected(text: Text, over: Pass, values: str) -> None:
    word = {"distinct": "len(set({}))", "max": "max({})", "min": "min({})"}[over.node.op].format(values)
    default: Node | None = over.node.default
    if default is None:
        text.line(f"{over.answer} = {word}")
        return
    text.line(f"if {values}:")
    text.line(f"    {over.answer} = {word}")
    text.line("else:")
    with text.inside():
        text.line(f"{over.answer} = {text.node(default, over.record).whole}")


PASSES: dict[str, Callable[[Text, Pass], None]] = {
    "any": _any_or_all,
    "all": _any_or_all,
    "sum": _counted,
    "len": _counted,
    "distinct": _gathered,
    "max": _gathered,
    "min": _gathered,
}
