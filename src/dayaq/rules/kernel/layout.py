"""How a population lies in memory for the kernel.

Most rules look from a family to its members and from each of them to their months: there what belongs to somebody lies together,
in the order of the owners, and the family contains all of it. Where the rules reach the same thing in two ways (a survivor
belongs to the deceased and is a person of another family), no order keeps both beside it. Then all who are tied to one another,
directly or through others, lie together as *kin*, which contains them instead, and within it each tie has a list of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dayaq.rules.plan import Stratum
from dayaq.rules.tree import Aggregate, Up
from dayaq.rules.vocabulary import Link, Vocabulary

KIN = "all_kin"
"""The root of a layout that no entity of the law contains; no class of a law is written so."""


class NotForTheKernel(ValueError):
    """These rules look at things that the order asked for does not keep together."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The entities in the order in which they contain one another, the first being the root.

    `links` has the link of each entity whose records lie in the order of their owners; `ties`, by child and name, each link that
    is followed through a list. An entity without a link of its own lies directly in the root.
    """

    entities: tuple[str, ...]
    links: Mapping[str, Link]
    ties: Mapping[tuple[str, str], Link] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The entity that contains all others."""
        return self.entities[0]

    def owner(self, entity: str) -> str:
        """The entity in whose order the records of another lie."""
        return self.links[entity].parent if entity in self.links else self.root


def layout_of(vocabulary: Vocabulary, strata: Iterable[Stratum]) -> Layout:
    """The layout in which every column of a plan sees what it needs: nested where that is possible, else as kin."""
    planned = list(strata)
    try:
        return nested_layout(vocabulary, planned)
    except NotForTheKernel:
        return _kin_layout(*_used(vocabulary, planned))


def nested_layout(vocabulary: Vocabulary, strata: Iterable[Stratum]) -> Layout:
    """The layout in which one entity contains all others; raises `NotForTheKernel` where none does."""
    found, used = _used(vocabulary, strata)
    links: dict[str, Link] = {}
    for link in used:
        if links.setdefault(link.child, link) != link:
            raise NotForTheKernel(f"A {link.child} is reached both from {link.parent} and from {links[link.child].parent}.")
    roots = [entity for entity in found if entity not in links]
    if len(roots) != 1:
        raise NotForTheKernel(f"Nothing contains all of {', '.join(found)}.")
    return Layout(_ordered(roots, found, links), links)


def _kin_layout(found: list[str], used: list[Link]) -> Layout:
    """Links become ties where one entity has several, and above those; months and children still lie with their person."""
    tied: set[str] = set()
    for link in used:
        if link.parent == link.child:
            raise NotForTheKernel(
                f"A {link.child} belongs to another {link.parent}: the kernel tells the two apart by their names."
            )
        tied |= {link.child} if sum(other.child == link.child for other in used) > 1 else set()
    while more := {link.parent for link in used if link.child in tied} - tied:
        tied |= more
    links = {link.child: link for link in used if link.child not in tied}
    ties = {(link.child, link.name): link for link in used if link.child in tied}
    inside = [KIN, *(entity for entity in found if entity not in links)]
    return Layout(_ordered(inside, [KIN, *found], links), links, ties)


def _used(vocabulary: Vocabulary, strata: Iterable[Stratum]) -> tuple[list[str], list[Link]]:
    """The entities and the links that a plan follows."""
    found: dict[str, None] = {}
    used: list[Link] = []
    for stratum in strata:
        found[stratum.entity] = None
        for column in stratum.columns:
            link = link_of(vocabulary, stratum.entity, column.key)
            if link is not None:
                found |= {link.parent: None, link.child: None}
                used += [link] if link not in used else []
    return list(found), used


def _ordered(begun: list[str], found: list[str], links: Mapping[str, Link]) -> tuple[str, ...]:
    """Every entity after the one in whose order it lies."""
    ordered = begun
    while len(ordered) < len(found):
        ready = [entity for entity in found if entity not in ordered and links[entity].parent in ordered]
        if not ready:
            raise NotForTheKernel(f"{', '.join(entity for entity in found if entity not in ordered)} contain one another.")
        ordered = [*ordered, *ready]
    return tuple(ordered)


def link_of(vocabulary: Vocabulary, entity: str, key: object) -> Link | None:
    """The link that a column of an entity follows."""
    if isinstance(key, Up):
        return vocabulary.entities[entity].links[key.link]
    return vocabulary.collections(entity)[key.collection] if isinstance(key, Aggregate) else None
