"""Which facts are wanted of somebody or something: a tree of the names that lead to them."""

from collections.abc import Collection, Iterator, Mapping

from dayaq.rules.vocabulary import Vocabulary

Wanted = Mapping[str, "Wanted"]
"""By the name of a fact, a link or a collection, what is wanted there; of a fact nothing more."""


def tree_of(paths: Collection[tuple[str, ...]]) -> Wanted:
    """The paths as a tree."""
    below: dict[str, list[tuple[str, ...]]] = {}
    for name, *rest in paths:
        below.setdefault(name, []).append(tuple(rest))
    return {name: tree_of([rest for rest in rests if rest]) for name, rests in below.items()}


def everything(vocabulary: Vocabulary, entity: str) -> Wanted:
    """Every fact of an entity, and every fact of what belongs to it."""
    own: dict[str, Wanted] = {name: {} for name in vocabulary.entities[entity].facts}
    for name, link in vocabulary.collections(entity).items():
        own[name] = {fact: {} for fact in vocabulary.entities[link.child].facts}
    return own


def facts_wanted(vocabulary: Vocabulary, entity: str, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Each entity that is come to, with each of its facts that is wanted, or with an empty name."""
    yield entity, ""
    links, collections = vocabulary.entities[entity].links, vocabulary.collections(entity)
    for name, below in wanted.items():
        if name in links:
            yield from facts_wanted(vocabulary, links[name].parent, below)
        elif name in collections:
            yield from facts_wanted(vocabulary, collections[name].child, below)
        else:
            yield entity, name
