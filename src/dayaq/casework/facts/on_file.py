"""What the register of people itself supplies: birth, sex, death."""

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
