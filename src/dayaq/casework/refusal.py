"""The base of anticipated failures: what went wrong, told to the person in Azerbaijani, English or Russian."""

from collections.abc import Mapping
from typing import ClassVar

from dayaq.casework.language import Words, spoken


class Refusal(Exception):
    """An anticipated failure with a message fit for the person.

    A subclass stands beside the operation that raises it and declares `texts`: one sentence for each of az, en and
    ru, with the same `str.format` placeholders in all three. It is raised with the placeholders as keyword values,
    `raise AlreadyDecided(number="...")`; a value may itself be `Words` and is then said in the language asked for.
    Everything that is not a `Refusal` is a fault of ours and rises.
    """

    texts: ClassVar[Mapping[str, str]]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.in_language("en"))

    def in_language(self, code: str) -> str:
        """The message in the language of the code; Azerbaijani where the code is none of the three."""
        language = spoken(code)
        return self.texts[language].format(**{name: _said(value, language) for name, value in self.values.items()})

    def __reduce__(self) -> tuple[object, ...]:
        return _raised_again, (type(self), self.values)


def _said(value: object, language: str) -> object:
    return value.in_language(language) if isinstance(value, Words) else value


def _raised_again(kind: type[Refusal], values: Mapping[str, object]) -> Refusal:
    return kind(**values)
