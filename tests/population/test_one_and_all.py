"""Over many random families the law's answer for everybody is its answer for each, whatever a benefit is about."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.losses import LOSSES
from dayaq.casework.facts.on_file import CHILDREN, ON_FILE
from dayaq.casework.facts.source import FactSource
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.models import Person, Sex
from dayaq.law.book import law_book
from dayaq.law.payments import rhythm_of
from dayaq.population.answers import answers
from dayaq.population.looking import Road
from dayaq.rules.in_force import law_on
from dayaq.rules.kinds import Choice, Day, Kind, Number, Truth
from dayaq.rules.paths import found_from
from dayaq.rules.vocabulary import FactKind
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db

DAY = MONDAY.date()
LAW = law_on(law_book(), DAY)
SEED = 20200316
PEOPLE = 40


def by_chance(entity: str, fact: FactKind, ids: str) -> str:
    """A value that hangs on the ids and the fact alone, unknown of one in seven."""
    number = f"('x' || substr(md5({ids} || '{entity}.{fact.name}'), 1, 7))::bit(28)::integer"
    return f"CASE WHEN {number} %% 7 > 0 THEN {_value(fact.kind, number)} END AS {fact.name}"


def _value(kind: Kind, number: str) -> str:
    if isinstance(kind, Truth):
        return f"{number} %% 2 = 0"
    if isinstance(kind, Day):
        return f"date '2014-01-01' + {number} %% 2200"
    if isinstance(kind, Choice):
        options = ", ".join(f"'{option}'" for option in kind.options)
        return f"(ARRAY[{options}])[1 + {number} %% {len(kind.options)}]"
    assert isinstance(kind, Number)
    return f"({number} %% 90000)::numeric" if kind.scale else f"({number} %% 300)::numeric"


def the_rest(entity: str, owned: tuple[str, ...], keys: tuple[str, ...], rows: str) -> FactSource:
    """A register of the tests for every fact of an entity that no register of ours owns."""
    facts = [fact for fact in law_book().vocabulary.entities[entity].facts.values() if fact.name not in owned]
    ids = " || ".join(f"rows.{key}::text" for key in keys)
    values = ", ".join(by_chance(entity, fact, ids) for fact in facts)
    asked = " OR ".join(f"rows.{key} = ANY(%(people)s::uuid[])" for key in keys)
    return FactSource(
        name=f"the rest about a {entity}",
        entity=entity,
        keys=keys,
        lists=entity == "person",
        facts=tuple(fact.name for fact in facts),
        relation=f"SELECT {', '.join(f'rows.{key}' for key in keys)}, {values} FROM ({rows}) rows "  # noqa: S608 - our own words
        f"WHERE %(people)s::uuid[] IS NULL OR {asked}",
    )


_TIES = "SELECT parent_id AS person, child_id AS subject FROM kinship"
_LOST = "SELECT one.id AS person, other.id AS subject FROM person one JOIN person other ON other.died_on IS NOT NULL"
SOURCES = (
    ON_FILE,
    CHILDREN,
    replace(LOSSES, complete=True),
    the_rest("person", ON_FILE.facts, ("person",), "SELECT id AS person FROM person"),
    the_rest("child", (*CHILDREN.facts, "disabled"), ("person", "subject"), _TIES),
    replace(
        the_rest("child", tuple(set(law_book().vocabulary.entities["child"].facts) - {"disabled"}), ("subject",), ""),
        name="disability of children",
        relation=the_rest(
            "child",
            tuple(set(law_book().vocabulary.entities["child"].facts) - {"disabled"}),
            ("subject",),
            "SELECT id AS subject FROM person",
        ).relation,
    ),
    the_rest("survivor", LOSSES.facts, ("person", "subject"), _LOST),
)
ROAD = Road(law=law_book(), sources=SOURCES, services={}, cite=lambda article, _: article)


@pytest.fixture
def country() -> list[Person]:
    """Some generations by chance: two parents for most, some adopters, some of whom have died."""
    chance = random.Random(SEED)
    people: list[Person] = []
    for at in range(PEOPLE):
        born = date(1935, 1, 1) + timedelta(days=at * 31_000 // PEOPLE + chance.randrange(200))
        lived = chance.randrange(0, 30_000)
        died = born + timedelta(days=lived) if chance.random() < 0.4 and born + timedelta(days=lived) <= DAY else None
        person = make_person(birth_date=min(born, DAY), died_on=died, sex=chance.choice([Sex.FEMALE, Sex.MALE]))
        older = [one for one in people if (person.birth_date - one.birth_date).days > 18 * 365]
        for parent in chance.sample(older, min(len(older), chance.choice([0, 1, 2, 2, 2]))):
            kind = chance.choice([Kinship.Kind.MOTHER, Kinship.Kind.FATHER, Kinship.Kind.ADOPTER])
            Kinship.objects.create(parent=parent, child=person, kind=kind, starts_on=person.birth_date)
        people.append(person)
    return people


def concerns(subject: str) -> list[Concern]:
    """Everybody, each child of each parent, and everybody with each of the dead: whoever is no survivor of theirs is left out."""
    everybody = list(Person.objects.values_list("pk", flat=True))
    if subject == "person":
        return [Concern(person=key) for key in everybody]
    if subject == "child":
        return [Concern(person=tie.parent_id, about=tie.child_id) for tie in Kinship.objects.all()]
    dead = list(Person.objects.filter(died_on__isnull=False).values_list("pk", flat=True))
    return [Concern(person=one, about=other) for one in everybody for other in dead]


def test_the_answer_for_everybody_is_the_answer_for_each(country: list[Person]) -> None:
    asked_of = {subject: concerns(subject) for subject in ("person", "child", "survivor")}
    entitled = 0
    for folder in [name for name in LAW.law.folders if LAW.conditions(name) and LAW.subject(name) in asked_of]:
        rule = LAW.amount_rule(folder)
        if LAW.subject(folder) == "person" and (rule is None or rhythm_of(LAW.law.folders[folder].path) == "part"):
            continue
        alone = {}
        for concern, known in ROAD.known(folder, asked_of[LAW.subject(folder)], DAY, MONDAY).items():
            finding, _ = found_from(LAW, folder, {fact.path: fact.value for fact in known})
            holds = [reason.holds for reason in finding.reasons]
            alone[concern] = (False if False in holds else None if None in holds else True, finding.amount)
        together = answers(LAW, folder, SOURCES, known_at=MONDAY)

        found = {one.concern: one.amount for one in together.entitled}
        assert found == {concern: amount for concern, (yes, amount) in alone.items() if yes}, folder
        assert together.cannot_say == sum(yes is None for yes, _ in alone.values()), folder
        assert together.not_entitled == sum(yes is False for yes, _ in alone.values()), folder
        for person in country[len(country) // 2 :: 9]:
            bounded = answers(LAW, folder, SOURCES, known_at=MONDAY, people=[person.pk])
            near = {one for one in found if person.pk in (one.person, one.about)}
            assert {one.concern: one.amount for one in bounded.entitled} == {one: found[one] for one in near}, folder
        entitled += len(found)
    assert entitled > 50
