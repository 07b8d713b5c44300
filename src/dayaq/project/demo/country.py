"""What the demo country holds: the notice with its centres and regimes, some hundred people, the desk's officers."""

from collections.abc import Iterator
from datetime import date, datetime

from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.language import LANGUAGES
from dayaq.casework.legal_time import BAKU
from dayaq.casework.staff.models import Role, Unit
from dayaq.casework.staff.operations import Invitation, entrust, invite_officer
from dayaq.casework.staff.published import load_units
from dayaq.channels.desk.entry.enrolment import enrol
from dayaq.population.synthetic import SyntheticPerson, people, store
from dayaq.project.demo.access import Access, new_access
from dayaq.project.demo.day import Day, Who

THE_DAY = date(2020, 3, 16)
PUBLISHED_AT = datetime(2020, 3, 14, 12, tzinfo=BAKU)
SEED = 2020
HOW_MANY = 400
ACTOR = Actor(ActorKind.OPERATOR, "demo")


def everybody() -> list[SyntheticPerson]:
    """The people of the demo country, the same in every demo."""
    return list(people(SEED, HOW_MANY, THE_DAY))


def found(day: Day) -> list[Access]:
    """Bring the country into the database; how its officers log in."""
    load_notice(actor=ACTOR, at=PUBLISHED_AT)
    store(people=everybody(), actor=ACTOR, at=PUBLISHED_AT)
    load_units(actor=ACTOR, at=PUBLISHED_AT)
    for unit in day.units:
        name = {f"name_{code}": unit.name.in_language(code) for code in LANGUAGES}
        above = Unit.objects.get(code="ministry")
        Unit.objects.get_or_create(code=unit.code, defaults={**name, "parent": above, "services": list(unit.services)})
    return [_officer(day, place) for place in range(len(day.officers))]


def _officer(day: Day, place: int) -> Access:
    colleague = day.officers[place]
    access = new_access(colleague.username, colleague.full_name)
    officer = invite_officer(
        invitation=Invitation(
            username=colleague.username, full_name=colleague.full_name, email=f"{colleague.username}@officer.example", roles=()
        ),
        unit=Unit.objects.get(code=colleague.unit),
        actor=ACTOR,
        at=PUBLISHED_AT,
    )
    for role, unit in colleague.grants:
        entrust(officer=officer, role=Role(role), unit=Unit.objects.get(code=unit), actor=ACTOR, at=PUBLISHED_AT)
    enrol(officer=officer, password=access.password, secret=access.secret, actor=ACTOR, at=PUBLISHED_AT)
    return access


def citizens(day: Day) -> list[SyntheticPerson]:
    """For each visit a fitting person who is not taken yet: alive, with a card, a mobile and an e-mail address.

    Whoever speaks the language of the visit at home comes first.
    """
    country = everybody()
    reachable = [one for one in country if one.died_on is None and one.documents and one.mobile and one.email]
    chosen: list[SyntheticPerson] = []
    for visit in day.visits:
        fitting = [one for one in reachable if one not in chosen and _fits(one, visit.who, country)]
        chosen.append(next((one for one in fitting if one.language == visit.language), fitting[0]))
    return chosen


def strangers(taken: list[SyntheticPerson]) -> Iterator[SyntheticPerson]:
    """Grown people who have not applied yet, for whoever tries the site."""
    names = {one.fin for one in taken}
    return (one for one in everybody() if one.fin not in names and one.died_on is None and one.documents and _age(one) >= 18)


def _fits(one: SyntheticPerson, who: Who, country: list[SyntheticPerson]) -> bool:
    family = [other for other in country if other.family == one.family]
    children = [other for other in family if one.fin in {other.mother, other.father} and _age(other) < 18]
    widowed = any(other.fin == one.spouse and other.died_on is not None for other in family)
    return (
        who.youngest <= _age(one) <= who.oldest
        and who.sex in {"", one.sex}
        and len(children) >= who.children
        and (widowed or not who.widowed)
    )


def _age(one: SyntheticPerson) -> int:
    born = one.birth_date
    return THE_DAY.year - born.year - ((THE_DAY.month, THE_DAY.day) < (born.month, born.day))
