"""Making one person of two rows that are the same human being, and undoing it; which rows moved is kept row by row."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, models, transaction

from dayaq.casework.corrections.models import Merge, MovedRow
from dayaq.casework.decisions.models import Decision
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer

Column = tuple[type[models.Model], str]


class SamePerson(Refusal):
    """Both are one row already."""

    texts = {
        "az": "Bu, elə həmin şəxsdir.",
        "en": "This is the very same person.",
        "ru": "Это тот же самый человек.",
    }


class FinsConflict(Refusal):
    """Two FİN are two people, whatever else is alike."""

    texts = {
        "az": "Şəxslərin FİN-ləri fərqlidir, ona görə onlar birləşdirilə bilməz.",
        "en": "The two have different FİN, so they cannot be merged.",
        "ru": "У этих людей разные ФИН, поэтому объединить их нельзя.",
    }


class MergedAlready(Refusal):
    """One of the two has become another person's by an earlier merge, or the merge is undone."""

    texts = {
        "az": "Bu şəxslərdən biri artıq birləşdirilib və ya birləşdirmə geri qaytarılıb.",
        "en": "One of the two is merged already, or the merge was undone.",
        "ru": "Один из них уже объединён, или объединение отменено.",
    }


class BothHold(Refusal):
    """Both have something of which a person may have only one, such as an open form of the same service."""

    texts = {
        "az": "Hər iki şəxsdə yalnız bir dəfə ola bilən açıq qeyd var, məsələn, eyni xidmət üzrə qaralama. "
        "Əvvəlcə birini bağlayın.",
        "en": "Both have something open of which there may be only one, such as a draft for the same service. "
        "Close one of them first.",
        "ru": "У обоих открыто то, что может быть только одно, например черновик по одной и той же услуге. "
        "Сначала закройте один из них.",
    }


@transaction.atomic
def merge(*, kept: uuid.UUID, absorbed: uuid.UUID, why: str, officer: Officer, at: datetime) -> Merge:
    """Give everything of one row to the other; the absorbed row stays, empty, and points to the kept one.

    The FİN moves only where the kept row has none. Refuses two FİN, a row merged already, one row twice, and what both hold.
    """
    if kept == absorbed:
        raise SamePerson
    both = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[kept, absorbed]).order_by("pk")}
    stays, goes = both[kept], both[absorbed]
    if stays.merged_into_id or goes.merged_into_id:
        raise MergedAlready
    if stays.fin and goes.fin:
        raise FinsConflict
    made = Merge.objects.create(
        kept=stays, absorbed=goes, fin_moved=goes.fin is not None, why=why, merged_by=officer, merged_at=at
    )
    if made.fin_moved:
        _hand_fin(goes, stays)
    try:
        with transaction.atomic():
            moved = [_moved(made, column, key) for column in columns_of_people() for key in _give(column, goes, stays)]
    except IntegrityError as error:
        raise BothHold from error
    MovedRow.objects.bulk_create(moved)
    set_fact(person=goes, name="merged_into", value=stays)
    _journal("merged", made, officer, at, rows=len(moved))
    return made


@transaction.atomic
def undo(*, merge_id: uuid.UUID, officer: Officer, at: datetime) -> Merge:
    """Give back exactly the rows that the merge moved, and the FİN; what came to the kept person since then stays there.

    Refuses a merge that is undone, and one whose kept row was itself merged away since: that merge is undone first.
    """
    made = Merge.objects.select_for_update().filter(pk=merge_id).first()
    if made is None or made.undone_at is not None:
        raise MergedAlready
    both = {
        person.pk: person
        for person in Person.objects.select_for_update().filter(pk__in=[made.kept_id, made.absorbed_id]).order_by("pk")
    }
    stays, goes = both[made.kept_id], both[made.absorbed_id]
    if stays.merged_into_id is not None:
        raise MergedAlready
    columns = {(model._meta.db_table, name): (model, name) for model, name in columns_of_people()}
    for row in made.rows.all():
        model, name = columns[row.table, row.column]
        model._base_manager.filter(pk=row.row).update(**{name: goes})
    set_fact(person=goes, name="merged_into", value=None)
    if made.fin_moved:
        _hand_fin(stays, goes)
    made.undone_by, made.undone_at = officer, at
    made.save(update_fields=["undone_by", "undone_at"])
    _journal("unmerged", made, officer, at, rows=made.rows.count())
    return made


def columns_of_people() -> Iterator[Column]:
    """Every column of every table that holds a person, except those that tell of merges themselves, and of decisions.

    A decision never changes: its receipt names the row that it was about. Whose it is now is asked of its application.
    """
    # Hidden relations too: most tables hold a person without the person knowing of them.
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and relation.related_model not in (Decision, Merge, Person):
            yield relation.related_model, relation.field.name


def _give(column: Column, goes: Person, stays: Person) -> list[object]:
    """Give the rows of one column from one person to the other; their keys."""
    model, name = column
    rows = model._base_manager.filter(**{name: goes})
    keys = list(rows.values_list("pk", flat=True))
    rows.update(**{name: stays})
    return keys


def _moved(made: Merge, column: Column, key: object) -> MovedRow:
    return MovedRow(merge=made, table=column[0]._meta.db_table, column=column[1], row=str(key))


def _hand_fin(giver: Person, taker: Person) -> None:
    """The FİN is nobody's for a moment, because no two rows may hold it."""
    fin = giver.fin
    set_fact(person=giver, name="fin", value=None)
    set_fact(person=taker, name="fin", value=fin)


def _journal(verb: str, made: Merge, officer: Officer, at: datetime, *, rows: int) -> None:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=verb,
        subject=Subject("merge", str(made.pk)),
        persons=[made.kept_id, made.absorbed_id],
        detail={"rows": rows},
        at=at,
    )
