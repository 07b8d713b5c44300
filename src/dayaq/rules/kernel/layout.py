"""How a population lies in memory for the kernel: each family with its members together, each of them with its months."""

from collections.abc import Iterable
from dataclasses import dataclass

from dayaq.rules.plan import Stratum
from dayaq.rules.tree import Aggregate, Up
from dayaq.rules.vocabulary import Link, Vocabulary


class NotForTheKernel(ValueError):
    """These rules look at things that no single order of the population keeps together; an SQL engine can compute them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The entities in the order in which they contain one another, the first being the root, and the link of each other one."""

    entities: tuple[str, ...]
    links: dict[str, Link]

    @property
    def root(self) -> str:
        """The entity that contains all others."""
        return self.entities[0]


def layout_of(vocabulary: Vocabulary, strata: Iterable[Stratum]) -> Layout:
    """The layout in which every column of a plan sees what it needs."""
    found: dict[str, None] = {}
    links: dict[str, Link] = {}
    for stratum in strata:
        found[stratum.entity] = None
        for column in stratum.columns:
            link = _link(vocabulary, stratum.entity, column.key)
            if link is not None:
                found |= {link.parent: None, link.child: None}
                if links.setdefault(link.child, link) != link:
                    raise NotForTheKernel(
                        f"A {link.child} is reached both from {link.parent} and from {links[link.child].parent}."
                    )
    roots = [entity for entity in found if entity not in links]
    if len(roots) != 1:
        raise NotForTheKernel(f"Nothing contains all of {', '.join(found)}.")
    ordered = roots
    while len(ordered) < len(found):
        ordered = [*ordered, *(entity for entity in found if entity not in ordered and links[entity].parent in ordered)]
    return Layout(tuple(ordered), links)


def _link(vocabulary: Vocabulary, entity: str, key: object) -> Link | None:
    if isinstance(key, Up):
        return vocabulary.entities[entity].links[key.link]
    return vocabulary.collections(entity)[key.collection] if isinstance(key, Aggregate) else None
