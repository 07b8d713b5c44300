"""The facts of the law that these registers supply: whether somebody is registered, what was offered, the status of unemployed.

The registers hold everybody whom the service has registered, so who is not in them is not registered and has refused nothing.
"""

from dayaq.casework.facts.source import FactSource

# Of the rows of one register that reach the day: known by the moment, and not ended on it as far as was known.
_RUNS = """
    {row}.starts_on <= %(day)s AND {row}.recorded_at <= %(known_at)s
    AND ({row}.ends_on IS NULL OR {row}.ends_on > %(day)s OR {row}.ended_at > %(known_at)s)
"""

EMPLOYMENT = FactSource(
    name="employment",
    entity="person",
    facts=(
        "registered_jobseeker",
        "jobseeker_since",
        "offer_due_on",
        "suitable_job_offered",
        "employer_refused",
        "offers_refused",
        "last_refusal_on",
        "registered_unemployed",
        "unemployed_since",
    ),
    relation=f"""
        SELECT everybody.id AS person, running.id IS NOT NULL AS registered_jobseeker,
            running.starts_on AS jobseeker_since, running.offer_due_on,
            CASE WHEN running.id IS NOT NULL THEN coalesce(offered.in_time, FALSE) END AS suitable_job_offered,
            CASE WHEN running.id IS NOT NULL THEN coalesce(offered.refused, FALSE) END AS employer_refused,
            coalesce(declined.number, 0)::integer AS offers_refused, declined.last_on AS last_refusal_on,
            status.id IS NOT NULL AS registered_unemployed, status.starts_on AS unemployed_since
        FROM person everybody
        LEFT JOIN LATERAL (
            SELECT one.id, one.starts_on, one.offer_due_on FROM employment_registration one
            WHERE one.person_id = everybody.id AND {_RUNS.format(row="one")}
            ORDER BY one.starts_on DESC, one.recorded_at DESC, one.id LIMIT 1
        ) running ON TRUE
        LEFT JOIN LATERAL (
            SELECT bool_or(offer.offered_on <= running.offer_due_on) AS in_time,
                bool_or(answer.outcome = 'refused') AS refused
            FROM employment_offer offer
            LEFT JOIN employment_referral referral ON referral.offer_id = offer.id
            LEFT JOIN employment_employer_answer answer ON answer.referral_id = referral.id
                AND answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
            WHERE offer.registration_id = running.id AND offer.offered_on <= %(day)s AND offer.offered_at <= %(known_at)s
        ) offered ON TRUE
        LEFT JOIN LATERAL (
            SELECT first.starts_on, first.refusals_until FROM employment_registration first
            WHERE first.person_id = everybody.id AND first.returns_id IS NULL AND first.starts_on <= %(day)s
                AND first.recorded_at <= %(known_at)s
            ORDER BY first.starts_on DESC, first.recorded_at DESC, first.id LIMIT 1
        ) entered ON TRUE
        LEFT JOIN LATERAL (
            SELECT count(*) AS number, max(answer.answered_on) AS last_on
            FROM employment_registration own
            JOIN employment_offer offer ON offer.registration_id = own.id
            JOIN employment_offer_answer answer ON answer.offer_id = offer.id AND answer.outcome = 'declined'
            WHERE own.person_id = everybody.id AND answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
                AND answer.answered_on >= entered.starts_on
                AND answer.answered_on < entered.refusals_until
        ) declined ON TRUE
        LEFT JOIN LATERAL (
            SELECT held.id, held.starts_on FROM employment_status held
            WHERE held.person_id = everybody.id AND {_RUNS.format(row="held")}
            ORDER BY held.starts_on DESC, held.recorded_at DESC, held.id LIMIT 1
        ) status ON TRUE
        WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
    """,  # noqa: S608  # only texts of this module are put together
)
"""One row for everybody on file. Refusals count from the registration by decision, also across a removal for a time."""

SOURCES = (EMPLOYMENT,)
