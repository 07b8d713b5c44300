"""Reading a YAML file field by field, so that every mistake is told with the file's name and the field's."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dayaq.casework.language import LANGUAGES, Words
from dayaq.catalogue.passport import Term, Text

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W\d_]+")
_TERM_UNITS = ("minutes", "days")


class BrokenPassport(ValueError):
    """A file of the catalogue that cannot be read: names the file, the field and what is wrong with it."""

    def __init__(self, file: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: {field}: {problem}")
        self.file = file
        self.field = field


class Fields:
    """The fields of one YAML mapping. Each is taken once; `finish` refuses what nobody took, so a misspelt field is found."""

    def __init__(self, content: object, *, file: str, inside: str = "") -> None:
        self.file = file
        self._inside = inside
        if not isinstance(content, dict):
            raise BrokenPassport(file, inside or "(file)", "must be a mapping of fields")
        self._left: dict[Any, Any] = dict(content)

    def broken(self, name: str, problem: str) -> BrokenPassport:
        """The error to raise for one field of this mapping."""
        return BrokenPassport(self.file, f"{self._inside}.{name}" if self._inside else name, problem)

    def take(self, name: str) -> Any:
        """The raw value of a field, `None` if it is absent or empty."""
        return self._left.pop(name, None)

    def line(self, name: str) -> str | None:
        """A line of text in quotes or plain, or `None`. A number is refused: 5.10 would have become 5.1."""
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.broken(name, f"must be a text (in quotes if it looks like a number), not {value!r}")
        return value.strip()

    def needed_line(self, name: str) -> str:
        """A line of text that must be there."""
        value = self.line(name)
        if value is None:
            raise self.broken(name, "is missing")
        return value

    def lines(self, name: str) -> tuple[str, ...]:
        """A list of lines of text, empty if absent."""
        values = self.list(name)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.broken(name, f"must be a list of texts, but has {value!r}")
        return tuple(values)

    def list(self, name: str) -> list[Any]:
        """A list of anything, empty if absent."""
        value = self.take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.broken(name, "must be a list")
        return value

    def whole(self, name: str) -> int | None:
        """A whole number above zero, or `None`."""
        value = self.take(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise self.broken(name, f"must be a whole number above zero, not {value!r}")
        return value

    def truth(self, name: str, *, when_absent: bool) -> bool:
        """Yes or no."""
        value = self.take(name)
        if value is None:
            return when_absent
        if not isinstance(value, bool):
            raise self.broken(name, f"must be true or false, not {value!r}")
        return value

    def day(self, name: str) -> date | None:
        """A date as 2020-03-16, or `None`."""
        value = self.take(name)
        if value is not None and type(value) is not date:
            raise self.broken(name, f"must be a date like 2020-03-16, not {value!r}")
        return value

    def text(self, name: str) -> Text:
        """A text in all three languages, that must be there."""
        return text_of(Fields(self.take(name), file=self.file, inside=f"{self._inside}.{name}" if self._inside else name))

    def text_if_any(self, name: str) -> Text | None:
        """A text in all three languages; None if absent."""
        value = self.take(name)
        if value is None:
            return None
        return text_of(Fields(value, file=self.file, inside=f"{self._inside}.{name}" if self._inside else name))

    def term(self, name: str) -> Term:
        """A length of time; unknown if absent."""
        value = self.take(name)
        if value is None:
            return Term()
        inner = Fields(value, file=self.file, inside=name)
        term = Term(unit=inner.line("unit"), value=inner.whole("value"))
        inner.finish()
        if term.unit not in _TERM_UNITS:
            raise self.broken(name, f"unit must be one of {', '.join(_TERM_UNITS)}")
        return term

    def one(self, name: str, known: Mapping[str, Value]) -> Value | None:
        """The thing of a closed list that the field's code names, or `None`."""
        code = self.line(name)
        return None if code is None else self._known(name, code, known)

    def some(self, name: str, known: Mapping[str, Value]) -> tuple[Value, ...]:
        """The things of a closed list that the field's codes name, in the order of the file; a code twice is refused."""
        codes = self.lines(name)
        if len(set(codes)) != len(codes):
            raise self.broken(name, "names the same code twice")
        return tuple(self._known(name, code, known) for code in codes)

    def _known(self, name: str, code: str, known: Mapping[str, Value]) -> Value:
        if code not in known:
            raise self.broken(name, f"{code!r} is not one of {', '.join(known)}")
        return known[code]

    def finish(self) -> None:
        """Refuse the fields that nobody took."""
        if self._left:
            raise self.broken(str(next(iter(self._left))), "is not a field known here")


def text_of(fields: Fields) -> Text:
    """A text read from `az`, `en`, `ru` and `quoted` (the languages in which it is an official name).

    Each language must be written, in composed form (NFC) and in its own letters: no Cyrillic in Azerbaijani and English, and
    no word of mixed Latin and Cyrillic letters in Russian (Latin names such as MEİS may stand there).
    """
    written = {language: " ".join(fields.needed_line(language).split()) for language in LANGUAGES}
    for language, line in written.items():
        problem = _script_problem(language, line)
        if problem:
            raise fields.broken(language, problem)
    quoted = fields.lines("quoted")
    if not set(quoted) <= set(LANGUAGES):
        raise fields.broken("quoted", f"must name languages out of {', '.join(LANGUAGES)}")
    fields.finish()
    return Text(words=Words.read(written), quoted=quoted)


def _script_problem(language: str, line: str) -> str | None:
    """What is wrong with the letters of a line, or `None`."""
    if line != unicodedata.normalize("NFC", line):
        return "is not in composed form (NFC)"
    for word in _WORD.findall(line):
        alphabets = {unicodedata.name(letter).split()[0] for letter in word}
        if not alphabets <= {"LATIN", "CYRILLIC"}:
            return f"has letters of another alphabet: {word!r}"
        if "CYRILLIC" in alphabets and (language != "ru" or "LATIN" in alphabets):
            return f"has Cyrillic letters where they do not belong: {word!r}"
    if language == "ru" and not any("CYRILLIC" in unicodedata.name(sign, "") for sign in line):
        return "has no Russian letter"
    return None


class _StrictLoader(yaml.SafeLoader):
    """The safe YAML loader, refusing a field that is written twice (YAML itself would silently keep the last)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 (PyYAML's own signature)
        """The mapping, after its keys were seen to be all different."""
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{name!r} is written twice", node.start_mark)
        return super().construct_mapping(node, deep)


def open_yaml(path: Path, *, within: Path) -> Fields:
    """The fields of one YAML file; the file is named in errors as seen from the folder `within`."""
    file = path.relative_to(within).as_posix()
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenPassport(file, "(file)", f"is not readable YAML: {error}") from error
    return Fields(content, file=file)


def read_each(fields: Fields, name: str, read: Callable[[str, Fields], Value]) -> dict[str, Value]:
    """The entries of a mapping of codes, each read by `read(code, fields of the entry)`, in the order of the file."""
    entries = fields.take(name)
    if not isinstance(entries, dict) or not entries:
        raise fields.broken(name, "must be a mapping of codes")
    found: dict[str, Value] = {}
    for code, content in entries.items():
        inner = Fields(content, file=fields.file, inside=f"{name}.{code}")
        found[str(code)] = read(str(code), inner)
        inner.finish()
    return found
