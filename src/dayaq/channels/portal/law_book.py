"""The law book as a citizen reads it: its chapters, and of one benefit its conditions, amounts over time, sources, changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dayaq.catalogue.catalogue import Entry, all_services
from dayaq.channels.portal.amounts_shown import AmountShown, amounts_shown, value_of
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.rules.amounts import DatedAmount
from dayaq.rules.book import Folder, Law
from dayaq.rules.dependencies import amounts_read, needed_rules, rules_of
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.telling import title_of
from dayaq.rules.wording import PLACE, name_of, value_said
from dayaq.web.texts import say

CHAPTERS = {
    "pensions": "portal.law.chapter.pensions",
    "allowances": "portal.law.chapter.allowances",
    "stipends": "portal.law.chapter.stipends",
    "assistance": "portal.law.chapter.assistance",
    "employment": "portal.law.chapter.employment",
    "insurance": "portal.law.chapter.insurance",
    "contracts": "portal.law.chapter.contracts",
    "combinations": "portal.law.chapter.combinations",
    "common": "portal.law.chapter.common",
}
"""The chapters in the order of the book; one that is not named here stands after them under the title its folder has."""

NOT_KNOWN_BEFORE = "…"


@dataclass(frozen=True)
class Chapter:
    """A chapter with its benefits, and the computations that answer no right of their own."""

    name: str
    title: str
    benefits: tuple[tuple[Folder, str], ...]
    computations: tuple[tuple[Folder, str], ...]


@dataclass(frozen=True)
class Condition:
    """A condition of a benefit: its name, what must hold in plain words, and under which article."""

    name: str
    said: str
    article: str


@dataclass(frozen=True)
class Change:
    """What begins, ends or is otherwise from a day on."""

    day: date
    said: tuple[str, ...]


class NoSuchPage(LookupError):
    """The book has no such chapter or benefit."""


def chapters(language: str) -> list[Chapter]:
    """The whole book, chapter by chapter."""
    book = law_book()
    found: dict[str, list[Folder]] = {}
    for folder in book.folders.values():
        if "/" in folder.path and book.of_folder(folder.name):
            found.setdefault(folder.path.partition("/")[0], []).append(folder)
    order = [*CHAPTERS, *found]
    return [_chapter(book, name, found[name], language) for name in sorted(found, key=order.index)]


def _chapter(book: Law, name: str, folders: list[Folder], language: str) -> Chapter:
    answering = {folder.name for folder in book.benefits()}
    titled = [(folder, title_of(book, folder.name, language)) for folder in folders]
    return Chapter(
        name=name,
        title=chapter_title(name, language),
        benefits=tuple(pair for pair in titled if pair[0].name in answering),
        computations=tuple(pair for pair in titled if pair[0].name not in answering),
    )


def chapter_title(name: str, language: str) -> str:
    """The title of a chapter."""
    return say(CHAPTERS[name], language) if name in CHAPTERS else title_of(law_book(), name, language)


def page_of(chapter: str, benefit: str) -> Folder:
    """The folder of a page of the book; `NoSuchPage` where there is none."""
    book = law_book()
    folder = book.folders.get(benefit)
    if folder is None or folder.path != f"{chapter}/{benefit}" or not book.of_folder(benefit):
        raise NoSuchPage(f"{chapter}/{benefit}")
    return folder


def service_of(folder: Folder) -> Entry | None:
    """The service with which one applies for a benefit: the one whose passport names it, or else its chapter."""
    by_law = _services()
    return by_law.get(folder.path) or by_law.get(folder.path.partition("/")[0])


@cache
def _services() -> dict[str, Entry]:
    return {entry.passport.law: entry for entry in all_services() if entry.passport.law is not None}


def conditions_of(law: LawOn, folder: Folder, language: str) -> list[Condition]:
    """The conditions in force on the day, in the order in which they are asked."""
    found = []
    for rule in law.conditions(folder.name):
        sentences = folder.texts.conditions.get(rule.name)
        said = _with_amounts(law, folder, sentences.holds[language], language) if sentences is not None else ""
        found.append(Condition(name_of(law.law, rule.id, language), said, article_said(rule.article, language)))
    return found


def computed_by(law: LawOn, folder: Folder, language: str) -> list[tuple[str, str]]:
    """What the folder computes beside its conditions: the name of each rule in force, with its article."""
    rules = [rule for rule in law.rules.values() if rule.folder == folder.name and rule.kind in ("rule", "amount")]
    return [(name_of(law.law, rule.id, language), article_said(rule.article, language)) for rule in rules]


def article_said(article: str, language: str) -> str:
    """An article in the language of the page; in English where it has no words there."""
    return reference_said(article, language) or article


def _with_amounts(law: LawOn, folder: Folder, sentence: str, language: str) -> str:
    """A sentence about somebody made one about anybody: amounts of the day stand in it, what depends on a person is left out."""
    return PLACE.sub(lambda found: _place_filled(law, folder, found[1], language), sentence)


def _place_filled(law: LawOn, folder: Folder, name: str, language: str) -> str:
    bare, _, key = name.removeprefix("law.").removesuffix("]").partition("[")
    known = [*reversed(folder.path.split("/")), "common"]
    amount = next((law.law.amounts[f"{each}.{bare}"] for each in known if f"{each}.{bare}" in law.law.amounts), None)
    if not name.startswith("law.") or not isinstance(amount, DatedAmount):
        return NOT_KNOWN_BEFORE
    dated = law.amount(amount.id, key)
    if dated is None or dated.value is None:
        return say("portal.law.unknown", language)
    return value_said(law.law, dated.value, amount.kind, language, amount.unit)


def amounts_of(law: LawOn, folder: Folder, language: str) -> list[AmountShown]:
    """Every amount that the benefit rests on, also through other rules, those that changed first."""
    names = amounts_read(law, rules_of(law, folder.name))
    own = [amount_id for amount_id in law.law.amounts if amount_id.startswith(f"{folder.name}.")]
    return amounts_shown(law, list(dict.fromkeys([*own, *names])), language)


def changes_of(law: LawOn, folder: Folder, language: str) -> list[Change]:
    """What changed when in the amounts and rules that the benefit rests on, the latest first, since the book begins."""
    book, found = law.law, dict[date, list[str]]()
    for day, said in [*_amount_changes(law, folder, language), *_rule_changes(law, folder, language)]:
        if day >= book.begins:
            found.setdefault(day, []).append(said)
    return [Change(day, tuple(found[day])) for day in sorted(found, reverse=True)]


def _amount_changes(law: LawOn, folder: Folder, language: str) -> Iterator[tuple[date, str]]:
    for amount_id in amounts_read(law, rules_of(law, folder.name)):
        amount = law.law.amounts[amount_id]
        if not isinstance(amount, DatedAmount):
            continue
        for key, series in amount.series.items():
            name = name_of(law.law, amount_id, language) + _key_said(law.law, amount.by, key, language)
            for before, dated in zip(series.values, series.values[1:], strict=False):
                old, new = (value_of(law.law, each, amount, language) for each in (before, dated))
                yield dated.since, say("portal.law.changed_amount", language, name=name, before=old, after=new)


def _key_said(book: Law, by: str, key: str, language: str) -> str:
    return f" ({book.vocabulary.choices[by].options[key][language]})" if key else ""


def _rule_changes(law: LawOn, folder: Folder, language: str) -> Iterator[tuple[date, str]]:
    book = law.law
    asked = {*book.of_folder(folder.name), *needed_rules(law, rules_of(law, folder.name))}
    for rule_id in (each for each in book.rules if each in asked):
        for version in book.rules[rule_id]:
            name = name_of(book, rule_id, language)
            if version.start is not None:
                yield version.start, say("portal.law.changed_rule", language, name=name)
            if version.end is not None and not any(other.start == version.end for other in book.rules[rule_id]):
                yield version.end, say("portal.law.ended_rule", language, name=name)


def law_of_day(day: date) -> LawOn:
    """The law in force on a day, as it is known today."""
    return law_on(law_book(), day)
