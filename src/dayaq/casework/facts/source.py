"""What a register supplies: some facts of the law about one kind of thing, as one SQL relation."""

from dataclasses import dataclass

PERSON = "person"
OWNER, SUBJECT = "person", "subject"


@dataclass(frozen=True, kw_only=True)
class FactSource:
    """The facts that one register supplies about people, or about what belongs to them: months, contracts, children, losses.

    `entity` is the entity of the law (`person`, `month`, `contract`); `facts` are names of its facts. `relation` is one SELECT
    that serves a single person and the whole population alike. It answers the columns that `keys` names and one column for each
    fact, by its name; one row for a person, as many as there are for what belongs to one. It may use three parameters:

    - `%(people)s`, the ids asked about as `uuid[]`, or NULL for everybody;
    - `%(day)s`, the legal day: what is valid on it counts;
    - `%(known_at)s`, the moment: what was recorded later is not known yet.

    `keys` are ids of people. `person` is the person told of, or to whom the thing belongs. What is itself about a human being has
    `subject` beside it: the child of the parent, the person whom the survivor lost; it answers every row in which the one or the
    other is asked about. Several registers may tell of such a thing: one `lists` which there are, the others add facts to those,
    by both keys, or by `subject` alone where the fact is the same whoever's thing it is. `complete` says that there are no others
    than those listed.

    Money is `numeric` in AZN, a day `date`, a choice its name as text, a truth `boolean`. NULL: the register
    does not know.
    """

    name: str
    entity: str
    facts: tuple[str, ...]
    relation: str
    keys: tuple[str, ...] = (OWNER,)
    lists: bool = True
    complete: bool = True

    @property
    def identified(self) -> bool:
        """Whether the things told of are themselves about a human being."""
        return SUBJECT in self.keys
