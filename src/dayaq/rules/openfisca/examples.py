"""Reads OpenFisca's YAML tests, `period`, `input`, `output`, as examples; what they mean for a law `questions` says."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from dayaq.rules.lined_yaml import Lined, mapping_of, read_yaml
from dayaq.rules.openfisca.parameters import parameters_in
from dayaq.rules.openfisca.periods import Period, period_written
from dayaq.rules.parsing import only
from dayaq.rules.source import LawError, Place

FIELDS = (
    "name",
    "description",
    "keywords",
    "period",
    "input",
    "output",
    "absolute_error_margin",
    "relative_error_margin",
    "reforms",
    "extensions",
    "parameters",
)


@dataclass(frozen=True, slots=True)
class Margins:
    """How far a number may be from the expected one: in itself, or as a part of it. Without either it is equal."""

    absolute: Fraction | None
    relative: Fraction | None

    def allow(self, expected: Fraction, found: Fraction) -> bool:
        """True where both margins that are given hold."""
        away = abs(expected - found)
        near = self.relative is None or away <= abs(self.relative * expected)
        least = Fraction(0) if self.relative is None else None
        most = self.absolute if self.absolute is not None else least
        return near and (most is None or away <= most)


@dataclass(frozen=True, slots=True)
class Example:
    """One test as written; `reforms` and `extensions` name Python that would have to be run, `parameters` replace others."""

    name: str
    period: Period
    given: Lined
    expected: Lined
    margins: Margins
    python: tuple[str, ...]
    parameters: dict[str, Lined]
    place: Place


def read_examples(directory: Path) -> Iterator[Example]:
    """Every test of a folder."""
    for path in sorted([*directory.rglob("*.yaml"), *directory.rglob("*.yml")]):
        content = read_yaml(path)
        for each in content if isinstance(content, list) else [content]:
            yield _example(mapping_of(each, Place(path, 1), "a test"))


def _example(written: Lined) -> Example:
    only(written, FIELDS, written.place())
    if "period" not in written or "output" not in written:
        raise LawError(written.place(), "the test has no period or no output", f"A test has: {', '.join(FIELDS)}.")
    given = written.get("input", Lined(written.path, written.line))
    parameters = written.get("parameters")
    inline = mapping_of(parameters, written.place("parameters"), "parameters") if parameters is not None else None
    margins = Margins(*(_margin(written, f"{kind}_error_margin") for kind in ("absolute", "relative")))
    return Example(
        name=str(written.get("name", "")),
        period=period_written(written["period"], written.place("period")),
        given=mapping_of(given, written.place("input"), "input"),
        expected=mapping_of(written["output"], written.place("output"), "output"),
        margins=margins,
        python=(*_names(written.get("reforms")), *_names(written.get("extensions"))),
        parameters=dict(parameters_in(inline)) if inline is not None else {},
        place=written.place(),
    )


def _names(given: Any) -> Sequence[str]:
    return [given] if isinstance(given, str) else list(map(str, given or ()))


def _margin(written: Lined, name: str) -> Fraction | None:
    given = written.get(name)
    if given is None:
        return None
    if isinstance(given, int | Decimal) and not isinstance(given, bool):
        return Fraction(given)
    raise LawError(written.place(name), f"“{given}” is not a margin", "Read is one number for all of the output.")


def number_expected(written: object, place: Place) -> Fraction | None:
    """An expected number, exactly; it may be written as a sum of its own such as `600 - 200 / 12`. `None` for a word."""
    if isinstance(written, int | Decimal):
        return Fraction(written)
    if not isinstance(written, str) or not any(letter.isdigit() for letter in written):
        return None
    try:
        return _computed(ast.parse(written.strip(), mode="eval").body, written)
    except (SyntaxError, ValueError, ZeroDivisionError) as error:
        raise LawError(place, f"“{written}” is not a number", "Read are numbers with + - * / and parentheses.") from error


def _computed(node: ast.expr, written: str) -> Fraction:
    match node:
        case ast.Constant(value=int() | float()):
            return Fraction(Decimal(ast.get_source_segment(written.strip(), node) or "0"))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_computed(operand, written)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() as op, right=right):
            return _applied(op, _computed(left, written), _computed(right, written))
    raise ValueError(written)


def _applied(op: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    if isinstance(op, ast.Add):
        return left + right
    if isinstance(op, ast.Sub):
        return left - right
    return left * right if isinstance(op, ast.Mult) else left / right
