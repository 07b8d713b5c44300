"""What a commission may know of a person, and keeping the rest out: bands of age, codes, texts that tell whose they are."""

import re
import secrets
from datetime import date

from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.spelling import key_of, parts_of, sound_of
from dayaq.casework.refusal import Refusal

#: The last year of age of each band but the oldest; 17 and 18 lie apart because the criteria do.
BANDS = (2, 6, 13, 17, 29, 39, 49, 59, 69, 79)
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
#: Shorter names are looked for as whole words only: as a beginning they stand in many others.
LETTERS_OF_A_BEGINNING = 4
LETTERS_OF_A_NAME = 3


class TextNamesThePerson(Refusal):
    """A text that goes to the commission says whose file it is."""

    texts = {
        "az": "“{field}” mətnində şəxsin kimliyi görünür (adı, FİN-i, sənədinin nömrəsi və ya telefonu). "
        "Komissiya işə adsız baxır: bunları mətndən çıxarın.",
        "en": "The text “{field}” tells who the person is (name, FİN, document number or telephone). "
        "The commission reads the file without a name: take these out.",
        "ru": "Текст «{field}» раскрывает личность (имя, ФИН, номер документа или телефон). "
        "Комиссия рассматривает дело без имени: уберите их из текста.",
    }


def new_code() -> str:
    """A code for a file that says nothing: eight signs that cannot be mistaken for one another."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def age_on(born: date, day: date) -> int:
    """Completed years on the day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_band(born: date, day: date) -> str:
    """The band of years into which the person's age on the day falls: `40-49`, `80+`."""
    age, first = age_on(born, day), 0
    for last in BANDS:
        if age <= last:
            return f"{first}-{last}"
        first = last + 1
    return f"{first}+"


def names_person(person: Person, text: str) -> bool:
    """Whether the text tells who the person is: a name in any ending or alphabet, the FİN, a document's number, a contact."""
    words = {key_of(word) for word in re.split(r"[\W\d_]+", text)}
    if any(_said(name, words) for name in _names(person)):
        return True
    squeezed = re.sub(r"[\W_]+", "", text).upper()
    return any(number in squeezed for number in _numbers(person))


def _said(name: str, words: set[str]) -> bool:
    """Whether a name stands among the words: as it is, with an ending of its case, or as it sounds in Russian."""
    if name in words or (len(name) >= LETTERS_OF_A_BEGINNING and any(word.startswith(name) for word in words)):
        return True
    # Russian case endings take the place of the last vowel: Алиева, Алиевой.
    stem = sound_of(name).rstrip("aeiou")
    return len(stem) >= LETTERS_OF_A_BEGINNING and any(sound_of(word).startswith(stem) for word in words)


def _names(person: Person) -> set[str]:
    """The keys of every part of the person's names."""
    names = (person.surname, person.given_name, person.patronymic)
    return {key for name in names for key in parts_of(name) if len(key) >= LETTERS_OF_A_NAME}


def _numbers(person: Person) -> set[str]:
    """The FİN, the numbers of the documents and the contacts, as they look without spaces and signs."""
    documents = IdentityDocument.objects.filter(person=person).values_list("number", flat=True)
    contacts = (re.sub(r"[\W_]+", "", contact.address).upper() for contact in trusted_contacts(person.pk))
    return {number for number in (person.fin or "", *documents, *(one.removeprefix("994") for one in contacts)) if number}
