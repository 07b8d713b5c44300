"""Putting people on file and changing their names, always together with the keys by which they are found.

Nothing else in the product may write a person's names; a test of the house holds that. The journal is kept by whoever calls.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import transaction

from dayaq.casework.people.models import NameForm, NameKind, NameWord, Person
from dayaq.casework.people.spelling import key_of, near, parts_of, sound_of

BATCH = 2000
NAMES = ("surname", "given_name", "patronymic")
KEYS = tuple(f"{name}_key" for name in NAMES)


@transaction.atomic
def enter(*, people: Sequence[Person]) -> None:
    """Put people on file who are not yet, so that search finds them."""
    for person in people:
        write_keys(person)
    Person.objects.bulk_create(people, batch_size=BATCH)
    learn(words=name_words(people))


@transaction.atomic
def rename(*, person: Person, **names: str) -> Person:
    """Give a person another surname, given name or patronymic; the words of the old name stay among those known."""
    for name, value in names.items():
        if name not in NAMES:
            raise ValueError(f"{name} is no part of a name")
        setattr(person, name, value)
    write_keys(person)
    person.save(update_fields=[*names, *KEYS])
    learn(words=name_words([person]))
    return person


@transaction.atomic
def set_fact(*, person: Person, name: str, value: object) -> Person:
    """Set one fact of a person that is no part of a name."""
    if name in NAMES or name in KEYS:
        raise ValueError(f"{name} is written by rename")
    setattr(person, name, value)
    person.save(update_fields=[name])
    return person


def index_people() -> int:
    """Write the keys of everybody on file whose keys are not those of their names; how many were written.

    Needed where people came by another way than `enter`, and after a release that changed how names are compared.
    """
    written, everybody = 0, Person.objects.only("id", *NAMES, *KEYS).order_by("id").iterator(chunk_size=BATCH)
    for batch in _batches(everybody):
        before = [_keys_of(person) for person in batch]
        for person in batch:
            write_keys(person)
        changed = [person for person, keys in zip(batch, before, strict=True) if _keys_of(person) != keys]
        with transaction.atomic():
            Person.objects.bulk_update(changed, KEYS)
            learn(words=name_words(batch))
        written += len(changed)
    return written


def write_keys(person: Person) -> None:
    """Set the keys of a person who is about to be stored."""
    person.surname_key = key_of(person.surname)
    person.given_name_key = key_of(person.given_name)
    person.patronymic_key = key_of(person.patronymic)


def name_words(people: Iterable[Person]) -> list[NameWord]:
    """The words of the names of people whose keys are written, each once."""
    named = {(NameKind.SURNAME, person.surname) for person in people}
    named |= {(NameKind.GIVEN, name) for person in people for name in (person.given_name, person.patronymic)}
    words = {(kind, key_of(name), part) for kind, name in named for part in parts_of(name)}
    return [NameWord(kind=kind, key=key, part=part) for kind, key, part in sorted(words)]


def learn(*, words: Sequence[NameWord]) -> None:
    """Keep words of names with the forms that lead to them; those known already are left as they are."""
    known = set(NameWord.objects.filter(part__in={word.part for word in words}).values_list("part", "key", "kind"))
    new = [word for word in words if (word.part, word.key, word.kind) not in known]
    NameWord.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
    NameForm.objects.bulk_create(
        (NameForm(form=form, kind=word.kind, key=word.key, part=word.part) for word in new for form in near(sound_of(word.part))),
        ignore_conflicts=True,
        batch_size=BATCH,
    )


def _keys_of(person: Person) -> tuple[str, str, str]:
    return person.surname_key, person.given_name_key, person.patronymic_key


def _batches(people: Iterator[Person]) -> Iterator[list[Person]]:
    return iter(lambda: list(islice(people, BATCH)), [])
