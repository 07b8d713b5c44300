"""What the registers of the demo country hold about its made-up people, the same in every demo."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dayaq.casework.people.models import Sex
from dayaq.casework.registers.described import registers
from dayaq.population.synthetic import SyntheticPerson

Entry = dict[str, Any]
YEAR = timedelta(days=365)
WAR_OF_THE_NINETIES = date(1994, 5, 12)


def contents(people: Sequence[SyntheticPerson], on: date) -> dict[str, list[Entry]]:
    """The entries of every register, by its code."""
    living = [one for one in people if one.died_on is None or one.died_on > on]
    held: dict[str, list[Entry]] = {code: [] for code in registers()}
    for code, stated in STATED.items():
        draw = random.Random(f"register {code}")  # noqa: S311  nothing here is a secret
        for one in living:
            for fact, value, since in stated(one, on, draw):
                entry = {"fin": one.fin, "born": one.birth_date.isoformat(), "fact": fact, "value": value}
                held[code].append({"id": f"{code}-{len(held[code]) + 1}", **entry, "from": since.isoformat()})
    held["civil_status"] = [
        {"id": f"act-{number}", **act} for number, act in enumerate([*_weddings(people, on), *_news(people, living, on)], start=1)
    ]
    return held


Stated = Iterator[tuple[str, object, date]]


def _population(one: SyntheticPerson, _on: date, _draw: random.Random) -> Stated:
    yield "lives_in_country", True, one.birth_date
    yield "is_foreigner", False, one.birth_date


def _tax(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) in range(20, 65) and draw.random() < 0.06:
        since = on - draw.randint(200, 2000) * timedelta(days=1)
        yield "entrepreneur", True, max(since, one.birth_date + 18 * YEAR)
        yield "business_field", draw.choice(("construction", "other", "other")), max(since, one.birth_date + 18 * YEAR)


def _property(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) >= 18 and draw.random() < 0.1:
        yield "has_land_share", True, max(date(1997, 1, 1), one.birth_date + YEAR)


def _vehicles(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) >= 18 and draw.random() < 0.25:
        yield "owns_vehicle", True, on - draw.randint(30, 2500) * timedelta(days=1)


def _utilities(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) >= 18:
        yield "utility_spending", f"{draw.randint(15, 90)}.{draw.randint(0, 99):02d}", on.replace(day=1)


def _banks(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) >= 18 and draw.random() < 0.5:
        yield "purchases_of_year", f"{draw.randint(300, 9000)}.00", on.replace(day=1)


def _honours(one: SyntheticPerson, _on: date, draw: random.Random) -> Stated:
    fought = one.sex == Sex.MALE and one.birth_date + 18 * YEAR < WAR_OF_THE_NINETIES < one.birth_date + 45 * YEAR
    if fought and draw.random() < 0.08:
        yield "war_veteran", True, date(1996, 6, 1)
    if one.birth_date.year <= 1927:
        yield "ww2_veteran", True, date(1995, 5, 9)


def _education(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if _age(one, on) in range(18, 23) and draw.random() < 0.45:
        yield "full_time_student", True, date(on.year - 1, 9, 15)


def _conscription(one: SyntheticPerson, on: date, draw: random.Random) -> Stated:
    if one.sex == Sex.MALE and _age(one, on) in range(18, 20) and draw.random() < 0.3:
        yield "in_conscription", True, on - timedelta(days=100)


def _displaced(one: SyntheticPerson, _on: date, _draw: random.Random) -> Stated:
    if one.family % 12 == 0:
        yield "displaced", True, max(date(1994, 1, 1), one.birth_date)


STATED: dict[str, Callable[[SyntheticPerson, date, random.Random], Stated]] = {
    "population": _population,
    "displaced": _displaced,
    "tax": _tax,
    "property": _property,
    "vehicles": _vehicles,
    "utilities": _utilities,
    "banks": _banks,
    "honours": _honours,
    "education": _education,
    "conscription": _conscription,
}


def _weddings(people: Sequence[SyntheticPerson], today: date) -> Iterator[Entry]:
    """The marriage of every couple, a year before their first child or when the younger was 23."""
    by_fin = {one.fin: one for one in people}
    for husband in people:
        wife = by_fin.get(husband.spouse) if husband.sex == Sex.MALE else None
        if wife is not None:
            born = [one.birth_date for one in people if one.mother == wife.fin]
            on = min([*(day - YEAR for day in born), max(husband.birth_date, wife.birth_date) + 23 * YEAR, today - YEAR])
            yield {"kind": "marriage", "on": on.isoformat(), "husband": husband.fin, "wife": wife.fin}


def _news(people: Sequence[SyntheticPerson], living: Sequence[SyntheticPerson], on: date) -> Iterator[Entry]:
    """What happened in the days before: a birth and a death, and three acts that cannot be true."""
    by_fin = {one.fin: one for one in living}
    lately = on - timedelta(days=4)
    nursing = {one.mother for one in living if on - one.birth_date < 2 * YEAR}
    wives = [one for one in living if one.sex == Sex.FEMALE and one.spouse in by_fin and one.fin not in nursing]
    young = [one for one in wives if _age(one, on) in range(22, 36)]
    old = [one for one in living if _age(one, on) >= 78]
    mother, father, gone = young[-1], by_fin[young[-1].spouse], old[-1]
    child = {
        "fin": _free_fin(people),
        "surname": father.surname,
        "given_name": "Murad",
        "patronymic": father.given_name,
        "sex": "male",
    }
    yield {"kind": "birth", "on": lately.isoformat(), "child": child, "mother": mother.fin, "father": father.fin}
    yield {"kind": "death", "on": (on - timedelta(days=2)).isoformat(), "fin": gone.fin}
    yield {"kind": "death", "on": lately.isoformat(), "fin": _free_fin(people, 1)}
    yield {"kind": "marriage", "on": lately.isoformat(), "husband": father.fin, "wife": young[0].fin}
    yield {
        "kind": "birth",
        "on": lately.isoformat(),
        "child": {**child, "fin": young[1].fin},
        "mother": mother.fin,
        "father": None,
    }


def _free_fin(people: Sequence[SyntheticPerson], number: int = 0) -> str:
    taken = {one.fin for one in people}
    return [fin for fin in (f"7BC{place:04d}" for place in range(len(taken) + 2)) if fin not in taken][number]


def _age(one: SyntheticPerson, on: date) -> int:
    born = one.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
