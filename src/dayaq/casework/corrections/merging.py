"""Making one person of two rows that are the same human being, and undoing it; what became of each row is kept row by row.

What both have and a person may have only once stays with the absorbed row, on record as having stayed: a trusted contact of the
same medium, a parent or child of both, an ended mandate between the two. Nothing is deleted or changed, so undoing is exact.
"""

import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from dayaq.casework.corrections.models import Merge, MovedRow
from dayaq.casework.decisions.models import Decision
from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.identification.trusted import tell_of_change, trusted_contacts
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.about import AboutField
from dayaq.casework.people.mandates.authority import holds
from dayaq.casework.people.mandates.models import Kinship, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near

Column = tuple[type[models.Model], str]
ONE_AWARD_AT_A_TIME = "award_overlaps_none_of_its_kind"
"""The constraint of `awards` that two awards of one benefit break."""

Held = Mapping[type[models.Model], frozenset[object]]


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


class TwoPeople(Refusal):
    """A record says that the two are two people: one is the other's parent, or acts for the other by a mandate that runs."""

    texts = {
        "az": "Qeydlərə görə bunlar iki ayrı şəxsdir: biri o birinin valideyni və ya hazırkı nümayəndəsidir. "
        "Yazı səhvdirsə, əvvəlcə onu düzəldin və ya səlahiyyəti bitirin.",
        "en": "On record these are two people: one is the other's parent, or acts for the other by a mandate that runs. "
        "If that record is wrong, correct it or end the mandate first.",
        "ru": "По записям это два человека: один – родитель другого или представляет его по действующему полномочию. "
        "Если запись неверна, сначала исправьте её или прекратите полномочие.",
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


class BothReceive(Refusal):
    """Both are awarded the same benefit for the same time: one of the awards is wrong, and whose it is decides an officer."""

    texts = {
        "az": "Hər ikisinə eyni müddət üçün eyni ödəniş təyin olunub. Əvvəlcə artıq təyinatı bitirin, sonra birləşdirin.",
        "en": "Both are awarded the same payment for the same time. End the award that is one too many, then merge.",
        "ru": "Обоим за одно и то же время назначена одна и та же выплата. Сначала прекратите лишнюю, затем объедините.",
    }


@transaction.atomic
def merge(*, kept: uuid.UUID, absorbed: uuid.UUID, why: str, officer: Officer, at: datetime) -> Merge:
    """Give everything of one row to the other; the absorbed row stays, empty, and points to the kept one.

    The FİN moves only where the kept row has none. Trusted contacts of both are told where one of them no longer counts. Refuses
    two FİN, two who are kin or run a mandate for one another, a row merged already, one row twice, what both hold or receive,
    and the officer's own row and their family's (`TooNear`).
    """
    if kept == absorbed:
        raise SamePerson
    must_not_be_near(officer, [kept, absorbed])
    both = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[kept, absorbed]).order_by("pk")}
    stays, goes = both[kept], both[absorbed]
    if stays.merged_into_id or goes.merged_into_id:
        raise MergedAlready
    if stays.fin and goes.fin:
        raise FinsConflict
    must_be_one(stays, goes, on=legal_day_of(at))
    made = Merge.objects.create(
        kept=stays, absorbed=goes, fin_moved=goes.fin is not None, why=why, merged_by=officer, merged_at=at
    )
    if made.fin_moved:
        _hand_fin(goes, stays)
    staying = held_by_both(stays, goes)
    try:
        with transaction.atomic():
            rows = [row for column in columns_of_people() for row in _give(made, column, staying)]
    except IntegrityError as error:
        raise (BothReceive if ONE_AWARD_AT_A_TIME in str(error) else BothHold) from error
    MovedRow.objects.bulk_create(rows)
    set_fact(person=goes, name="merged_into", value=stays)
    _tell_of_contacts(stays, staying, made, at)
    _journal("merged", made, officer, at, rows=sum(not row.stayed for row in rows), stayed=sum(row.stayed for row in rows))
    return made


@transaction.atomic
def undo(*, merge_id: uuid.UUID, officer: Officer, at: datetime) -> Merge:
    """Give back exactly the rows that the merge moved, and the FİN; what came to the kept person since then stays there.

    Refuses a merge that is undone, and one whose kept row was itself merged away since: that merge is undone first.
    """
    made = Merge.objects.select_for_update().filter(pk=merge_id).first()
    if made is None or made.undone_at is not None:
        raise MergedAlready
    must_not_be_near(officer, [made.kept_id, made.absorbed_id])
    both = {
        person.pk: person
        for person in Person.objects.select_for_update().filter(pk__in=[made.kept_id, made.absorbed_id]).order_by("pk")
    }
    stays, goes = both[made.kept_id], both[made.absorbed_id]
    if stays.merged_into_id is not None:
        raise MergedAlready
    columns = {(model._meta.db_table, name): (model, name) for model, name in columns_of_people()}
    for row in made.rows.filter(stayed=False):
        model, name = columns[row.table, row.column]
        model._base_manager.filter(pk=row.row).update(**{name: goes.pk})
    set_fact(person=goes, name="merged_into", value=None)
    if made.fin_moved:
        _hand_fin(stays, goes)
    made.undone_by, made.undone_at = officer, at
    made.save(update_fields=["undone_by", "undone_at"])
    _journal("unmerged", made, officer, at, rows=made.rows.filter(stayed=False).count(), stayed=0)
    return made


def must_be_one(one: Person, other: Person, *, on: date) -> None:
    """Refuses (`TwoPeople`) a parent and child, also where the tie has ended, and a mandate between the two that runs or will."""
    if Kinship.objects.filter(Q(parent=one, child=other) | Q(parent=other, child=one)).exists():
        raise TwoPeople
    if any(mandate.starts_on > on or holds(mandate.starts_on, mandate.ends_on, on) for mandate in _between(one, other)):
        raise TwoPeople


def held_by_both(stays: Person, goes: Person) -> Held:
    """The rows of the absorbed person that have their like with the kept one, by table; a person may have only one of each."""
    own = TrustedContact.objects.filter(person=stays, ends_on__isnull=True).values("medium")
    contacts = TrustedContact.objects.filter(person=goes, ends_on__isnull=True, medium__in=own)
    running = Kinship.objects.filter(ends_on__isnull=True)
    same_tie = Q(parent=goes, child__in=running.filter(parent=stays).values("child")) | Q(
        child=goes, parent__in=running.filter(child=stays).values("parent")
    )
    return {
        TrustedContact: frozenset(contacts.values_list("pk", flat=True)),
        Kinship: frozenset(running.filter(same_tie).values_list("pk", flat=True)),
        Mandate: frozenset(mandate.pk for mandate in _between(stays, goes)),
    }


def _between(one: Person, other: Person) -> list[Mandate]:
    return list(Mandate.objects.filter(Q(representative=one, represented=other) | Q(representative=other, represented=one)))


def columns_of_people() -> Iterator[Column]:
    """Every column of every table that holds a person, except those that tell of merges themselves, and of decisions.

    A decision never changes: its receipt names the row that it was about. Whose it is now is asked of its application.
    """
    for model in apps.get_models():
        yield from ((model, field.name) for field in model._meta.get_fields() if isinstance(field, AboutField))
    # Hidden relations too: most tables hold a person without the person knowing of them.
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and relation.related_model not in (Decision, Merge, Person):
            yield relation.related_model, relation.field.name


def _give(made: Merge, column: Column, staying: Held) -> list[MovedRow]:
    """Give the rows of one column from the absorbed person to the kept one, but for those that stay; what became of each."""
    model, name = column
    stay = staying.get(model, frozenset())
    keys = list(model._base_manager.filter(**{name: made.absorbed.pk}).values_list("pk", flat=True))
    model._base_manager.filter(pk__in=[key for key in keys if key not in stay]).update(**{name: made.kept.pk})
    table = model._meta.db_table
    return [MovedRow(merge=made, table=table, column=name, row=str(key), stayed=key in stay) for key in keys]


def _tell_of_contacts(stays: Person, staying: Held, made: Merge, at: datetime) -> None:
    """Where a trusted contact stayed behind and no longer opens anything, every contact of both is told."""
    left = [contact for contact in trusted_contacts(made.absorbed_id) if contact.pk in staying[TrustedContact]]
    if left:
        tell_of_change([*trusted_contacts(stays.pk), *left], stays, made.pk, at)


def _hand_fin(giver: Person, taker: Person) -> None:
    """The FİN is nobody's for a moment, because no two rows may hold it."""
    fin = giver.fin
    set_fact(person=giver, name="fin", value=None)
    set_fact(person=taker, name="fin", value=fin)


def _journal(verb: str, made: Merge, officer: Officer, at: datetime, *, rows: int, stayed: int) -> None:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=verb,
        subject=Subject("merge", str(made.pk)),
        persons=[made.kept_id, made.absorbed_id],
        detail={"rows": rows, "stayed": stayed},
        at=at,
    )
