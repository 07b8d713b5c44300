"""Families for tests of rights about children and losses, and registers of the tests that tell what no register of this release
does: who works, whose record is long, who was a martyr."""

from dataclasses import replace
from datetime import date

from dayaq.casework.awards.facts import PENSIONS_IN_PAYMENT, births_paid
from dayaq.casework.facts.losses import LOSSES
from dayaq.casework.facts.on_file import CHILDREN, ON_FILE
from dayaq.casework.facts.source import FactSource
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.models import Person, Sex
from dayaq.subsystems.disability.facts import SOURCES as DISABILITY
from tests.making import MONDAY, make_person

DAY = MONDAY.date()
BORN = date(2020, 2, 10)

ASKED = "(%(people)s::uuid[] IS NULL OR {id} = ANY(%(people)s::uuid[]))"
#: Who is called İşləyən works, who is called İşsiz does not; of the others nobody knows.
_WORKS = "CASE {who}.surname WHEN 'İşləyən' THEN TRUE WHEN 'İşsiz' THEN FALSE END"
WORK = FactSource(
    name="work of the tests",
    entity="person",
    facts=("employed", "full_time_student"),
    relation=f"""
        SELECT id AS person, {_WORKS.format(who="person")} AS employed, FALSE AS full_time_student
        FROM person WHERE {ASKED.format(id="id")}
    """,  # noqa: S608 - our own words
)
OTHER_PARENT = FactSource(
    name="work of the other parent",
    entity="child",
    keys=("person", "subject"),
    lists=False,
    facts=("other_parent_employed",),
    relation=f"""
        SELECT mine.parent_id AS person, mine.child_id AS subject, {_WORKS.format(who="other")} AS other_parent_employed
        FROM kinship mine JOIN kinship theirs ON theirs.child_id = mine.child_id AND theirs.parent_id <> mine.parent_id
        JOIN person other ON other.id = theirs.parent_id
        WHERE {ASKED.format(id="mine.parent_id")}
    """,  # noqa: S608 - our own words
)
#: Who is called Stajlı has a record and a capital; who is called Şəhidov was a martyr.
RECORDS = FactSource(
    name="accounts of the tests",
    entity="person",
    facts=("record_since_2006", "record_before_2006", "accumulated_capital", "notional_capital", "martyr"),
    relation=f"""
        SELECT id AS person, CASE surname WHEN 'Stajlı' THEN 160 END AS record_since_2006, 100 AS record_before_2006,
            CASE surname WHEN 'Stajlı' THEN 70000.00 END AS accumulated_capital, 0.00 AS notional_capital,
            surname = 'Şəhidov' AS martyr
        FROM person WHERE {ASKED.format(id="id")}
    """,  # noqa: S608 - our own words
)
SOURCES = (
    ON_FILE,
    CHILDREN,
    replace(LOSSES, complete=True),
    PENSIONS_IN_PAYMENT,
    births_paid(date(2020, 1, 1)),
    *DISABILITY,
    WORK,
    OTHER_PARENT,
    RECORDS,
)


def parents(mother: str = "İşləyən", father: str = "İşləyən") -> tuple[Person, Person]:
    """A mother and a father of thirty, each called so that the register of the tests knows whether they work."""
    thirty = date(1990, 1, 1)
    return (
        make_person(surname=mother, sex=Sex.FEMALE, birth_date=thirty),
        make_person(surname=father, sex=Sex.MALE, birth_date=thirty),
    )


def child_of(mother: Person | None, father: Person | None, *, born: date = BORN, **given: object) -> Person:
    """A child of the two by civil status."""
    child = make_person(birth_date=born, **given)
    for kind, parent in ((Kinship.Kind.MOTHER, mother), (Kinship.Kind.FATHER, father)):
        if parent is not None:
            Kinship.objects.create(parent=parent, child=child, kind=kind, starts_on=born)
    return child
