"""What can be worded: a kind of letter, the fields that each of its parts may and must name, and the words of the release."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dayaq.casework.language import Words

Part = Literal["subject", "mail", "sms"]
PARTS: tuple[Part, ...] = ("subject", "mail", "sms")
PART_NAMES: Mapping[Part, Words] = {
    "subject": Words("Məktubun mövzusu", "Subject of the mail", "Тема письма"),
    "mail": Words("Məktub", "Mail", "Письмо"),
    "sms": Words("SMS", "SMS", "SMS-сообщение"),
}


class LetterText(NamedTuple):
    """The words of one kind in one language; a part that the kind does not have is empty."""

    subject: str = ""
    mail: str = ""
    sms: str = ""

    def part(self, part: Part) -> str:
        """One part."""
        return str(getattr(self, part))

    def ended(self) -> "LetterText":
        """The words with nothing around them, and the mail with the end of its last line, as the words of the release are."""
        subject, mail, sms = (text.strip() for text in self)
        return LetterText(subject=subject, mail=f"{mail}\n" if mail else "", sms=sms)

    def filled(self, said: Mapping[str, str]) -> "LetterText":
        """The words with the values in their fields."""
        return LetterText(*(text.format(**said) for text in self))


@dataclass(frozen=True)
class Fields:
    """The fields that a part may name, and those of them that it must."""

    allowed: tuple[str, ...]
    required: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WordedKind:
    """One kind of letter, or of a part of letters, with its fields, its released words, and made-up values to try words on."""

    code: str
    parts: Mapping[Part, Fields]
    released: Mapping[str, LetterText]
    sample: Callable[[str], Mapping[str, str]]

    def shown(self, text: LetterText, language: str) -> LetterText:
        """Words of this kind with the made-up values."""
        return text.filled(self.sample(language))
