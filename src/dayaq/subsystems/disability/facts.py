"""The facts of the law about a person's disability, as the register knows them by day and by recorded moment."""

from dayaq.casework.facts.source import FactSource

# The latest of what counts on the day and is not replaced; once its term is over there is no disability, which is known too.
_RELATION = """
    SELECT DISTINCT ON (a.person_id)
        a.person_id AS person,
        CASE WHEN a.ends_on <= %(day)s::date THEN 'none' ELSE a.degree END AS disability,
        CASE WHEN a.ends_on <= %(day)s::date THEN NULL ELSE nullif(a.cause, '') END AS disability_cause,
        CASE WHEN a.ends_on <= %(day)s::date THEN NULL ELSE a.since END AS disability_since,
        a.decided_on AS disability_assessed_on,
        CASE WHEN a.ends_on <= %(day)s::date THEN NULL ELSE a.loss END AS loss_of_function,
        a.blind AND (a.ends_on IS NULL OR a.ends_on > %(day)s::date) AS blind
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

SOURCE = FactSource(
    name="disability",
    entity="person",
    facts=("disability", "disability_cause", "disability_since", "disability_assessed_on", "loss_of_function", "blind"),
    relation=_RELATION,
)
