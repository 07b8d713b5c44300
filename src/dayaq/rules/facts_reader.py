"""Reads `facts.py`, or the files of a folder `facts`: the entities, choices and facts of a law, with the meaning of each."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dayaq.rules.annotations import kind_written
from dayaq.rules.kinds import Choice, Number
from dayaq.rules.parsing import LANGUAGES, is_docstring, only, parsed, statements, words
from dayaq.rules.source import LawError, Place
from dayaq.rules.units import UnknownUnit, unit_named
from dayaq.rules.vocabulary import ChoiceKind, Entity, FactKind, Link, Vocabulary, Words

SHAPE = 'Allowed: class Person(Entity) with lines such as birth_date: Date = fact("Day of birth"), and class Sex(Choices).'


@dataclass(slots=True)
class _Growing:
    facts: dict[str, FactKind] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)


def read_vocabulary(directory: Path, currency: str) -> Vocabulary:
    """The vocabulary written in a `facts.py`, or in the files of a folder that stands for it."""
    classes = list(_classes(directory))
    choices = {node.name: _choice(node, file) for node, base, file in classes if base == "Choices"}
    entities: dict[str, Entity] = {}
    names = {node.name: _small(node.name) for node, base, _ in classes if base == "Entity"}
    for node, base, file in classes:
        if base == "Entity":
            entities[names[node.name]] = _entity(node, file, names, Vocabulary(currency, {}, choices))
    return Vocabulary(currency, entities, choices)


def facts_files(directory: Path) -> list[Path]:
    """The files that hold the vocabulary of a law: `facts.py`, or all of the folder `facts` but its `__init__.py`."""
    folder = directory / "facts"
    return [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"] or [directory / "facts.py"]


def _statements(directory: Path) -> Iterator[tuple[ast.stmt, Path]]:
    for path in facts_files(directory):
        for statement in statements(parsed(path), path):
            yield statement, path


def _classes(directory: Path) -> Iterator[tuple[ast.ClassDef, str, Path]]:
    seen: set[str] = set()
    for statement, path in _statements(directory):
        place = Place(path, statement.lineno)
        base = statement.bases[0] if isinstance(statement, ast.ClassDef) and len(statement.bases) == 1 else None
        if not isinstance(statement, ast.ClassDef) or not isinstance(base, ast.Name) or base.id not in ("Entity", "Choices"):
            raise LawError(place, "this is neither an entity nor a choice", SHAPE)
        if statement.name in seen:
            raise LawError(place, f"{statement.name} is declared twice", "One class for each entity and choice.")
        seen.add(statement.name)
        yield statement, base.id, path


def _small(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() and at else letter.lower() for at, letter in enumerate(name))


def _choice(node: ast.ClassDef, path: Path) -> ChoiceKind:
    options: dict[str, Words] = {}
    for statement in node.body:
        if is_docstring(statement):
            continue
        place = Place(path, statement.lineno)
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        value = statement.value if isinstance(statement, ast.Assign) else None
        if not isinstance(target, ast.Name) or not isinstance(value, ast.Call) or not _calls(value, "option"):
            raise LawError(place, "this is not a name of the choice", 'Allowed: male = option("man", az="kişi", ru="мужчина").')
        options[target.id] = _meaning(value, place, ())
    return ChoiceKind(Choice(node.name, tuple(options)), ast.get_docstring(node) or "", options)


def _entity(node: ast.ClassDef, path: Path, names: dict[str, str], vocabulary: Vocabulary) -> Entity:
    growing, name = _Growing(), names[node.name]
    for statement in node.body:
        if is_docstring(statement):
            continue
        place = Place(path, statement.lineno)
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            raise LawError(place, "this is neither a fact nor a link", SHAPE)
        called = statement.target.id
        if called in growing.facts or called in growing.links:
            raise LawError(place, f"{called} is declared twice", "One line for each fact.")
        if isinstance(statement.value, ast.Call) and _calls(statement.value, "belongs"):
            growing.links[called] = _link(called, name, statement, names, place)
        else:
            growing.facts[called] = _fact(called, name, statement, vocabulary, place)
    return Entity(name, ast.get_docstring(node) or "", growing.facts, growing.links, Place(path, node.lineno))


def _link(name: str, child: str, statement: ast.AnnAssign, names: dict[str, str], place: Place) -> Link:
    parent = names.get(statement.annotation.id) if isinstance(statement.annotation, ast.Name) else None
    call = statement.value
    collection = call.args[0] if isinstance(call, ast.Call) and call.args else None
    if parent is None or not isinstance(collection, ast.Constant) or not isinstance(collection.value, str):
        raise LawError(place, f"{name} does not say to what it belongs", 'Allowed: family: Family = belongs("members").')
    return Link(name, child, parent, collection.value)


def _fact(name: str, entity: str, statement: ast.AnnAssign, vocabulary: Vocabulary, place: Place) -> FactKind:
    kind = kind_written(statement.annotation, vocabulary, place)
    if not isinstance(statement.value, ast.Call) or not _calls(statement.value, "fact"):
        raise LawError(place, f"the fact {name} has no meaning", SHAPE)
    meaning = _meaning(statement.value, place, ("unit",))
    unit = meaning.pop("unit", "")
    if isinstance(kind, Number):
        unit = unit or str(kind.unit)
        _check_unit(unit, kind, place)
    return FactKind(name, entity, kind, unit, meaning, place)


def _check_unit(unit: str, kind: Number, place: Place) -> None:
    try:
        same = unit_named(unit) == kind.unit
    except UnknownUnit as error:
        raise LawError(place, str(error), "Write a unit that fits the kind, such as AZN/month for Money.") from error
    if not same:
        raise LawError(place, f"the unit {unit} does not fit {kind}", "Write the unit of the kind, such as AZN/month for Money.")


def _meaning(call: ast.Call, place: Place, more: tuple[str, ...]) -> dict[str, str]:
    meaning = words(call, place)
    only(meaning, (*LANGUAGES, *more), place)
    if not meaning.get("en"):
        raise LawError(place, "the meaning is missing", 'Write it as fact("Day of birth", az="Doğum günü", ru="День рождения").')
    return meaning


def _calls(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
