"""A million synthetic people with their documents, and open applications of some, put into an empty database by COPY."""

import itertools
import random
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from dayaq.casework.centres.queries import calendar_between
from dayaq.casework.people.models import NameKind, NameWord, Person
from dayaq.casework.people.operations import learn, name_words, write_keys
from dayaq.casework.people.spelling import near, sound_of
from dayaq.population.synthetic import SyntheticPerson, people

SEED = 20200316
DAY = date(2020, 3, 16)
PERSON = (
    "id", "fin", "surname", "given_name", "patronymic", "birth_date", "sex", "died_on", "district", "language",
    "surname_key", "given_name_key", "patronymic_key",
)  # fmt: skip
DOCUMENT = ("person_id", "kind", "series", "number", "issued_on", "authority", "valid_to")
APPLICATION = (
    "id", "registration_number", "draft_key", "person_id", "service_code", "channel", "state", "received_at", "received_on",
    "due_on", "unit_id", "text", "address", "email", "phone", "language",
)  # fmt: skip
BATCH = 20_000
DAYS_OF_RECEIPT = 60


def put_on_file(count: int) -> Iterator[SyntheticPerson]:
    """Store so many people as they are drawn, and give them back; the words of their names are stored at the end."""
    seen: set[tuple[str, str, str]] = set()
    words: list[NameWord] = []
    everybody = people(SEED, count, DAY)
    for batch in iter(lambda: list(itertools.islice(everybody, BATCH)), []):
        rows = [_person(one) for one in batch]
        copy("person", PERSON, ([getattr(row, name) for name in PERSON] for row in rows))
        copy("identity_document", DOCUMENT, _documents(batch))
        for word in name_words(rows):
            if (word.kind, word.key, word.part) not in seen:
                seen.add((word.kind, word.key, word.part))
                words.append(word)
        yield from batch
    learn(words=words)


def put_words_of_nobody(count: int, chosen: random.Random) -> None:
    """Store so many made-up words of names that nobody bears, so that a typed word is sought among as many as a country has."""
    syllables = [first + vowel for first in "bcdfghklmnqrstvxyz" for vowel in "aeiou"]
    made = {"".join(chosen.choices(syllables, k=chosen.randint(2, 4))) for _ in range(count)}
    made -= set(NameWord.objects.values_list("key", flat=True))
    words = [NameWord(kind=kind, key=word, part=word) for word in sorted(made) for kind in NameKind.values]
    copy("name_word", ("kind", "key", "part"), ([word.kind, word.key, word.part] for word in words))
    forms = ([form, word.kind, word.key, word.part] for word in words for form in near(sound_of(word.part)))
    copy("name_form", ("form", "kind", "key", "part"), forms)


def put_applications(persons: list[uuid.UUID], services: list[str], unit: int, chosen: random.Random) -> None:
    """An open application of each of these people, received within the last two months, some of them overdue."""
    calendar = calendar_between(DAY - timedelta(days=DAYS_OF_RECEIPT + 1), DAY + timedelta(days=DAYS_OF_RECEIPT))
    days = [DAY - timedelta(days=ago) for ago in range(DAYS_OF_RECEIPT)]
    due = {day: calendar.working_days_after(day, 15) for day in days}

    def rows() -> Iterator[list[Any]]:
        for place, person in enumerate(persons):
            day = chosen.choice(days)
            at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
            number = f"2020-{place:07d}-{place % 10}"
            own = [uuid.UUID(int=chosen.getrandbits(128), version=4) for _ in range(2)]
            words = ["Xahiş edirəm", "Bakı", "a@citizen.example", "", "az"]
            yield [own[0], number, own[1], person, chosen.choice(services), "portal", "received", at, day, due[day], unit, *words]

    copy("application", APPLICATION, rows())


def copy(table: str, columns: tuple[str, ...], rows: Iterable[list[Any]]) -> None:
    """Write rows by COPY. The names are those of this module and nobody else's."""
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as target:
        for row in rows:
            target.write_row(row)


def _person(one: SyntheticPerson) -> Person:
    row = Person(**{name: getattr(one, name) for name in PERSON if not name.endswith("_key")})
    write_keys(row)
    return row


def _documents(batch: list[SyntheticPerson]) -> Iterator[list[Any]]:
    for one in batch:
        for document in one.documents:
            number = document.number
            yield [
                one.id, str(document.kind), number.series, number.number, document.issued_on, document.authority,
                document.valid_to,
            ]  # fmt: skip
