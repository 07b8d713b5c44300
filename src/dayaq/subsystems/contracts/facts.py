"""The facts of the law that this register supplies: every registered contract of a person, and whether the person works.

A contract by a post that need not be notified (Decree 206 of 2014-07-08) is not here, so that of somebody without any
registered contract the register says nothing; of somebody whose contracts have all ended it says that they left.
"""

from dayaq.casework.facts.source import FactSource

# One row for each registered contract, with the terms that count on the day. `answered_at` is when it became known.
_CONTRACTS = """
    SELECT n.id AS contract, n.person_id AS person, t.concluded_on, first.starts_on,
        TRUE AS registered, a.answered_on AS registered_on, t.last_day IS NOT NULL AS fixed_term, t.last_day AS ends_on,
        coalesce(e.last_day < %(day)s, FALSE) AS ended, e.last_day AS ended_on, e.reason AS ending,
        t.main_workplace, t.wage, t.weekly_hours::integer, t.trial_months::integer AS trial_period,
        t.leave_days::integer AS leave,
        TRUE AS fields_complete, TRUE AS identity_matches, t.parental_consent, FALSE AS electronic,
        s.kind AS employer_kind, s.active AS employer_active, s.sector,
        greatest(first.starts_on, a.answered_on) AS in_force_since
    FROM contract_notification n
    JOIN contract_answer a ON a.notification_id = n.id AND a.outcome = 'registered'
        AND a.answered_on <= %(day)s AND a.answered_at <= %(known_at)s
    JOIN contract_terms first ON first.notification_id = n.id
    JOIN LATERAL (
        SELECT terms.* FROM contract_terms terms
        JOIN contract_notification change ON change.id = terms.notification_id
        JOIN contract_answer answer ON answer.notification_id = change.id AND answer.outcome = 'registered'
        WHERE (change.id = n.id OR change.about_id = n.id AND terms.from_on <= %(day)s)
            AND answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
        ORDER BY change.id = n.id, terms.from_on DESC, answer.answered_at DESC, terms.id DESC LIMIT 1
    ) t ON TRUE
    LEFT JOIN LATERAL (
        SELECT ending.last_day, ending.reason FROM contract_ending ending
        JOIN contract_notification change ON change.id = ending.notification_id AND change.about_id = n.id
        JOIN contract_answer answer ON answer.notification_id = change.id AND answer.outcome = 'registered'
        WHERE answer.answered_on <= %(day)s AND answer.answered_at <= %(known_at)s
        ORDER BY answer.answered_at LIMIT 1
    ) e ON TRUE
    LEFT JOIN LATERAL (
        SELECT state.kind, state.sector, state.active FROM contract_employer_state state
        WHERE state.employer_id = n.employer_id AND state.starts_on <= %(day)s AND state.recorded_at <= %(known_at)s
        ORDER BY state.starts_on DESC, state.recorded_at DESC, state.id DESC LIMIT 1
    ) s ON TRUE
    WHERE n.kind = 'conclusion' AND (%(people)s::uuid[] IS NULL OR n.person_id = ANY(%(people)s::uuid[]))
"""

CONTRACT_FACTS = (
    "concluded_on", "starts_on", "registered", "registered_on", "fixed_term", "ends_on", "ended", "ended_on", "ending",
    "main_workplace", "wage", "weekly_hours", "trial_period", "leave", "fields_complete", "identity_matches",
    "parental_consent", "electronic", "employer_kind", "employer_active", "sector",
)  # fmt: skip

_NAMES = ", ".join(CONTRACT_FACTS)

CONTRACTS = FactSource(
    name="contracts",
    entity="contract",
    facts=CONTRACT_FACTS,
    relation=f"SELECT person, {_NAMES} FROM ({_CONTRACTS}) contract ORDER BY person, starts_on, contract",  # noqa: S608  # ours alone
)

WORK = FactSource(
    name="work",
    entity="person",
    facts=("employed", "left_work_on"),
    relation=f"""
        SELECT person, bool_or(in_force_since <= %(day)s AND NOT ended) AS employed,
            CASE WHEN bool_and(ended) THEN max(ended_on) END AS left_work_on
        FROM ({_CONTRACTS}) contract GROUP BY person ORDER BY person
    """,  # noqa: S608  # only texts of this module are put together
)

# Of somebody without any contract this register says nothing; whoever has died works no more.
OTHER_PARENT = FactSource(
    name="work_of_the_other_parent",
    entity="child",
    keys=("person", "subject"),
    lists=False,
    facts=("other_parent_employed",),
    relation=f"""
        SELECT mine.parent_id AS person, mine.child_id AS subject,
            CASE WHEN bool_or(working.now) THEN TRUE WHEN count(*) = count(working.now) THEN FALSE END AS other_parent_employed
        FROM kinship mine
        JOIN kinship theirs ON theirs.child_id = mine.child_id AND theirs.parent_id <> mine.parent_id
            AND theirs.starts_on <= %(day)s AND (theirs.ends_on IS NULL OR theirs.ends_on > %(day)s)
        JOIN person other ON other.id = theirs.parent_id
        LEFT JOIN ({_CONTRACTS.partition("AND (%(people)s")[0]}) contract ON contract.person = theirs.parent_id
        CROSS JOIN LATERAL (
            SELECT CASE WHEN other.died_on <= %(day)s THEN FALSE
                        ELSE contract.in_force_since <= %(day)s AND NOT contract.ended END AS now
        ) working
        WHERE %(people)s::uuid[] IS NULL
            OR mine.parent_id = ANY(%(people)s::uuid[]) OR mine.child_id = ANY(%(people)s::uuid[])
        GROUP BY mine.parent_id, mine.child_id
    """,  # noqa: S608  # only texts of this module are put together
)

SOURCES = (CONTRACTS, WORK, OTHER_PARENT)
