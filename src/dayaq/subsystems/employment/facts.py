"""The facts of the law that these registers supply: whether somebody is registered, what was offered, the status of unemployed.

The registers hold everybody whom the service has registered, so who is not in them is not registered and has refused nothing.
"""

from dayaq.casework.facts.source import FactSource

# The row of each person that runs on the day: known by the moment, and not ended on the day as far as was known.
_RUNNING = """
    SELECT DISTINCT ON (person_id) * FROM {table}
    WHERE starts_on <= %(day)s AND recorded_at <= %(known_at)s
        AND (%(people)s::uuid[] IS NULL OR person_id = ANY(%(people)s::uuid[]))
        AND (ends_on IS NULL OR ends_on > %(day)s OR ended_at > %(known_at)s)
    ORDER BY person_id, starts_on DESC, recorded_at DESC, id
"""
_REGISTRATION = _RUNNING.format(table="employment_registration")
_STATUS = _RUNNING.format(table="employment_status")

# The last registration by a decision of each person: from it on refusals count.
_ENTERED = """
    SELECT DISTINCT ON (person_id) person_id, starts_on, refusals_until FROM employment_registration
    WHERE returns_id IS NULL AND starts_on <= %(day)s AND recorded_at <= %(known_at)s
        AND (%(people)s::uuid[] IS NULL OR person_id = ANY(%(people)s::uuid[]))
    ORDER BY person_id, starts_on DESC, recorded_at DESC, id
"""

_OFFERED = """
    SELECT offer.registration_id, bool_or(offer.offered_on <= own.offer_due_on) AS in_time,
        bool_or(answer.outcome = 'refused') AS refused
    FROM employment_offer offer
    JOIN employment_registration own ON own.id = offer.registration_id
    LEFT JOIN employment_referral referral ON referral.offer_id = offer.id
    LEFT JOIN employment_employer_answer answer ON answer.referral_id = referral.id
        AND answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
    WHERE offer.offered_on <= %(day)s AND offer.offered_at <= %(known_at)s
        AND (%(people)s::uuid[] IS NULL OR own.person_id = ANY(%(people)s::uuid[]))
    GROUP BY offer.registration_id
"""

_DECLINED = f"""
    SELECT own.person_id, count(*) AS number, max(answer.answered_on) AS last_on
    FROM employment_offer_answer answer
    JOIN employment_offer offer ON offer.id = answer.offer_id
    JOIN employment_registration own ON own.id = offer.registration_id
    JOIN ({_ENTERED}) entered ON entered.person_id = own.person_id
    WHERE answer.outcome = 'declined' AND answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
        AND answer.answered_on >= entered.starts_on AND answer.answered_on < entered.refusals_until
    GROUP BY own.person_id
"""  # noqa: S608  # only texts of this module are put together

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
        LEFT JOIN ({_REGISTRATION}) running ON running.person_id = everybody.id
        LEFT JOIN ({_OFFERED}) offered ON offered.registration_id = running.id
        LEFT JOIN ({_DECLINED}) declined ON declined.person_id = everybody.id
        LEFT JOIN ({_STATUS}) status ON status.person_id = everybody.id
        WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
    """,  # noqa: S608  # only texts of this module are put together
)
"""One row for everybody on file. Refusals count from the registration by decision, also across a removal for a time."""

SOURCES = (EMPLOYMENT,)
