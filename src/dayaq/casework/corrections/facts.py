"""Which facts about a person can be contested, how each is read from text and written back, and what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from dayaq.casework.azerbaijani import az_letters
from dayaq.casework.language import Words
from dayaq.casework.people.districts import districts
from dayaq.casework.people.models import Language, Person, Sex
from dayaq.casework.refusal import Refusal

LONGEST_NAME = 100


class Fact(models.TextChoices):
    """A fact on file that may be wrong. A FİN is not among them: another FİN is another person."""

    SURNAME = "surname"
    GIVEN_NAME = "given_name"
    PATRONYMIC = "patronymic"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    DIED_ON = "died_on"
    DISTRICT = "district"
    LANGUAGE = "language"


NAMES = frozenset({Fact.SURNAME, Fact.GIVEN_NAME, Fact.PATRONYMIC})
MAY_BE_EMPTY = frozenset({Fact.PATRONYMIC, Fact.DIED_ON, Fact.DISTRICT})


class NotAValue(Refusal):
    """What was typed cannot be a value of the fact."""

    texts = {
        "az": "“{fact}” üçün bu dəyər yazıla bilməz. {hint}",
        "en": "This cannot be a value of “{fact}”. {hint}",
        "ru": "Такое значение не подходит для поля «{fact}». {hint}",
    }


@dataclass(frozen=True, slots=True)
class _Kind:
    called: Words
    hint: Words
    read: Callable[[str], object]


def _name(text: str) -> str:
    name = " ".join(az_letters(text).split())
    if len(name) > LONGEST_NAME or (name and not any(letter.isalpha() for letter in name)):
        raise ValueError
    return name


def _one_of(codes: Callable[[], Mapping[str, object] | list[str]]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in codes():
            raise ValueError
        return text

    return read


_NAME_HINT = Words("Adı hərflərlə yazın.", "Write the name in letters.", "Напишите имя буквами.")
_DAY_HINT = Words("Gün belə yazılır: 1985-04-01.", "Write the day like 1985-04-01.", "Дата пишется так: 1985-04-01.")
_CODE_HINT = Words("Siyahıdan seçin.", "Choose from the list.", "Выберите из списка.")
_KINDS: Mapping[Fact, _Kind] = {
    Fact.SURNAME: _Kind(Words("Soyadı", "Surname", "Фамилия"), _NAME_HINT, _name),
    Fact.GIVEN_NAME: _Kind(Words("Adı", "Given name", "Имя"), _NAME_HINT, _name),
    Fact.PATRONYMIC: _Kind(Words("Atasının adı", "Patronymic", "Отчество"), _NAME_HINT, _name),
    Fact.BIRTH_DATE: _Kind(Words("Doğum tarixi", "Date of birth", "Дата рождения"), _DAY_HINT, date.fromisoformat),
    Fact.SEX: _Kind(Words("Cinsi", "Sex", "Пол"), _CODE_HINT, _one_of(lambda: list(Sex.values))),
    Fact.DIED_ON: _Kind(Words("Vəfat tarixi", "Date of death", "Дата смерти"), _DAY_HINT, date.fromisoformat),
    Fact.DISTRICT: _Kind(Words("Şəhər, rayon", "City or district", "Город, район"), _CODE_HINT, _one_of(districts)),
    Fact.LANGUAGE: _Kind(
        Words("Yazışma dili", "Language of letters", "Язык писем"), _CODE_HINT, _one_of(lambda: list(Language.values))
    ),
}


def called(fact: Fact) -> Words:
    """What the fact is called."""
    return _KINDS[fact].called


def stored(person: Person, fact: Fact) -> str:
    """The value on file as text: a day as 1985-04-01, a district, sex or language as its code, empty where nothing is known."""
    value = getattr(person, fact.value)
    return value.isoformat() if isinstance(value, date) else value or ""


def value_of(fact: Fact, text: str) -> object:
    """The value that a text stands for, as the person's row holds it. Refuses what cannot be one (`NotAValue`)."""
    kind = _KINDS[fact]
    typed = text.strip()
    if not typed and fact in MAY_BE_EMPTY:
        return None if fact == Fact.DIED_ON else ""
    try:
        value = kind.read(typed)
    except ValueError as error:
        raise NotAValue(fact=kind.called, hint=kind.hint) from error
    if not value:
        raise NotAValue(fact=kind.called, hint=kind.hint)
    return value
