"""The facts of the law about a person's disability, as the register knows them by day and by recorded moment."""

from dayaq.casework.facts.source import FactSource

# The latest of what counts on the day and is not replaced.
_STANDING = """
    SELECT DISTINCT ON (a.person_id) a.*, a.ends_on IS NULL OR a.ends_on > %(day)s::date AS running
    FROM disability_assessment a
    WHERE (%(people)s::uuid[] IS NULL OR a.person_id = ANY(%(people)s::uuid[]))
      AND a.recorded_at <= %(known_at)s::timestamptz
      AND a.starts_on <= %(day)s::date
      AND NOT EXISTS (
          SELECT FROM disability_assessment later
          WHERE later.replaces_id = a.id AND later.recorded_at <= %(known_at)s::timestamptz
      )
    ORDER BY a.person_id, a.starts_on DESC, a.recorded_at DESC, a.id
"""

# Whoever was never determined, or whose term is over, has no disability: only a determination makes one, and the register
# holds them all, those taken over from before Dayaq too.
_RELATION = f"""
    SELECT everybody.id AS person,
        CASE WHEN a.running THEN a.degree ELSE 'none' END AS disability,
        CASE WHEN a.running THEN nullif(a.cause, '') END AS disability_cause,
        CASE WHEN a.running THEN a.since END AS disability_since,
        a.decided_on AS disability_assessed_on,
        CASE WHEN a.running THEN a.loss END AS loss_of_function,
        coalesce(a.blind AND a.running, FALSE) AS blind
    FROM person everybody
    LEFT JOIN ({_STANDING}) a ON a.person_id = everybody.id
    WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
"""  # noqa: S608 - only texts of this module are put together

DISABILITY = FactSource(
    name="disability",
    entity="person",
    facts=("disability", "disability_cause", "disability_since", "disability_assessed_on", "loss_of_function", "blind"),
    relation=_RELATION,
)

# Of a child that of the day counts; of who is of age, whether a disability was ever determined to have begun before that.
CHILDREN = FactSource(
    name="disability_of_children",
    entity="child",
    keys=("subject",),
    lists=False,
    facts=("disabled",),
    relation=f"""
        SELECT child.id AS subject,
            CASE WHEN child.of_age <= %(day)s::date THEN coalesce(young.ever, FALSE)
                 ELSE coalesce(a.running AND (a.degree <> 'none' OR a.loss > 0), FALSE) END AS disabled
        FROM (
            SELECT person.*, (person.birth_date + interval '18 years')::date AS of_age FROM person
            WHERE person.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR person.id = ANY(%(people)s::uuid[]))
        ) child
        LEFT JOIN ({_STANDING}) a ON a.person_id = child.id
        LEFT JOIN LATERAL (
            SELECT bool_or(e.since < child.of_age) AS ever FROM disability_assessment e
            WHERE e.person_id = child.id AND e.recorded_at <= %(known_at)s::timestamptz AND e.starts_on <= %(day)s::date
        ) young ON TRUE
    """,  # noqa: S608 - only texts of this module are put together
)

SOURCES = (DISABILITY, CHILDREN)
