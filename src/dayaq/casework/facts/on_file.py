"""What the register of people itself supplies: birth, sex, death, whose children people are, and whom they have lost."""

from dayaq.casework.facts.source import FactSource

ON_FILE = FactSource(
    name="people",
    entity="person",
    facts=("birth_date", "sex", "died", "death_date"),
    relation="""
        SELECT id AS person, birth_date, sex, died_on IS NOT NULL AND died_on <= %(day)s AS died,
               CASE WHEN died_on <= %(day)s THEN died_on END AS death_date
        FROM person
        WHERE merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[]))
    """,
)
"""Everybody on file; somebody who dies later than the day asked is alive on it. What was recorded when is not kept here."""

CHILDREN = FactSource(
    name="civil_status",
    entity="child",
    keys=("person", "subject"),
    facts=("birth_date", "died", "death_date", "bond"),
    relation="""
        SELECT tie.parent_id AS person, child.id AS subject, child.birth_date,
               child.died_on IS NOT NULL AND child.died_on <= %(day)s AS died,
               CASE WHEN child.died_on <= %(day)s THEN child.died_on END AS death_date,
               CASE tie.kind WHEN 'adopter' THEN 'adopted' ELSE 'born' END AS bond
        FROM kinship tie JOIN person child ON child.id = tie.child_id AND child.merged_into_id IS NULL
        WHERE tie.starts_on <= %(day)s AND (tie.ends_on IS NULL OR tie.ends_on > %(day)s) AND child.birth_date <= %(day)s
          AND (%(people)s::uuid[] IS NULL
               OR tie.parent_id = ANY(%(people)s::uuid[]) OR tie.child_id = ANY(%(people)s::uuid[]))
    """,
)
"""The children of each parent on the day. Wards, foster children and stepchildren are in no register of this release, and none
tells who raised a child: a parent on record need not have."""
