"""Reads a `rule.py`: the heads of its rules first, then, once every name of the law is known, their bodies."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dayaq.rules.annotations import kind_written
from dayaq.rules.expressions import choice, read_expression, truth
from dayaq.rules.kinds import Kind, Number, Truth
from dayaq.rules.numbers import Unfit, fitted
from dayaq.rules.parsing import day_written, is_docstring, only, parsed, statements, words
from dayaq.rules.references import named
from dayaq.rules.scope import Context, DayName, Instance, Known, LawName, Local, Names
from dayaq.rules.source import LawError, Place
from dayaq.rules.tree import Node
from dayaq.rules.vocabulary import Vocabulary

KINDS = ("rule", "condition", "amount")
HEAD = 'Allowed: @rule("Article 7"), @condition or @amount, then def name(person: Person, law: Law, day: Date) -> Kind.'
MOST_WAYS = 8
BODY = "Allowed: name = …, if / elif / else, return."


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule whose head has been read."""

    id: str
    folder: str
    kind: str
    article: str
    entity: str
    type: Kind
    start: date | None
    end: date | None
    known_since: date | None
    meaning: str
    known: Mapping[str, Known]
    body: Sequence[ast.stmt]
    formula: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule: what it computes and under which article, from `start` (included) to `end` (excluded)."""

    id: str
    folder: str
    kind: str
    article: str
    entity: str
    type: Kind
    start: date | None
    end: date | None
    known_since: date | None
    meaning: str
    formula: str
    tree: Node
    place: Place

    @property
    def name(self) -> str:
        """The name as the rule's own folder knows it."""
        return self.id.rpartition(".")[2]

    def in_force(self, day: date, known: date | None = None) -> bool:
        """True where this version counts on the day, as far as was known."""
        begun = self.start is None or self.start <= day
        known_then = known is None or self.known_since is None or self.known_since <= known
        return begun and known_then and (self.end is None or day < self.end)


def read_heads(path: Path, folder: str, vocabulary: Vocabulary) -> Iterator[Draft]:
    """The heads of all rules of a file, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for statement in statements(parsed(path), path):
        if not isinstance(statement, ast.FunctionDef):
            raise LawError(Place(path, statement.lineno), f"“{ast.unparse(statement)[:40]}” is not a rule", HEAD)
        yield _head(statement, path, folder, vocabulary, lines)


def _head(function: ast.FunctionDef, path: Path, folder: str, vocabulary: Vocabulary, lines: list[str]) -> Draft:
    place = Place(path, function.lineno)
    kind, said = _decorator(function, place)
    entity, known = _parameters(function, vocabulary, place)
    returned = kind_written(function.returns, vocabulary, place)
    if kind == "condition" and not isinstance(returned, Truth):
        raise LawError(place, f"the condition {function.name} does not give yes or no", "Write -> bool.")
    if kind == "amount" and not isinstance(returned, Number):
        raise LawError(place, f"the amount {function.name} gives no number", "Write -> Money.")
    body = [statement for statement in function.body if not is_docstring(statement)]
    return Draft(
        id=f"{folder}.{function.name}",
        folder=folder,
        kind=kind,
        article=said.get("en", ""),
        entity=entity,
        type=returned,
        start=day_written(said.get("start", ""), place),
        end=day_written(said.get("end", ""), place),
        known_since=day_written(said.get("known_since", ""), place),
        meaning=ast.get_docstring(function) or "",
        known=known,
        body=body,
        formula=_formula(body, lines),
        place=place,
    )


def _decorator(function: ast.FunctionDef, place: Place) -> tuple[str, dict[str, str]]:
    call = function.decorator_list[0] if len(function.decorator_list) == 1 else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in KINDS:
        raise LawError(place, f"{function.name} is not marked as a rule", HEAD)
    said = words(call, place)
    only(said, ("en", "start", "end", "known_since"), place)
    if not said.get("en"):
        raise LawError(place, f"{function.name} names no article", 'Write the article: @rule("LP 11").')
    return call.func.id, said


def _parameters(function: ast.FunctionDef, vocabulary: Vocabulary, place: Place) -> tuple[str, dict[str, Known]]:
    arguments = function.args
    if (
        arguments.defaults
        or arguments.kwonlyargs
        or arguments.posonlyargs
        or arguments.vararg
        or arguments.kwarg
        or not arguments.args
    ):
        raise LawError(place, f"{function.name} has unusual parameters", HEAD)
    first, *others = arguments.args
    about = vocabulary.entity_of_class(first.annotation.id) if isinstance(first.annotation, ast.Name) else None
    if about is None:
        entities = ", ".join(vocabulary.entities)
        raise LawError(place, f"the first parameter of {function.name} is no entity", f"Entities: {entities}. {HEAD}")
    known: dict[str, Known] = {first.arg: Instance(about.name, ())}
    for other in others:
        annotation = other.annotation.id if isinstance(other.annotation, ast.Name) else ""
        if annotation not in ("Law", "Date"):
            raise LawError(place, f"the parameter {other.arg} is neither the law nor the day", HEAD)
        known[other.arg] = LawName() if annotation == "Law" else DayName()
    return about.name, known


def _formula(body: Sequence[ast.stmt], lines: list[str]) -> str:
    if not body:
        return ""
    written = lines[body[0].lineno - 1 : body[-1].end_lineno]
    margin = len(written[0]) - len(written[0].lstrip())
    return "\n".join(line[margin:] for line in written)


def read_body(draft: Draft, names: Names) -> Rule:
    """The rule with its tree, every name resolved and every kind checked."""
    context = Context(draft.place.path, draft.folder, draft.entity, names, draft.known, read_expression)
    _refuse_tangle(draft)
    try:
        tree = _block(list(draft.body), context, draft)
    except RecursionError as error:
        raise LawError(draft.place, f"{draft.id} is nested without end", "Split it into several rules.") from error
    return Rule(
        id=draft.id,
        folder=draft.folder,
        kind=draft.kind,
        article=draft.article,
        entity=draft.entity,
        type=draft.type,
        start=draft.start,
        end=draft.end,
        known_since=draft.known_since,
        meaning=draft.meaning,
        formula=draft.formula,
        tree=tree,
        place=draft.place,
    )


def _refuse_tangle(draft: Draft) -> None:
    """What follows an `if` that does not return is read once for each way through it: their number is kept small."""
    ifs = [node for statement in draft.body for node in ast.walk(statement) if isinstance(node, ast.If)]
    going_on = [node for node in ifs if not (_returns(node.body) or _returns(node.orelse))]
    if len(going_on) > MOST_WAYS:
        raise LawError(draft.place, f"{draft.id} has too many ways through it", "Split it into several rules.")


def _block(body: list[ast.stmt], context: Context, draft: Draft) -> Node:
    """What a sequence of statements returns; what follows an `if` belongs to each branch that does not return."""
    if not body:
        raise LawError(draft.place, f"{draft.id} has a path without return", "Every path ends in return.")
    statement, rest = body[0], body[1:]
    match statement:
        case ast.Return(value=ast.expr() as value):
            return _returned(value, context, draft, rest)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return _block(rest, _with_local(statement, name, value, context), draft)
        case ast.If():
            condition = truth(statement.test, context)
            then = _block([*statement.body, *([] if _returns(statement.body) else rest)], context, draft)
            otherwise = _block([*statement.orelse, *([] if _returns(statement.orelse) else rest)], context, draft)
            return choice(statement, condition, (then, otherwise), context)
        case _:
            raise context.error(statement, f"“{ast.unparse(statement).splitlines()[0]}” is not of the language", BODY)


def _returned(value: ast.expr, context: Context, draft: Draft, rest: list[ast.stmt]) -> Node:
    if rest:
        raise context.error(rest[0], "nothing can follow a return", "Remove what follows.")
    try:
        return fitted(context.read(value, context), draft.type, "what is returned")
    except Unfit as unfit:
        raise context.unfit(value, unfit) from unfit


def _returns(body: Sequence[ast.stmt]) -> bool:
    last = body[-1] if body else None
    if isinstance(last, ast.If):
        return _returns(last.body) and _returns(last.orelse)
    return isinstance(last, ast.Return)


def _with_local(statement: ast.stmt, name: str, value: ast.expr, context: Context) -> Context:
    if isinstance(context.known.get(name), Instance | LawName | DayName):
        raise context.error(statement, f"“{name}” is a parameter and cannot be given a value", "Choose another name.")
    local = Local(named(name, context.read(value, context)), ())
    return replace(context, known={**context.known, name: local})
