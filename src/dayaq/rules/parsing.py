"""Parses a file of the law into a syntax tree, without running it, and reads the few plain things that all such files have."""

import ast
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from dayaq.rules.source import LawError, Place

LANGUAGES = ("az", "en", "ru")


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file; a syntax error is a `LawError` at its line."""
    try:
        return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except SyntaxError as error:
        raise LawError(Place(path, error.lineno or 1), f"this is not Python: {error.msg}", "Correct the syntax.") from error
    except FileNotFoundError as error:
        raise LawError(Place(path, 1), "the file is missing", "Every law has book.yaml and facts.py.") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise LawError(Place(path, 1), f"this is not Python: {error}", "Write plain text, not nested without end.") from error


def statements(module: ast.Module, path: Path) -> Iterator[ast.stmt]:
    """The statements of a file after its docstring and its imports, which serve editors only."""
    for statement in module.body:
        if is_docstring(statement) or isinstance(statement, ast.ImportFrom):
            continue
        if isinstance(statement, ast.Import):
            raise LawError(
                Place(path, statement.lineno),
                "a plain import",
                "Allowed: from … import …, for the names of the language and facts.",
            )
        yield statement


def is_docstring(statement: ast.stmt) -> bool:
    """True for a string that stands as a statement."""
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)
    )


def words(call: ast.Call, place: Place) -> dict[str, str]:
    """The texts of a call such as `fact("Day of birth", az="Doğum günü")`: the plain one is English."""
    found: dict[str, str] = {}
    if call.args:
        found["en"] = _text(call.args[0], place)
    for keyword in call.keywords:
        found[keyword.arg or "**"] = _text(keyword.value, place)
    return found


def _text(node: ast.expr, place: Place) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise LawError(place, f"“{ast.unparse(node)}” is not a text", "Write a text in quotes.")


def day_written(text: str, place: Place) -> date | None:
    """The day written `2025-07-01`; an empty text is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LawError(place, f"“{text}” is not a day", "Write days as 2025-07-01.") from error


def only(given: Mapping[str, object], allowed: tuple[str, ...], place: Place) -> None:
    """Refuses names that are not among the allowed ones."""
    for name in given:
        if name not in allowed:
            raise LawError(place, f"“{name}” is not known here", f"Allowed: {', '.join(allowed)}.")
