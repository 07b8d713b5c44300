"""The synthetic country, one person after another."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from dayaq.casework.azerbaijani import fold
from dayaq.casework.people.districts import districts
from dayaq.population.synthetic.country import Draw, district, language
from dayaq.population.synthetic.documents import Papers
from dayaq.population.synthetic.families import Member, age, families
from dayaq.population.synthetic.numbers import MOST_PEOPLE, Numbers, mobile
from dayaq.population.synthetic.person import SyntheticPerson

_MAIL_DOMAINS = ("example.com", "example.org", "example.net")
_MOBILE_FROM_AGE = 14
_MAIL_BETWEEN_AGES = range(16, 75)


def people(seed: int, count: int, on: date) -> Iterator[SyntheticPerson]:
    """So many people of the synthetic country as on the day: family by family, parents before their children.

    The same arguments always give the same people, and a greater count begins with the people of a smaller one. A few of
    them have died: they count, but the ages of the living follow the official shares. Refuses more than ten million.
    """
    if not 0 <= count <= MOST_PEOPLE:
        raise ValueError(f"a synthetic country has 0 to {MOST_PEOPLE} people, not {count}")
    return islice(_everybody(seed, count, on), count)


def _everybody(seed: int, count: int, on: date) -> Iterator[SyntheticPerson]:
    draw = random.Random(f"people of {seed}")  # noqa: S311  nothing here is a secret
    numbers, place = Numbers(seed), 0
    for number, members in enumerate(families(draw, on)):
        home = _Home(draw, numbers, on, number)
        places = {member: place + offset for offset, member in enumerate(members)}
        known = {member: numbers.fin(place) for member, place in places.items() if place < count}
        yield from (home.person(member, places[member], known) for member in members)
        place += len(members)


class _Home:
    """Where one family lives, and its members as people with numbers."""

    def __init__(self, draw: Draw, numbers: Numbers, on: date, family: int) -> None:
        self._draw = draw
        self._numbers = numbers
        self._on = on
        self._family = family
        self._district = district(draw)
        self._language = language(draw)

    def person(self, member: Member, place: int, known: dict[Member, str]) -> SyntheticPerson:
        """The member as a person; relatives who are not known, because the country ends before them, are left out."""
        papers = Papers(self._draw, self._numbers, place, f"{districts()[self._district].az} PŞ")
        phone, email = self._contact(member, place)
        return SyntheticPerson(
            id=UUID(int=self._draw.getrandbits(128), version=4),
            fin=self._numbers.fin(place),
            surname=member.surname,
            given_name=member.given_name,
            patronymic=member.patronymic,
            birth_date=member.birth_date,
            sex=member.sex,
            died_on=member.died_on,
            district=self._district,
            language=self._language,
            mobile=phone,
            email=email,
            family=self._family,
            father=known.get(member.father, "") if member.father else "",
            mother=known.get(member.mother, "") if member.mother else "",
            spouse=known.get(member.spouse, "") if member.spouse else "",
            documents=papers.held(member.birth_date, member.died_on or self._on),
        )

    def _contact(self, member: Member, place: int) -> tuple[str, str]:
        """Mobile number and e-mail address; nineteen of twenty grown people have the first, two of three the second."""
        years = age(member.birth_date, self._on)
        has_phone, has_mail = self._draw.random() < 0.95, self._draw.random() < 0.67
        if member.died_on is not None or years < _MOBILE_FROM_AGE:
            return "", ""
        name = f"{fold(member.given_name)}.{fold(member.surname)}{place}"
        domain = _MAIL_DOMAINS[place % len(_MAIL_DOMAINS)]
        return mobile(place) if has_phone else "", f"{name}@{domain}" if has_mail and years in _MAIL_BETWEEN_AGES else ""
