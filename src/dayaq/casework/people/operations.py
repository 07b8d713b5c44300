"""Putting people on file and changing their names, always together with the keys by which they are found.

Nothing else in the product may write a person's names; a test of the house holds that. The journal is kept by whoever calls.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from dayaq.casework.people.models import NameForm, NameKind, NameWord, Person
from dayaq.casework.people.spelling import key_of, near, parts_of, sound_of

BATCH = 2000
NAMES = ("surname", "given_name", "patronymic")
KEYS = tuple(f"{name}_key" for name in NAMES)


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """How far indexing has come: people seen, and those whose keys were not right and were written."""

    seen: int = 0
    written: int = 0


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


def index_people() -> Iterator[Indexed]:
    """Write the keys of everybody on file whose keys are not those of their names; how far it has come, after each batch.

    Needed where people came by another way than `enter`, and after a release that changed how names are compared. Each batch is
    a transaction of its own, so that officers go on working meanwhile, and stopping loses nothing: begun again, it passes
    quickly over whom it has done.
    """
    so_far, last = Indexed(), None
    while True:
        seen, written, last = _index_after(last)
        if not seen:
            return
        so_far = Indexed(seen=so_far.seen + seen, written=so_far.written + written)
        yield so_far


@transaction.atomic
def _index_after(last: UUID | None) -> tuple[int, int, UUID | None]:
    """Write the keys and words of the next people by id: how many they were, of how many keys were written, the last of them."""
    batch = _after(last)
    before = [_keys_of(person) for person in batch]
    for person in batch:
        write_keys(person)
    changed = [person for person, keys in zip(batch, before, strict=True) if _keys_of(person) != keys]
    Person.objects.bulk_update(changed, KEYS)
    learn(words=name_words(batch))
    return len(batch), len(changed), batch[-1].pk if batch else None


def _after(last: UUID | None) -> list[Person]:
    """The next people by id, locked until their keys are written, so that nobody renames one in between."""
    everybody = Person.objects.only("id", *NAMES, *KEYS).order_by("id")
    later = everybody.filter(pk__gt=last) if last else everybody
    return list(later.select_for_update()[:BATCH])


def index_words() -> Iterator[Indexed]:
    """Write the forms that lead to each word of names anew where they are not right; how far it has come, after each batch."""
    so_far, last = Indexed(), 0
    while words := list(NameWord.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = words[-1].pk
        so_far = Indexed(seen=so_far.seen + len(words), written=so_far.written + _index_forms(words))
        yield so_far


@transaction.atomic
def _index_forms(words: Sequence[NameWord]) -> int:
    """Take away the forms that no longer lead to these words and add those that do; how many were either."""
    own = {(word.kind, word.key, word.part) for word in words}
    wanted = {(form, *word) for word in own for form in near(sound_of(word[2]))}
    standing = {
        (row.form, row.kind, row.key, row.part): row.pk
        for row in NameForm.objects.filter(part__in={part for _, _, part in own})
        if (row.kind, row.key, row.part) in own
    }
    wrong = [key for row, key in standing.items() if row not in wanted]
    NameForm.objects.filter(pk__in=wrong).delete()
    missing = sorted(wanted - set(standing))
    rows = [NameForm(form=form, kind=kind, key=key, part=part) for form, kind, key, part in missing]
    NameForm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    return len(wrong) + len(missing)


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
