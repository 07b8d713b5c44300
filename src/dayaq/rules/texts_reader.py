"""Reads `texts.yaml`: the title of a benefit, the name of every rule, and what is said when a condition holds or fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dayaq.rules.lined_yaml import Lined, mapping_of, read_yaml
from dayaq.rules.parsing import only
from dayaq.rules.source import LawError, Place
from dayaq.rules.vocabulary import Words

SECTIONS = ("title", "rules", "conditions")


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of a condition: its name, and the sentence when it holds and when it fails."""

    name: Words
    holds: Words
    fails: Words


@dataclass(frozen=True, slots=True)
class Texts:
    """All that a folder says to people."""

    title: Words = field(default_factory=dict)
    rules: Mapping[str, Words] = field(default_factory=dict)
    conditions: Mapping[str, Sentences] = field(default_factory=dict)


def read_texts(path: Path, languages: tuple[str, ...]) -> Texts:
    """The texts of a file, each in every language of the law."""
    file = mapping_of(read_yaml(path), Place(path, 1), "the file")
    only(file, SECTIONS, file.place())
    rules = mapping_of(file["rules"], file.place("rules"), "rules") if "rules" in file else Lined(path, 1)
    conditions = (
        mapping_of(file["conditions"], file.place("conditions"), "conditions") if "conditions" in file else Lined(path, 1)
    )
    return Texts(
        title=_words(file, "title", languages) if "title" in file else {},
        rules={str(name): _words(rules, name, languages) for name in rules},
        conditions={str(name): _sentences(conditions, name, languages) for name in conditions},
    )


def _section(file: Lined, name: str) -> Lined:
    return mapping_of(file[name], file.place(name), name) if name in file else Lined(file.path, 1)


def _sentences(conditions: Lined, name: str, languages: tuple[str, ...]) -> Sentences:
    written = mapping_of(conditions[name], conditions.place(name), name)
    only(written, ("name", "holds", "fails"), conditions.place(name))
    return Sentences(
        name=_words(written, "name", languages) if "name" in written else {},
        holds=_words(written, "holds", languages),
        fails=_words(written, "fails", languages),
    )


def _words(parent: Lined, name: str, languages: tuple[str, ...]) -> Words:
    written = mapping_of(parent.get(name), parent.place(name), name)
    missing = [language for language in languages if not isinstance(written.get(language), str)]
    if missing:
        raise LawError(parent.place(name), f"“{name}” is not said in {', '.join(missing)}", f"Say it in {', '.join(languages)}.")
    only(written, languages, parent.place(name))
    return {language: str(written[language]) for language in languages}
