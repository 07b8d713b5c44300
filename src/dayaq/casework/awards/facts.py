"""What the ledger of awards supplies to the law: the labour pension that somebody receives."""

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
