"""Applies a life event to the people on file; whoever's facts change by it is told. An event that cannot be true is refused."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.people.operations import enter, set_fact
from dayaq.casework.registers.held import NotApplied
from dayaq.casework.registers.life.told import Adoption, Birth, Death, LifeEvent, Newborn, Wedding

LONGEST_AFTER_FATHER = timedelta(days=300)
"""A child born later than this after the death of a man is not taken to be his (Family Code of Azerbaijan, article 47)."""

YOUNGEST_PARENT = 12


def apply_life_event(event: LifeEvent, *, on: date, at: datetime) -> set[UUID]:
    """Change who is born, dead, married or whose child, in the caller's transaction; the ids of those whose facts changed.

    `on` is the legal day, before which the event must lie, `at` the moment at which it became known. Refuses (`NotApplied`)
    what contradicts what is on file. What stands already is left as it is.
    """
    if event.on > on:
        raise NotApplied("in_future")
    if isinstance(event, Birth):
        return _birth(event)
    if isinstance(event, Death):
        return _death(event, at)
    if isinstance(event, Adoption):
        return _adoption(event)
    return _marriage(event, at) if event.begins else _divorce(event, at)


def people_by_fin(fins: Iterable[str]) -> dict[str, Person]:
    """The people of some FİN, locked. Refuses a FİN that nobody has."""
    asked = {fin for fin in fins if fin}
    found = {str(one.fin): one for one in Person.objects.select_for_update().filter(fin__in=asked).order_by("pk")}
    if asked - set(found):
        raise NotApplied("unknown_person")
    return found


def _birth(event: Birth) -> set[UUID]:
    people = people_by_fin((event.mother, event.father))
    mother, father = people.get(event.mother), people.get(event.father)
    _must_be_parent(mother, Sex.FEMALE, event.on, timedelta())
    _must_be_parent(father, Sex.MALE, event.on, LONGEST_AFTER_FATHER)
    child = _child(event.child, mother or father)
    for parent, kind in ((mother, Kinship.Kind.MOTHER), (father, Kinship.Kind.FATHER)):
        if parent is not None:
            _tie(parent, child, kind, event.on)
    return {child.pk, *(person.pk for person in people.values())}


def _must_be_parent(parent: Person | None, sex: Sex, on: date, after_death: timedelta) -> None:
    if parent is None:
        return
    if parent.sex != sex:
        raise NotApplied("wrong_sex")
    if parent.died_on is not None and parent.died_on + after_death < on:
        raise NotApplied("parent_not_alive")
    if (
        on.year - parent.birth_date.year - ((on.month, on.day) < (parent.birth_date.month, parent.birth_date.day))
        < YOUNGEST_PARENT
    ):
        raise NotApplied("parent_too_young")


def _child(told: Newborn, parent: Person | None) -> Person:
    """The child on file: put there now, or before, as by an officer. Refuses where the FİN belongs to somebody else."""
    standing = Person.objects.select_for_update().filter(fin=told.fin).first()
    if standing is None:
        child = Person(
            fin=told.fin,
            surname=told.surname,
            given_name=told.given_name,
            patronymic=told.patronymic,
            birth_date=told.birth_date,
            sex=told.sex,
            district=told.district or (parent.district if parent else ""),
            language=parent.language if parent else "az",
        )
        enter(people=[child])
        return child
    same = (standing.birth_date, standing.sex, standing.given_name) == (told.birth_date, told.sex, told.given_name)
    if not same:
        raise NotApplied("fin_of_another")
    return standing


def _tie(parent: Person, child: Person, kind: Kinship.Kind, on: date) -> None:
    running = Kinship.objects.filter(child=child, ends_on__isnull=True)
    if running.filter(parent=parent).exists():
        return
    if kind != Kinship.Kind.ADOPTER and running.filter(kind=kind).exists():
        raise NotApplied("another_parent")
    Kinship.objects.create(parent=parent, child=child, kind=kind, starts_on=on)


def _death(event: Death, at: datetime) -> set[UUID]:
    person = people_by_fin([event.fin])[event.fin]
    if event.on < person.birth_date:
        raise NotApplied("born_later")
    if person.died_on is not None and person.died_on != event.on:
        raise NotApplied("other_day_of_death")
    set_fact(person=person, name="died_on", value=event.on)
    near = _kin_of(person)
    for marriage in _marriages(person.pk, event.on):
        near |= {marriage.husband_id, marriage.wife_id}
        _end(marriage, event.on, at)
    return near | {person.pk}


def _kin_of(person: Person) -> set[UUID]:
    ties = Kinship.objects.filter(Q(parent=person) | Q(child=person), ends_on__isnull=True)
    return {key for tie in ties for key in (tie.parent_id, tie.child_id)}


def _marriage(event: Wedding, at: datetime) -> set[UUID]:
    husband, wife = _couple(event)
    if Marriage.objects.filter(husband=husband, wife=wife, starts_on=event.on).exists():
        return set()
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=event.on)
    if Marriage.objects.filter(later, Q(husband=husband) | Q(wife=wife)).exists():
        raise NotApplied("married_already")
    died = min((one.died_on for one in (husband, wife) if one.died_on), default=None)
    Marriage.objects.create(
        husband=husband,
        wife=wife,
        starts_on=event.on,
        ends_on=died,
        recorded_at=at,
        ended_at=at if died else None,
    )
    return {husband.pk, wife.pk}


def _divorce(event: Wedding, at: datetime) -> set[UUID]:
    husband, wife = _couple(event)
    if Marriage.objects.filter(husband=husband, wife=wife, ends_on=event.on).exists():
        return set()
    standing = Marriage.objects.filter(husband=husband, wife=wife, starts_on__lte=event.on, ends_on__isnull=True).first()
    if standing is None:
        raise NotApplied("not_married")
    _end(standing, event.on, at)
    return {husband.pk, wife.pk}


def _couple(event: Wedding) -> tuple[Person, Person]:
    people = people_by_fin((event.husband, event.wife))
    husband, wife = people[event.husband], people[event.wife]
    if (husband.sex, wife.sex) != (Sex.MALE, Sex.FEMALE):
        raise NotApplied("wrong_sex")
    for one in (husband, wife):
        if one.birth_date > event.on:
            raise NotApplied("born_later")
        if one.died_on is not None and one.died_on < event.on:
            raise NotApplied("died_before")
    return husband, wife


def _marriages(person: UUID, on: date) -> list[Marriage]:
    running = Marriage.objects.select_for_update().filter(Q(husband=person) | Q(wife=person), ends_on__isnull=True)
    return list(running.filter(starts_on__lte=on))


def _end(marriage: Marriage, on: date, at: datetime) -> None:
    marriage.ends_on, marriage.ended_at = on, at
    marriage.save(update_fields=["ends_on", "ended_at"])


def _adoption(event: Adoption) -> set[UUID]:
    people = people_by_fin((event.child, *event.adopters, *event.ending))
    child = people[event.child]
    if any(one.died_on is not None and one.died_on < event.on for one in people.values() if str(one.fin) not in event.ending):
        raise NotApplied("died_before")
    if any(one.birth_date > event.on for one in people.values()):
        raise NotApplied("born_later")
    for fin in event.ending:
        ended = Kinship.objects.filter(parent=people[fin], child=child, ends_on__isnull=True, starts_on__lt=event.on)
        if not ended.update(ends_on=event.on):
            raise NotApplied("not_parent")
    for fin in event.adopters:
        _tie(people[fin], child, Kinship.Kind.ADOPTER, event.on)
    return {one.pk for one in people.values()}
