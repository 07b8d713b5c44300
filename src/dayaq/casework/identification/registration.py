"""People without a FİN (FİN-i olmayan şəxs): put on file at a counter from the paper they show; later given their FİN."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dayaq.casework.identification.counter import PersonAtCounter
from dayaq.casework.identification.limits import keyed
from dayaq.casework.identification.turns import wait_for_turn
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.doubles import Newcomer, PaperShown, holders_of_paper, likely_doubles
from dayaq.casework.people.models import DocumentKind, IdentityDocument, Person
from dayaq.casework.people.operations import enter, set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer

_KIND_BY_SERIES = {"MYI": DocumentKind.TEMPORARY_PERMIT, "DYI": DocumentKind.PERMANENT_PERMIT}


class LikelyDoubles(Refusal):
    """Others on file may be this very person, and the officer was not shown all of them. Nothing was stored."""

    texts = {
        "az": "Qeydiyyatda oxşar şəxs var. Siyahıya baxın: bu şəxs oradadırsa, onu seçin.",
        "en": "Somebody alike is on file. Look at the list: if this person is on it, choose them.",
        "ru": "В учёте есть похожее лицо. Посмотрите список: если этот человек в нём есть, выберите его.",
    }


class PaperStands(Refusal):
    """This very paper, of the same authority, is on file already."""

    texts = {
        "az": "Bu sənəd artıq qeydiyyatdadır. Şəxsi sənədin nömrəsi ilə tapın.",
        "en": "This very paper is on file already. Find the person by the number of the paper.",
        "ru": "Этот документ уже внесён. Найдите человека по номеру документа.",
    }


class FinStands(Refusal):
    """The person has a FİN; another FİN is another person."""

    texts = {
        "az": "Bu şəxsin artıq FİN-i var.",
        "en": "This person has a FİN already.",
        "ru": "У этого лица уже есть ФИН.",
    }


class FinOfAnother(Refusal):
    """The FİN or the document belongs to another row on file: probably the same person twice, to be merged."""

    texts = {
        "az": "Bu FİN və ya sənəd başqa qeydə məxsusdur. Eyni şəxs iki dəfə yazılıbsa, "
        "qeydləri “Şəxslər” bölməsində birləşdirin.",
        "en": "This FİN or document belongs to another record. If one person is on file twice, merge the two under “People”.",
        "ru": "Этот ФИН или документ принадлежит другой записи. Если человек внесён дважды, объедините записи в разделе «Люди».",
    }


@dataclass(frozen=True, kw_only=True)
class CardGiven:
    """The first document with a FİN: a card or a residence permit."""

    fin: str
    document: DocumentNumber
    authority: str
    issued_on: date
    valid_to: date | None = None


@transaction.atomic
def find_by_paper(*, number: str, officer: Officer, at: datetime) -> list[IdentityDocument]:
    """The papers of that number with their living holders, journalled as looked for with those shown."""
    found = holders_of_paper(number)
    _journal(officer, "searched", "people", [one.person for one in found], {"by": "paper", "found": len(found)}, at)
    return found


@transaction.atomic
def consult_doubles(*, newcomer: Newcomer, paper: PaperShown, officer: Officer, at: datetime) -> tuple[Person, ...]:
    """Who on file may be this very person, journalled with those shown."""
    alike = likely_doubles(newcomer, paper)
    _journal(officer, "searched", "people", list(alike), {"by": "likely_doubles", "found": len(alike)}, at)
    return alike


@transaction.atomic
def register_without_fin(
    *, newcomer: Newcomer, paper: PaperShown, seen: frozenset[UUID], officer: Officer, at: datetime
) -> PersonAtCounter:
    """Put a person who has no FİN on file with the paper that the officer saw.

    `seen` are the likely doubles that the officer was shown and found to be others. Refuses when there are more, also those
    registered in this very moment (`LikelyDoubles`), and a paper that is on file (`PaperStands`).
    """
    wait_for_turn([keyed("paper", paper.number)])
    if not {person.pk for person in likely_doubles(newcomer, paper)} <= seen:
        raise LikelyDoubles
    person = Person(
        surname=newcomer.surname,
        given_name=newcomer.given_name,
        patronymic=newcomer.patronymic,
        birth_date=newcomer.birth_date,
        sex=newcomer.sex,
        district=newcomer.district,
        language=newcomer.language,
    )
    enter(people=[person])
    shown = DocumentNumber(series="", number=paper.number)
    document = _document(person, shown, DocumentKind(paper.kind), (paper.authority, paper.issued_on, paper.valid_to))
    if document is None:
        raise PaperStands
    detail = {"paper": paper.kind, "doubles_seen": len(seen)}
    _journal(officer, "registered_without_fin", "person", [person], detail, at)
    return PersonAtCounter(person=person, document=document)


@transaction.atomic
def add_paper(*, person: UUID, newcomer: Newcomer, paper: PaperShown, officer: Officer, at: datetime) -> PersonAtCounter:
    """Put another paper on the record of somebody without a FİN whom the officer chose among the likely doubles.

    Refuses whoever is no likely double (`LikelyDoubles`) or has a FİN (`FinStands`), and a paper on file (`PaperStands`).
    """
    chosen = next((one for one in likely_doubles(newcomer, paper) if one.pk == person), None)
    if chosen is None:
        raise LikelyDoubles
    if chosen.fin is not None:
        raise FinStands
    shown = DocumentNumber(series="", number=paper.number)
    document = _document(chosen, shown, DocumentKind(paper.kind), (paper.authority, paper.issued_on, paper.valid_to))
    if document is None:
        raise PaperStands
    _journal(officer, "paper_added", "person", [chosen], {"paper": paper.kind}, at)
    return PersonAtCounter(person=chosen, document=document)


@transaction.atomic
def give_fin(*, person: UUID, card: CardGiven, officer: Officer, at: datetime) -> PersonAtCounter:
    """Enter the FİN that a person on file was given, with the document that carries it; everything else stays theirs.

    Refuses a person who has one (`FinStands`), and a FİN or document of another row (`FinOfAnother`).
    """
    known = Person.objects.select_for_update().get(pk=person)
    if known.fin is not None:
        raise FinStands
    if Person.objects.filter(fin=card.fin).exists():
        raise FinOfAnother
    set_fact(person=known, name="fin", value=card.fin)
    kind = _KIND_BY_SERIES.get(card.document.series, DocumentKind.IDENTITY_CARD)
    document = _document(known, card.document, kind, (card.authority, card.issued_on, card.valid_to))
    if document is None:
        raise FinOfAnother
    _journal(officer, "fin_given", "person", [known], {"document": kind.value}, at)
    return PersonAtCounter(person=known, document=document)


def _document(
    person: Person, number: DocumentNumber, kind: DocumentKind, issued: tuple[str, date, date | None]
) -> IdentityDocument | None:
    """The document put on file; None where its number stands there already."""
    authority, issued_on, valid_to = issued
    try:
        with transaction.atomic():
            return IdentityDocument.objects.create(
                person=person,
                kind=kind,
                series=number.series,
                number=number.number,
                authority=authority,
                issued_on=issued_on,
                valid_to=valid_to,
            )
    except IntegrityError:
        return None


def _journal(officer: Officer, verb: str, kind: str, people: list[Person], detail: dict[str, object], at: datetime) -> None:
    subject = Subject(kind, str(people[0].pk) if kind == "person" else "doubles")
    persons = [person.pk for person in people]
    record(actor=Actor(ActorKind.OFFICER, str(officer.pk)), verb=verb, subject=subject, persons=persons, detail=detail, at=at)
