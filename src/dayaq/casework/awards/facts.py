"""What the ledger of awards supplies to the law: the labour pension that somebody receives, and which births were paid for."""

from datetime import date

from dayaq.casework.awards.queries import NAMES_A_PERSON
from dayaq.casework.facts.source import FactSource

PENSIONS = {
    "pensions/old_age_pension": "old_age",
    "pensions/disability_pension": "disability",
    "pensions/restored_disability_pension": "disability",
    "pensions/survivor_pension": "survivor",
}
"""The kind of pension, as the law calls it, of each benefit that is one."""

_KINDS = " ".join(f"WHEN '{benefit}' THEN '{kind}'" for benefit, kind in PENSIONS.items())
_BENEFITS = ", ".join(f"'{benefit}'" for benefit in PENSIONS)

PENSIONS_IN_PAYMENT = FactSource(
    name="awards",
    entity="person",
    facts=("pension", "pension_since", "pension_in_payment"),
    relation=f"""
        SELECT everybody.id AS person, coalesce(running.kind, 'none') AS pension,
               running.starts_on AS pension_since, running.amount AS pension_in_payment
        FROM person everybody
        LEFT JOIN LATERAL (
            SELECT CASE award.benefit {_KINDS} END AS kind, award.starts_on, rate.amount
            FROM award
            JOIN LATERAL (
                SELECT amount FROM award_rate
                WHERE award_id = award.id AND from_on <= %(day)s AND stated_at <= %(known_at)s ORDER BY id DESC LIMIT 1
            ) rate ON TRUE
            WHERE award.person_id = everybody.id AND award.benefit IN ({_BENEFITS}) AND award.awarded_at <= %(known_at)s
              AND award.starts_on <= %(day)s AND (award.ends_on IS NULL OR award.ends_on > %(day)s)
            ORDER BY award.starts_on, award.id LIMIT 1
        ) running ON TRUE
        WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
    """,  # noqa: S608 - benefits and kinds are our own words
)
"""Whoever has no pension awarded has none: the ledger holds them all, those taken over from before Dayaq too."""

BIRTH_BENEFIT = "allowances/childbirth_lump_sum"


def births_paid(since: date | None) -> FactSource:
    """Whether the lump sum of a birth has been paid, for each child.

    That nothing was paid is known only of births `since` the day from which every such payment stands in our ledger, and of none
    without such a day. Where a parent has been paid for a birth and the award does not say for which, it may have been this one.
    """
    known = f"date '{since.isoformat()}'" if since is not None else "NULL::date"
    return FactSource(
        name="awards_for_births",
        entity="child",
        keys=("subject",),
        lists=False,
        facts=("birth_paid",),
        relation=f"""
            SELECT child.id AS subject,
                CASE WHEN paid.about IS NOT NULL THEN TRUE
                     WHEN child.birth_date >= {known} AND perhaps.child_id IS NULL THEN FALSE END AS birth_paid
            FROM person child
            LEFT JOIN (SELECT DISTINCT about FROM ({_BIRTHS}) births) paid ON paid.about = child.id::text
            LEFT JOIN (
                SELECT DISTINCT tie.child_id FROM ({_BIRTHS}) births
                JOIN kinship tie ON tie.parent_id = births.person_id
                JOIN person born ON born.id = tie.child_id AND born.birth_date <= births.starts_on
                WHERE births.about !~ '{NAMES_A_PERSON}'
            ) perhaps ON perhaps.child_id = child.id
            WHERE %(people)s::uuid[] IS NULL OR child.id = ANY(%(people)s::uuid[])
        """,  # noqa: S608 - only texts of this module are put together
    )


_BIRTHS = f"""
    SELECT person_id, about, starts_on FROM award
    WHERE benefit = '{BIRTH_BENEFIT}' AND awarded_at <= %(known_at)s AND (ends_on IS NULL OR ends_on > starts_on)
"""  # noqa: S608 - only texts of this module are put together
