"""Whom people have lost, by civil status: the living family of everybody who has died."""

from dayaq.casework.facts.source import FactSource

_TIE = "JOIN kinship {tie} ON {tie}.{mine}_id = {whose} AND {tie}.starts_on <= %(day)s AND " + (
    "({tie}.ends_on IS NULL OR {tie}.ends_on > dead.died_on)"
)


def _to_child(tie: str, whose: str) -> str:
    return _TIE.format(tie=tie, mine="parent", whose=whose)


def _to_parent(tie: str, whose: str) -> str:
    return _TIE.format(tie=tie, mine="child", whose=whose)


def _way(nth: int, relation: str, person: str, *ties: str) -> str:
    """Who stands in one relation to the dead; who stands in two counts in the nearer one."""
    return f"""
        SELECT dead.id AS deceased, {person} AS person, '{relation}' AS relation, {nth} AS nth FROM person dead {" ".join(ties)}
        WHERE dead.died_on <= %(day)s AND dead.merged_into_id IS NULL
    """  # noqa: S608 - only texts of this module are put together


def _married(mine: str) -> str:
    """The marriage that held when somebody died: it ends on that very day."""
    return (
        f"JOIN marriage m ON m.{mine}_id = dead.id AND m.starts_on <= dead.died_on AND m.recorded_at <= %(known_at)s "
        "AND (m.ends_on IS NULL OR m.ends_on >= dead.died_on)"
    )


_WAYS = (
    _way(1, "child", "a.child_id", _to_child("a", "dead.id")),
    _way(2, "spouse", "m.wife_id", _married("husband")),
    _way(2, "spouse", "m.husband_id", _married("wife")),
    _way(3, "parent", "a.parent_id", _to_parent("a", "dead.id")),
    _way(4, "sibling", "b.child_id", _to_parent("a", "dead.id"), _to_child("b", "a.parent_id")),
    _way(5, "grandchild", "b.child_id", _to_child("a", "dead.id"), _to_child("b", "a.child_id")),
    _way(6, "grandparent", "b.parent_id", _to_parent("a", "dead.id"), _to_parent("b", "a.parent_id")),
)


def _family(asked: str) -> str:
    """The living family of the dead, where either is asked about: searched from whichever end the ids are given."""
    return f"""
        SELECT near.person, near.deceased AS subject, near.relation,
            CASE WHEN NOT EXISTS (
                SELECT FROM kinship tie JOIN person child ON child.id = tie.child_id
                WHERE tie.parent_id = near.deceased AND child.merged_into_id IS NULL
                  AND (child.died_on IS NULL OR child.died_on > %(day)s)
                  AND child.birth_date > (%(day)s::date - interval '8 years')::date
            ) THEN FALSE END AS cares_for_child,
            CASE WHEN survivor.birth_date <= (%(day)s::date - interval '18 years')::date THEN FALSE END AS in_orphanage
        FROM (
            SELECT DISTINCT ON (deceased, person) deceased, person, relation FROM ({" UNION ALL ".join(_WAYS)}) ways
            WHERE person <> deceased ORDER BY deceased, person, nth
        ) near
        JOIN person survivor ON survivor.id = near.person AND survivor.merged_into_id IS NULL
            AND survivor.birth_date <= %(day)s AND (survivor.died_on IS NULL OR survivor.died_on > %(day)s)
        WHERE {asked}
    """  # noqa: S608 - only texts of this module are put together


LOSSES = FactSource(
    name="civil_status_of_the_dead",
    entity="survivor",
    keys=("person", "subject"),
    facts=("relation", "cares_for_child", "in_orphanage"),
    relation=_family("%(people)s::uuid[] IS NULL OR near.deceased = ANY(%(people)s::uuid[])")
    + " UNION "
    + _family("near.person = ANY(%(people)s::uuid[])"),
    complete=False,
)
"""Children, spouse, parents, brothers and sisters, grandchildren and grandparents of everybody who has died: `subject`.

Nobody cares for a child under eight where there is none, and whoever is of age lives in no orphanage; the rest is unknown. Not
complete as long as marriages from before the register was read are not on file: that somebody had no spouse, and with it how many
share a pension, cannot be said, and each such right is an officer's task.
"""
