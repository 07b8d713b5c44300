"""What a register supplies: some facts of the law about one kind of thing, as one SQL relation."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FactSource:
    """The facts that one register supplies about people, or about what belongs to them: months, contracts, children.

    `entity` is the entity of the law (`person`, `month`, `contract`); `facts` are names of its facts. `relation` is one SELECT
    that serves a single person and the whole population alike. It answers a column `person` (the id) and one column for each
    fact, by its name; one row for a person, as many as there are for what belongs to one. It may use three parameters:

    - `%(people)s`, the ids asked about as `uuid[]`, or NULL for everybody;
    - `%(day)s`, the legal day: what is valid on it counts;
    - `%(known_at)s`, the moment: what was recorded later is not known yet.

    Money is `numeric` in AZN, a day `date`, a choice its name as text, a truth `boolean`. NULL: the register
    does not know.
    """

    name: str
    entity: str
    facts: tuple[str, ...]
    relation: str
