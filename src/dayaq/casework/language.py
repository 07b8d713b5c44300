"""Words that a person reads, in the three languages of the product: Azerbaijani first, English, Russian."""

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("az", "en", "ru")


class Words(NamedTuple):
    """One text in the three languages."""

    az: str
    en: str
    ru: str

    def in_language(self, code: str) -> str:
        """The text in the language of the code (`en`, `en-gb`); Azerbaijani where the code is none of the three."""
        language = spoken(code)
        return {"az": self.az, "en": self.en, "ru": self.ru}[language]

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> "Words":
        """Words from a mapping such as a YAML file holds; a language that is missing or empty is an error."""
        missing = [language for language in LANGUAGES if not texts.get(language)]
        unknown = sorted(set(texts) - set(LANGUAGES))
        if missing or unknown:
            raise ValueError(f"texts {dict(texts)!r}: missing {missing}, unknown {unknown}")
        return cls(**{language: texts[language].strip() for language in LANGUAGES})


def spoken(code: str) -> str:
    """The one of the three languages that a language code means; Azerbaijani where it means none of them."""
    language = code.lower().replace("_", "-").split("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]
