"""A life event as values, read from what the register wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dayaq.casework.people.districts import districts
from dayaq.casework.people.models import Sex
from dayaq.casework.registers.fields import LONGEST_NAME, choice_in, day_in, fields_of, fin_in, optional_fin_in, text_in
from dayaq.casework.registers.held import NotApplied

KINDS = ("birth", "death", "marriage", "divorce", "adoption")


@dataclass(frozen=True, kw_only=True)
class Newborn:
    """The child of a birth, as the act of birth names it."""

    fin: str
    surname: str
    given_name: str
    patronymic: str
    birth_date: date
    sex: Sex
    district: str


@dataclass(frozen=True, kw_only=True)
class Birth:
    """A birth; the mother or the father is empty where the act names none."""

    on: date
    child: Newborn
    mother: str
    father: str


@dataclass(frozen=True, kw_only=True)
class Death:
    """A death."""

    on: date
    fin: str


@dataclass(frozen=True, kw_only=True)
class Wedding:
    """A marriage, or its end by a divorce."""

    on: date
    husband: str
    wife: str
    begins: bool


@dataclass(frozen=True, kw_only=True)
class Adoption:
    """An adoption: who adopts the child, and whose parenthood ends by it."""

    on: date
    child: str
    adopters: tuple[str, ...]
    ending: tuple[str, ...]


LifeEvent = Birth | Death | Wedding | Adoption


def life_event_in(entry: object) -> LifeEvent:
    """The life event that an entry of civil status tells. Refuses (`NotApplied`, unreadable) any other form."""
    fields = fields_of(entry)
    kind, on = choice_in(fields, "kind", KINDS), day_in(fields, "on")
    if kind == "birth":
        return _birth(fields, on)
    if kind == "death":
        return Death(on=on, fin=fin_in(fields))
    if kind == "adoption":
        adopters, ending = _fins(fields.get("adopters")), _fins(fields.get("ending", []))
        if not 1 <= len(adopters) <= 2:
            raise NotApplied("unreadable")
        return Adoption(on=on, child=fin_in(fields, "child"), adopters=adopters, ending=ending)
    return Wedding(on=on, husband=fin_in(fields, "husband"), wife=fin_in(fields, "wife"), begins=kind == "marriage")


def _birth(act: Mapping[str, object], on: date) -> Birth:
    child = fields_of(act.get("child"))
    district = text_in(child, "district", most=40, empty=True)
    newborn = Newborn(
        fin=fin_in(child),
        surname=text_in(child, "surname", most=LONGEST_NAME),
        given_name=text_in(child, "given_name", most=LONGEST_NAME),
        patronymic=text_in(child, "patronymic", most=LONGEST_NAME, empty=True),
        birth_date=on,
        sex=Sex(choice_in(child, "sex", tuple(Sex.values))),
        district=district if district in districts() else "",
    )
    return Birth(on=on, child=newborn, mother=optional_fin_in(act, "mother"), father=optional_fin_in(act, "father"))


def _fins(told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or len(told) > 2:
        raise NotApplied("unreadable")
    return tuple(fin_in({"fin": fin}) for fin in told)
