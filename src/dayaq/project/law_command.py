"""`dayaq law`: what the law book holds, what it answers on given facts and why, and whether its examples hold."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

import click

from dayaq.law.book import law_book
from dayaq.project.law_check import check
from dayaq.project.law_report import report
from dayaq.rules.as_json import finding_as_json
from dayaq.rules.book import Law, UnknownFolder
from dayaq.rules.dependencies import facts_read, law_difference, rules_of
from dayaq.rules.explain import NotInForce, find_for
from dayaq.rules.in_force import BeforeTheLaw, LawOn, law_on
from dayaq.rules.kinds import Choice, Day, Number, Truth
from dayaq.rules.records import WrongFact, record_of
from dayaq.rules.source import LawError
from dayaq.rules.telling import told
from dayaq.rules.vocabulary import FactKind

REFUSED = (LawError, UnknownFolder, NotInForce, BeforeTheLaw, WrongFact)


class LawCommand(click.Command):
    """A verb of `dayaq law`: what the law refuses becomes one line and exit code 1 instead of a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except REFUSED as refusal:
            raise click.ClickException(str(refusal)) from refusal


class DayType(click.ParamType[date]):
    """A day written as 2025-04-01."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything else is refused with a sentence."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == len("2025-04-01"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"{value!r} is not a day such as 2025-04-01", param, ctx)


language_option = click.option(
    "--lang", "language", type=click.Choice(["az", "en", "ru"]), default="az", help="The language of the answer; az unless named."
)


@click.group()
def law() -> None:
    """The law book: rules, answers with their reasons, examples, changes."""


@law.command("list", cls=LawCommand)
@language_option
def list_folders(language: str) -> None:
    """Every folder of the law that has rules, with its title; a benefit answers whether somebody is entitled."""
    book = law_book()
    benefits = {folder.name for folder in book.benefits()}
    for folder in sorted(book.folders.values(), key=lambda each: each.path):
        if book.of_folder(folder.name):
            sort = "benefit" if folder.name in benefits else "rules"
            click.echo(f"{folder.path}\t{sort}\t{folder.texts.title.get(language, folder.name)}")


@law.command(cls=LawCommand)
@click.argument("benefit")
@click.option("--on", "day", type=DayType(), required=True, help="The legal day, such as 2025-04-01.")
@click.option("--facts", "file", type=click.File("rb"), required=True, help="A JSON file, or - for standard input.")
@click.option("--known-on", "known", type=DayType(), default=None, help="The law as it was known on that day.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@language_option
def explain(**asked: Any) -> None:
    """What the law answers about a BENEFIT (pensions/disability_pension) on given facts, and why."""
    book, language = law_book(), asked["language"]
    folder = book.folder(asked["benefit"]).name
    in_force = law_on(book, asked["day"], asked["known"])
    refuse_rules_alone(book, in_force, folder)
    record = record_of(book.vocabulary, in_force.subject(folder), facts_given(asked["file"]))
    finding = find_for(in_force, folder, record)
    said = told(in_force, finding, record, language)
    if not asked["as_json"]:
        for line in report(finding, said, language):
            click.echo(line)
        return
    answer = finding_as_json(finding)
    for written, reason in zip(answer["reasons"], said.reasons, strict=True):
        written["said"] = reason.said
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def refuse_rules_alone(book: Law, in_force: LawOn, folder: str) -> None:
    """A folder that has rules but answers nothing about a right is refused with a sentence of its own."""
    if folder not in {each.name for each in book.benefits()} and in_force.amount_rule(folder) is None:
        answering = ", ".join(sorted(each.path for each in book.benefits()))
        raise UnknownFolder(f"“{folder}” answers nothing about a right. Those that do: {answering}.")


def facts_given(file: BinaryIO) -> dict[str, Any]:
    """The facts of a JSON text, its numbers exact; anything but an object, or a fact given twice, is a `WrongFact`."""
    try:
        given = json.loads(file.read().decode("utf-8-sig"), parse_float=Decimal, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        if isinstance(error, WrongFact):
            raise
        raise WrongFact(f"The facts are not JSON: {error}.") from error
    if not isinstance(given, dict):
        raise WrongFact("The facts are not a JSON object of names and values.")
    return given


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise WrongFact(f"“{name}” is given twice.")
        found[name] = value
    return found


@law.command("facts", cls=LawCommand)
@click.argument("rule", required=False)
@click.option("--on", "day", type=DayType(), default=None, help="As the rule stands on that day; without it, on its last.")
@language_option
def list_facts(rule: str | None, day: date | None, language: str) -> None:
    """Every fact of the vocabulary, or those that a RULE (pensions/disability_pension) reads: name, type, unit, meaning."""
    book = law_book()
    for fact in facts_of(book, rule, day) if rule else every_fact(book):
        words = [f"{fact.entity}.{fact.name}", type_of(fact), fact.unit, fact.meaning.get(language, "")]
        click.echo("\t".join(words))


def facts_of(book: Law, rule: str, day: date | None) -> list[FactKind]:
    """The facts that a folder, or one rule of it (`disability_pension.divisor`), reads."""
    in_force = law_on(book, day or book.dates()[-1])
    if rule in in_force.rules:
        return facts_read(in_force, [rule])
    return facts_read(in_force, rules_of(in_force, book.folder(rule).name))


def every_fact(book: Law) -> Iterator[FactKind]:
    """The whole vocabulary, entity by entity."""
    for entity in book.vocabulary.entities.values():
        yield from entity.facts.values()


def type_of(fact: FactKind) -> str:
    """What a fact is written as in JSON."""
    if isinstance(fact.kind, Choice):
        return f"one of {', '.join(fact.kind.options)}"
    if isinstance(fact.kind, Truth):
        return "true or false"
    if isinstance(fact.kind, Day):
        return "day"
    return number_of(fact.kind)


def number_of(kind: Number) -> str:
    """A number by its decimals."""
    return f"number with {kind.scale} decimals" if kind.scale else "whole number"


@law.command(cls=LawCommand)
@click.argument("earlier", type=DayType())
@click.argument("later", type=DayType())
def diff(earlier: date, later: date) -> None:
    """Which rules and amounts differ between two days of the law: what changed, and from what to what."""
    changes = law_difference(law_book(), earlier, later)
    for change in changes:
        before, after = (" ".join(text.split()) for text in (change.before, change.after))
        click.echo(f"{change.sort}\t{change.id}\t{change.what}\t{before}\t{after}")
    click.echo(f"{len(changes)} difference{'' if len(changes) == 1 else 's'} between {earlier} and {later}")


law.add_command(check)
