"""Finding people as they are typed: by FİN, by the number of a document, or by names in any order, alphabet and spelling.

A typed word is first looked up among the words of all names, which are few however many people there are; what it may mean is
ranked by how far it is from it. People are then read by the keys of those names from an index. So a misspelt name costs hardly
more than one spelt right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from django.db.models import Q, QuerySet

from dayaq.casework.people.document_number import DocumentNumber, NotADocumentNumber, normalised_document_number
from dayaq.casework.people.fin import NotAFin, normalised_fin
from dayaq.casework.people.models import IdentityDocument, NameForm, NameKind, NameWord, Person
from dayaq.casework.people.spelling import MOST_WORDS, near, slips_allowed, slips_between, sound_of, stem_of, typed_keys
from dayaq.casework.refusal import Refusal

MOST_FOUND = 100
"""So many people at most are found by one question; whoever needs another types more of the name."""

LEAST_LETTERS = 3
MOST_BEGINNINGS = 200
LONGEST_TYPED = 120
ENOUGH_FOUND = 20
"""Names spelt a little differently are looked for while fewer people than these are found."""

MOST_MEANINGS = 15
"""So many names at most are what one typed word may mean, the nearest first."""

SAME, SAME_SOUND, BEGINNING, SLIP, SLIPS = range(5)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SLOTS = ("surname_key", "given_name_key", "patronymic_key")
_ORDERS = {
    "surname_key": ("surname_key", "given_name_key", "patronymic_key", "birth_date"),
    "given_name_key": ("given_name_key", "patronymic_key", "surname_key", "birth_date"),
    "patronymic_key": ("patronymic_key", "surname_key", "given_name_key", "birth_date"),
}
_Word = tuple[str, str, str]
Meanings = Mapping[str, Mapping[str, int]]
"""What one typed word may mean: for each part of a name the keys, each with how far it is from what was typed."""


class TooLittleToSearch(Refusal):
    """So little was typed that half of the country would answer."""

    texts = {
        "az": "Axtarış üçün ən azı 3 hərf, yaxud FİN və ya sənəd nömrəsi yazın.",
        "en": "Type at least 3 letters of a name, or a FİN, or the number of a document.",
        "ru": "Введите не менее 3 букв имени, либо ФИН, либо номер документа.",
    }


class TooManyWords(Refusal):
    """More words than a name has."""

    texts = {
        "az": "Ən çoxu soyad, ad və ata adı yazın.",
        "en": "Type the surname, given name and patronymic at most.",
        "ru": "Введите не более чем фамилию, имя и отчество.",
    }


@dataclass(frozen=True, kw_only=True)
class PeopleQuestion:
    """Whom somebody looks for: `typed` is a name, a FİN or the number of a document; `born` a year of birth, if it is known."""

    typed: str
    born: int | None = None


@dataclass(frozen=True, kw_only=True)
class PeopleFound:
    """Who was found, the likeliest first. `more` says that others fit too, beyond the most that are shown."""

    people: tuple[Person, ...]
    more: bool


def people_found(question: PeopleQuestion) -> PeopleFound:
    """Whoever fits the question. Refuses a question that is too little (`TooLittleToSearch`) or no name (`TooManyWords`)."""
    typed = question.typed[:LONGEST_TYPED]
    by_number = _numbered(typed)
    year = _YEAR.search(typed)
    name = _YEAR.sub(" ", typed)
    # A word of seven letters may be a FİN and a name; only one with a digit, which is no year of birth, cannot be a name.
    if by_number or any(letter.isdigit() for letter in name):
        return PeopleFound(people=tuple(by_number), more=False)
    found = _named(name, question.born or (int(year[0]) if year else None))
    return PeopleFound(people=tuple(found[:MOST_FOUND]), more=len(found) > MOST_FOUND)


def person_numbered(typed: str) -> Person | None:
    """The one person of a FİN or of the number of a document, as typed."""
    return next(iter(_numbered(typed)), None)


def _numbered(typed: str) -> list[Person]:
    """The one person of the FİN or of the document, if it is one of somebody's."""
    try:
        return list(Person.objects.filter(fin=normalised_fin(typed)))
    except NotAFin:
        pass
    try:
        number = normalised_document_number(typed)
    except NotADocumentNumber:
        return []
    return _holders(number)


def _holders(number: DocumentNumber) -> list[Person]:
    documents = IdentityDocument.objects.filter(series=number.series, number=number.number).select_related("person")
    return [document.person for document in documents]


def _named(typed: str, born: int | None) -> list[Person]:
    """Everybody whose name may have been meant, one more than may be shown at most, the likeliest first."""
    keys = typed_keys(typed)
    if not keys or max(len(key) for key in keys) < LEAST_LETTERS:
        raise TooLittleToSearch
    if len(keys) > MOST_WORDS:
        raise TooManyWords
    meanings = _meanings(keys)
    found: dict[UUID, Person] = {}
    asked: set[tuple[tuple[str, frozenset[str]], ...]] = set()
    for furthest in range(SAME, SLIPS + 1):
        readings = [reading for reading in _readings(meanings, furthest) if reading not in asked]
        asked.update(readings)
        for person in sorted(_people(readings, born), key=lambda person: _likeness(person, meanings)):
            found.setdefault(person.pk, person)
        if len(found) >= ENOUGH_FOUND:
            break
    return list(found.values())


def _meanings(keys: list[str]) -> list[Meanings]:
    """What each typed word may mean, by two queries of the words of names."""
    sounds = {key: {sound_of(key), sound_of(stem_of(key))} for key in keys}
    forms = {key: {form for sound in sounds[key] for form in near(sound)} for key in keys}
    heard = NameForm.objects.filter(form__in=sorted(set().union(*forms.values())))
    by_form: dict[str, set[_Word]] = {}
    for kind, whole, part, form in heard.values_list("kind", "key", "part", "form"):
        by_form.setdefault(form, set()).add((kind, whole, part))
    beginning = Q(pk__in=[])
    for key in keys:
        if len(key) >= LEAST_LETTERS:
            beginning |= Q(part__startswith=key)
    begun = set(NameWord.objects.filter(beginning).values_list("kind", "key", "part")[:MOST_BEGINNINGS])
    return [
        _meanings_of(
            key, set().union(*(by_form.get(form, ()) for form in forms[key]), (w for w in begun if w[2].startswith(key)))
        )
        for key in keys
    ]


def _meanings_of(key: str, words: Iterable[_Word]) -> Meanings:
    """The keys that one typed word may mean, by the part of a name, the nearest first."""
    sound, stem = sound_of(key), sound_of(stem_of(key))
    ranked: dict[str, dict[str, tuple[int, int]]] = {slot: {} for slot in _SLOTS}
    for kind, whole, part in words:
        part_sound = sound_of(part)
        for slot in ("surname_key",) if kind == NameKind.SURNAME else ("given_name_key", "patronymic_key"):
            rank = _rank(key, part, stem if slot == "patronymic_key" else sound, part_sound)
            if rank is not None:
                place = (rank, slips_between(key, part))
                ranked[slot][whole] = min(place, ranked[slot].get(whole, place))
    return {
        slot: {whole: rank for whole, (rank, _) in sorted(ranks.items(), key=lambda one: one[1])[:MOST_MEANINGS]}
        for slot, ranks in ranked.items()
    }


def _rank(key: str, part: str, sound: str, part_sound: str) -> int | None:
    """How far a word of a name is from what was typed; None where it is too far."""
    if key == part:
        return SAME
    if sound == part_sound:
        return SAME_SOUND
    if len(key) >= LEAST_LETTERS and part.startswith(key):
        return BEGINNING
    allowed = min(slips_allowed(sound), slips_allowed(part_sound))
    if abs(len(sound) - len(part_sound)) > allowed:
        return None
    slips = slips_between(sound, part_sound)
    if slips > allowed:
        return None
    return SLIP if slips == 1 else SLIPS


def _readings(meanings: list[Meanings], furthest: int) -> Iterator[tuple[tuple[str, frozenset[str]], ...]]:
    """Every way in which the words, none further than that, can be a surname, a given name and a patronymic.

    Two words may be one name (a double surname), which then has to contain both.
    """
    for slots in product(_SLOTS, repeat=len(meanings)):
        names: dict[str, frozenset[str]] = {}
        for slot, meaning in zip(slots, meanings, strict=True):
            keys = frozenset(key for key, rank in meaning[slot].items() if rank <= furthest)
            names[slot] = names[slot] & keys if slot in names else keys
        if all(names.values()):
            yield tuple(sorted(names.items()))


def _people(readings: list[tuple[tuple[str, frozenset[str]], ...]], born: int | None) -> list[Person]:
    """Whoever is called in one of these ways, by two queries."""
    if not readings:
        return []
    parts = [_called(dict(reading), born) for reading in dict.fromkeys(readings)]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return list(Person.objects.filter(pk__in={key for (key,) in rows}))


def _likeness(person: Person, meanings: list[Meanings]) -> tuple[int, bool, str, str, str]:
    """The place of a person among those found: the nearest spelling first, then a given name before a father's, then by name."""
    names = {slot: getattr(person, slot) for slot in _SLOTS}
    ways = [
        (sum(meaning[slot][names[slot]] for slot, meaning in zip(slots, meanings, strict=True)), _only_by_father(slots))
        for slots in product(_SLOTS, repeat=len(meanings))
        if all(names[slot] in meaning[slot] for slot, meaning in zip(slots, meanings, strict=True))
    ]
    return (*min(ways, default=(0, True)), *names.values())


def _only_by_father(slots: tuple[str, ...]) -> bool:
    return "patronymic_key" in slots and "given_name_key" not in slots


def _called(names: Mapping[str, frozenset[str]], born: int | None) -> QuerySet[Person, tuple[UUID]]:
    """The ids of those who are called so, in the order of an index that begins with the part that is asked."""
    first = next(slot for slot in _SLOTS if slot in names)
    wanted = Q(merged_into__isnull=True, **{f"{slot}__in": sorted(keys) for slot, keys in names.items()})
    if born is not None:
        wanted &= Q(birth_date__year=born)
    return Person.objects.filter(wanted).order_by(*_ORDERS[first]).values_list("pk")[: MOST_FOUND + 1]
