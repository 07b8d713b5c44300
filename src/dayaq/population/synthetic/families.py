"""Synthetic families: who is born to whom, who married whom, who has died, and under which names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dayaq.casework.people.models import Sex
from dayaq.population.synthetic.country import Draw, age_shares, given_names, surname, surname_of_woman

YOUNGEST_MOTHER = 19
OLDEST_MOTHER = 42
LEAVES_HOME = 27


@dataclass(eq=False)
class Member:
    """One member of a family while it is being drawn; `surname` is the form for this member's sex."""

    sex: Sex
    given_name: str
    surname: str
    patronymic: str
    birth_date: date
    died_on: date | None = None
    father: "Member | None" = None
    mother: "Member | None" = None
    spouse: "Member | None" = None


def families(draw: Draw, on: date) -> Iterator[list[Member]]:
    """Families without end, parents before children, such that at every length the ages of the living on the day fit the shares.

    The next family is always of the kind whose band of ages is most behind: young parents, parents of grown children,
    couples whose children have left, the old.
    """
    kinds = {0: _young_parents, 15: _parents_of_grown, 30: _middle_aged, 65: _old}
    shares, living = age_shares(), dict.fromkeys(age_shares(), 0)
    while True:
        whole = sum(living.values())
        behind = max(shares, key=lambda band: shares[band] * whole - living[band])
        family = kinds[behind](draw, on)
        for member in family:
            if member.died_on is None:
                living[max(band for band in shares if band <= age(member.birth_date, on))] += 1
        yield family


def age(birth_date: date, on: date) -> int:
    """Full years lived on the day."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def _young_parents(draw: Draw, on: date) -> list[Member]:
    couple = _couple(draw, _born(draw, on, draw.randint(22, 34)))
    return _after_fate(draw, on, couple, _children(draw, on, couple, draw.choices((1, 2, 3, 4), (25, 48, 22, 5))[0]))


def _parents_of_grown(draw: Draw, on: date) -> list[Member]:
    couple = _couple(draw, _born(draw, on, draw.randint(40, 51)))
    return _after_fate(draw, on, couple, _children(draw, on, couple, draw.choices((1, 2, 3, 4), (12, 48, 30, 10))[0]))


def _middle_aged(draw: Draw, on: date) -> list[Member]:
    couple = _couple(draw, _born(draw, on, int(draw.triangular(31, 63, 60))))
    if draw.random() < 0.12:
        _part(couple)
        return [draw.choice(couple)]
    return couple


def _old(draw: Draw, on: date) -> list[Member]:
    years = min(65 + int(draw.expovariate(1 / 7)), 92)
    couple = _couple(draw, _born(draw, on, years))
    husband, wife = couple
    if draw.random() < 0.42:  # with it, some 43 of 100 people over 65 are men, as on 1 January 2020
        earliest = max(husband.birth_date, wife.birth_date) + timedelta(days=40 * 365)
        husband.died_on = _between(draw, max(earliest, on - timedelta(days=20 * 365)), on - timedelta(days=1))
    return couple


def _couple(draw: Draw, wife_born: date) -> list[Member]:
    """Husband and wife; he is up to nine years older. Three wives of four took his surname."""
    (his_name, his_father, her_father), (her_name,) = given_names(draw, 3, male=True), given_names(draw, 1, male=False)
    his_surname, her_surname = surname(draw), surname(draw)
    if draw.random() < 0.75:
        her_surname = his_surname
    his_birth = wife_born - timedelta(days=int(draw.triangular(0, 9 * 365, 3 * 365)))
    husband = Member(Sex.MALE, his_name, his_surname, his_father, his_birth)
    wife = Member(Sex.FEMALE, her_name, surname_of_woman(her_surname), her_father, wife_born)
    husband.spouse, wife.spouse = wife, husband
    return [husband, wife]


def _part(couple: list[Member]) -> None:
    """Divorce the two, or let each have stayed single."""
    for member in couple:
        member.spouse = None


def _children(draw: Draw, on: date, couple: list[Member], most: int) -> list[Member]:
    """The children who live at home on the day: up to so many were born, at least 15 months apart."""
    father, mother = couple
    boys = _names_beside(father, given_names(draw, most + 1, male=True))
    girls = _names_beside(mother, given_names(draw, most + 1, male=False))
    born = mother.birth_date + timedelta(days=draw.randint(YOUNGEST_MOTHER * 366, 28 * 365))
    children = []
    for boy, girl in list(zip(boys, girls, strict=False))[:most]:
        if born > on or age(mother.birth_date, born) > OLDEST_MOTHER:
            break
        children.append(_child(draw, couple, born, (boy, girl)))
        born += timedelta(days=draw.randint(460, 1900))
    return [child for child in children if age(child.birth_date, on) < LEAVES_HOME]


def _names_beside(parent: Member, names: Sequence[str]) -> Sequence[str]:
    """The names that the parent does not bear."""
    return [name for name in names if name != parent.given_name]


def _child(draw: Draw, couple: list[Member], born: date, names: tuple[str, str]) -> Member:
    father, mother = couple
    if draw.random() < 0.52:
        return Member(Sex.MALE, names[0], father.surname, father.given_name, born, father=father, mother=mother)
    return Member(Sex.FEMALE, names[1], surname_of_woman(father.surname), father.given_name, born, father=father, mother=mother)


def _after_fate(draw: Draw, on: date, couple: list[Member], children: list[Member]) -> list[Member]:
    """The family; in some the parents are divorced, in a few the father has died."""
    father, _ = couple
    fate = draw.random()
    if fate < 0.03 and children:
        father.died_on = _between(draw, children[-1].birth_date, on - timedelta(days=1))
    elif fate < 0.10:
        _part(couple)
    return couple + children


def _born(draw: Draw, on: date, years: int) -> date:
    """A birth date of somebody who has lived so many full years on the day."""
    return on - timedelta(days=int(years * 365.25) + draw.randint(1, 364))


def _between(draw: Draw, first: date, last: date) -> date:
    return first + timedelta(days=draw.randint(0, max((last - first).days, 0)))
