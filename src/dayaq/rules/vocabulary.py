"""The vocabulary of a law: its entities, how they belong to one another, and every fact a rule may ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dayaq.rules.kinds import Choice, Exact, Kind
from dayaq.rules.source import Place

Words = Mapping[str, str]
"""A meaning in several languages, by language code."""
Taker = Callable[[object], Exact | None]
"""A given value as the engines hold it, or `None` for one of the wrong kind."""


@dataclass(frozen=True, slots=True)
class FactKind:
    """A fact that may be known about an entity: its kind of value, its unit in words and its meaning."""

    name: str
    entity: str
    kind: Kind
    unit: str
    meaning: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """That each `child` belongs to one `parent`; the parent calls its children `collection`."""

    name: str
    child: str
    parent: str
    collection: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the law speaks about; `name` is written small, as a rule's first parameter is."""

    name: str
    meaning: str
    facts: Mapping[str, FactKind]
    links: Mapping[str, Link]
    place: Place


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """A closed list of names with the meaning of each."""

    kind: Choice
    meaning: str
    options: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entities and choices of a law; `currency` is what `Money` means."""

    currency: str
    entities: Mapping[str, Entity] = field(default_factory=dict)
    choices: Mapping[str, ChoiceKind] = field(default_factory=dict)
    kept: dict[str, dict[str, Link]] = field(init=False, default_factory=dict, compare=False, repr=False)
    takers: dict[str, dict[str, Taker]] = field(init=False, default_factory=dict, compare=False, repr=False)

    def entity_of_class(self, name: str) -> Entity | None:
        """The entity declared as `class Person`."""
        return next((entity for entity in self.entities.values() if _class_name(entity.name) == name), None)

    def collections(self, parent: str) -> dict[str, Link]:
        """The links by which others belong to an entity, by the name it calls them."""
        if parent not in self.kept:
            self.kept[parent] = {link.collection: link for link in self.links() if link.parent == parent}
        return self.kept[parent]

    def narrowed(self, facts: Iterable[FactKind]) -> "Vocabulary":
        """The same entities with some of their facts only."""
        kept = {(fact.entity, fact.name) for fact in facts}
        entities = {
            name: replace(entity, facts={each: fact for each, fact in entity.facts.items() if (name, each) in kept})
            for name, entity in self.entities.items()
        }
        return replace(self, entities=entities)

    def links(self) -> Iterator[Link]:
        """Every link of the law."""
        for entity in self.entities.values():
            yield from entity.links.values()


def _class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
