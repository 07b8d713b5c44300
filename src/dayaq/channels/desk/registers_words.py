"""An entry of a register as the officer reads it: which register, what event or fact, and its fields line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dayaq.casework.people.models import Person
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.held import reasons
from dayaq.casework.registers.models import RegisterEntry
from dayaq.casework.review.held_entries import HeldEntry
from dayaq.casework.wording import date_in_words
from dayaq.law.book import law_book
from dayaq.web.texts import language_now, say

Line = tuple[str, str]

KINDS = {
    "birth": "desk.entry.kind.birth",
    "death": "desk.entry.kind.death",
    "marriage": "desk.entry.kind.marriage",
    "divorce": "desk.entry.kind.divorce",
    "adoption": "desk.entry.kind.adoption",
}
FIELDS = {
    "kind": "desk.entry.field.kind",
    "on": "desk.entry.field.on",
    "fin": "desk.entry.field.fin",
    "born": "desk.entry.field.born",
    "child": "desk.entry.field.child",
    "mother": "desk.entry.field.mother",
    "father": "desk.entry.field.father",
    "husband": "desk.entry.field.husband",
    "wife": "desk.entry.field.wife",
    "adopters": "desk.entry.field.adopters",
    "ending": "desk.entry.field.ending",
    "surname": "desk.entry.field.surname",
    "given_name": "desk.entry.field.given_name",
    "patronymic": "desk.entry.field.patronymic",
    "sex": "desk.entry.field.sex",
    "district": "desk.entry.field.district",
    "fact": "desk.entry.field.fact",
    "value": "desk.entry.field.value",
    "from": "desk.entry.field.from",
    "unreadable": "desk.entry.field.unreadable",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """An entry in a list."""

    entry: RegisterEntry
    register: str
    what: str
    reason: str


def row_in_words(entry: RegisterEntry) -> Row:
    """What a list says of an entry; nobody is named."""
    told, language = _fields(entry), language_now()
    day = _day(told.get("on") or told.get("from"))
    return Row(
        entry=entry,
        register=registers()[entry.register].name.in_language(language),
        what=", ".join(part for part in (_called(told), day) if part),
        reason=reasons()[entry.reason].in_language(language),
    )


def fields_in_words(held: HeldEntry) -> list[Line]:
    """Every field of an entry with its name; a FİN with the name of whom it belongs to on file."""
    told = _fields(held.entry)
    return [line for name, value in told.items() if name != "id" for line in _lines(str(name), value, held.people)]


def _lines(name: str, value: object, people: Mapping[str, Person]) -> Iterator[Line]:
    if isinstance(value, dict):
        for inner, part in value.items():
            for label, text in _lines(str(inner), part, people):
                yield f"{_label(name)}: {label}", text
    elif isinstance(value, list):
        for part in value:
            yield from _lines(name, part, people)
    else:
        yield _label(name), _value(name, value, people)


def _label(name: str) -> str:
    return say(FIELDS[name]) if name in FIELDS else name


def _value(name: str, value: object, people: Mapping[str, Person]) -> str:
    if value is None:
        return say("desk.entry.value.none")
    if isinstance(value, bool):
        return say("web.law.yes" if value else "web.law.no")
    text = str(value)
    if text in people:
        return f"{text} – {people[text].full_name}"
    if name == "kind" and text in KINDS:
        return say(KINDS[text])
    if name == "fact":
        return _fact(text)
    return _day(text) or text


def _called(told: Mapping[str, Any]) -> str:
    kind, fact = told.get("kind"), told.get("fact")
    if isinstance(kind, str) and kind in KINDS:
        return say(KINDS[kind])
    return _fact(fact) if isinstance(fact, str) else say("desk.entry.kind.other")


def _fact(name: str) -> str:
    """What the law calls a fact; one that is none of the law's is called by its own name."""
    known = law_book().vocabulary.entities["person"].facts.get(name)
    return known.meaning[language_now()] if known is not None else name


def _day(text: object) -> str:
    try:
        return date_in_words(date.fromisoformat(text), language_now()) if isinstance(text, str) and len(text) == 10 else ""
    except ValueError:
        return ""


def _fields(entry: RegisterEntry) -> Mapping[str, Any]:
    told: Mapping[str, Any] = entry.content if isinstance(entry.content, dict) else {}
    return told
