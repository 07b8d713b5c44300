"""The law book: a folder of folders, each with its rules, amounts, cases and texts, read once into frozen trees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.amounts_reader import read_amounts
from dayaq.rules.cycles import refuse_cycles
from dayaq.rules.facts_reader import read_vocabulary
from dayaq.rules.lined_yaml import Lined, list_of, mapping_of, read_yaml
from dayaq.rules.parsing import only
from dayaq.rules.rule_reader import Draft, Rule, read_body, read_heads
from dayaq.rules.scope import Header, Names
from dayaq.rules.source import LawError, Place
from dayaq.rules.texts_reader import Texts, read_texts
from dayaq.rules.units import CURRENCY
from dayaq.rules.vocabulary import Vocabulary, Words

BOOK = ("name", "begins", "currency", "languages", "units", "parts")


@dataclass(frozen=True, slots=True)
class Folder:
    """One law folder; a benefit if it has an amount or conditions. `path` is `pensions/disability_pension`."""

    name: str
    path: str
    texts: Texts
    directory: Path


@dataclass(frozen=True, slots=True, repr=False)
class Law:
    """A whole law: vocabulary, amounts and every version of every rule, by id in the order written.

    `parts` says what one of a collection, or what one belongs to, is called: `children` is a child.
    """

    name: str
    begins: date
    languages: tuple[str, ...]
    units: Mapping[str, Words]
    vocabulary: Vocabulary
    folders: Mapping[str, Folder]
    amounts: Mapping[str, DatedAmount | DatedScale]
    rules: Mapping[str, tuple[Rule, ...]]
    parts: Mapping[str, Words] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The law's name: all that it holds would fill a book."""
        return f"<{self.name}>"

    def folder(self, path: str) -> Folder:
        """The folder written `pensions/disability_pension`, or by its last name alone."""
        found = self.folders.get(path.rpartition("/")[2])
        if found is None or ("/" in path and found.path != path):
            raise UnknownFolder(f"There is no “{path}” in the law. Known: {', '.join(sorted(self.folders))}.")
        return found

    def benefits(self) -> list[Folder]:
        """The folders that answer whether somebody is entitled: those with a condition."""
        answering = {version.folder for versions in self.rules.values() for version in versions if version.kind == "condition"}
        return [folder for name, folder in self.folders.items() if name in answering]

    def of_folder(self, name: str) -> list[str]:
        """The ids of the rules of a folder, in the order written."""
        return [rule_id for rule_id, versions in self.rules.items() if versions[0].folder == name]

    def dates(self) -> list[date]:
        """Every day on which some rule or amount changes, from the beginning of the law on."""
        found = {day for amount in self.amounts.values() for day in amount.dates()}
        for versions in self.rules.values():
            found |= {day for version in versions for day in (version.start, version.end) if day is not None}
        return sorted(day for day in found | {self.begins} if day >= self.begins)


Borrowed = Callable[[Vocabulary], Iterable[DatedAmount | DatedScale]]
"""Gives the amounts of a law that stand elsewhere, for its vocabulary."""


class UnknownFolder(LookupError):
    """The law has no folder of that name."""


def read_law(directory: Path, borrowed: Borrowed | None = None) -> Law:
    """The law of a folder with `book.yaml` and `facts.py`; anything wrong in it is a `LawError` with file and line.

    `borrowed` gives amounts that stand elsewhere, as `rules.openfisca` reads them; rules see them as `law.folder.name`.
    """
    book = mapping_of(read_yaml(directory / "book.yaml"), Place(directory / "book.yaml", 1), "the book")
    only(book, BOOK, book.place())
    languages = tuple(map(str, list_of(book.get("languages"), book.place("languages"), "languages")))
    vocabulary = read_vocabulary(directory, _currency(book))
    directories = dict(_directories(directory))
    names = {name: path.relative_to(directory).parts for name, path in directories.items()}
    amounts = {amount.id: amount for amount in borrowed(vocabulary)} if borrowed is not None else {}
    amounts |= {
        amount.id: amount for name, path in {"": directory, **directories}.items() for amount in _amounts(path, name, vocabulary)
    }
    drafts = [draft for name, path in directories.items() for draft in _drafts(path, name, vocabulary)]
    known = Names(vocabulary, _headers(drafts, vocabulary), amounts, names)
    rules = _versions([read_body(draft, known) for draft in drafts])
    refuse_cycles(rules)
    return Law(
        name=str(book["name"]),
        begins=_begins(book),
        languages=languages,
        units=book.get("units", {}),
        vocabulary=vocabulary,
        folders={name: _folder(name, path, directory, languages) for name, path in directories.items()},
        amounts=amounts,
        rules=rules,
        parts=book.get("parts", {}),
    )


def _currency(book: Lined) -> str:
    currency = book.get("currency")
    if not isinstance(currency, str) or not CURRENCY.fullmatch(currency):
        raise LawError(book.place("currency"), f"“{currency}” is not a currency", "Write three capitals, such as AZN.")
    return currency


def _begins(book: Lined) -> date:
    begins = book.get("begins")
    if not isinstance(begins, date):
        raise LawError(book.place("begins"), "the day on which the law begins is missing", "Write begins: 2018-01-01.")
    return begins


def _directories(root: Path) -> Iterator[tuple[str, Path]]:
    seen: dict[str, Path] = {}
    for path in sorted(root.rglob("*")):
        if not path.is_dir() or path.name.startswith((".", "__")) or path == root / "facts":
            continue
        if path.name in seen:
            raise LawError(Place(path, 1), f"two folders are called {path.name}", f"The other is {seen[path.name]}; rename one.")
        seen[path.name] = path
        yield path.name, path


def _amounts(path: Path, name: str, vocabulary: Vocabulary) -> Iterator[DatedAmount | DatedScale]:
    if (path / "amounts.yaml").exists():
        yield from read_amounts(path / "amounts.yaml", name, vocabulary)


def _drafts(path: Path, name: str, vocabulary: Vocabulary) -> Iterator[Draft]:
    if (path / "rule.py").exists():
        yield from read_heads(path / "rule.py", name, vocabulary)


def _folder(name: str, path: Path, root: Path, languages: tuple[str, ...]) -> Folder:
    texts = read_texts(path / "texts.yaml", languages) if (path / "texts.yaml").exists() else Texts()
    return Folder(name, path.relative_to(root).as_posix(), texts, path)


def _headers(drafts: list[Draft], vocabulary: Vocabulary) -> dict[str, Header]:
    headers: dict[str, Header] = {}
    for draft in drafts:
        entity, name = vocabulary.entities[draft.entity], draft.id.rpartition(".")[2]
        if name in entity.facts or name in entity.links or name in vocabulary.collections(entity.name):
            raise LawError(
                draft.place, f"“{name}” is a fact or link of {entity.name} already", "Choose another name for the rule."
            )
        header = Header(draft.id, draft.kind, draft.entity, draft.type)
        if headers.setdefault(draft.id, header) != header:
            raise LawError(
                draft.place, f"the versions of {draft.id} differ in kind, entity or type", "Keep the head of a rule over time."
            )
    return headers


def _versions(rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    versions: dict[str, list[Rule]] = {}
    for rule in rules:
        versions.setdefault(rule.id, []).append(rule)
    return {rule_id: _ordered(found) for rule_id, found in versions.items()}


def _ordered(versions: list[Rule]) -> tuple[Rule, ...]:
    ordered = sorted(versions, key=lambda rule: rule.start or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.start == later.start:
            raise LawError(later.place, f"two versions of {later.id} begin on one day", "Give the later one another start=.")
        if earlier.end is not None and later.start is not None and later.start < earlier.end:
            raise LawError(
                later.place, f"{later.id} begins before its earlier version ends", "Let end= of one be start= of the next."
            )
    return tuple(ordered)
