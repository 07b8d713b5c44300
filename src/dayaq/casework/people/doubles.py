"""Likely doubles: people on file who may be the very one about to be put on file anew."""

from dataclasses import dataclass
from datetime import date

from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.search import PeopleQuestion, TooLittleToSearch, TooManyWords, people_found

MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Who is to be put on file: names, birth and sex as the paper has them; where they live; how they want to be told."""

    surname: str
    given_name: str
    patronymic: str
    birth_date: date
    sex: str
    district: str
    language: str


@dataclass(frozen=True, kw_only=True)
class PaperShown:
    """The paper that a person without a FİN shows (`models.PAPERS`); `valid_to` is the first day on which it counts no more."""

    kind: str
    number: str
    authority: str
    issued_on: date
    valid_to: date | None = None


def likely_doubles(newcomer: Newcomer, paper: PaperShown) -> tuple[Person, ...]:
    """Whoever holds a paper of this number, then whoever was born in the same year and is called alike, however it was spelt."""
    holders = [found.person for found in holders_of_paper(paper.number) if found.person.merged_into_id is None]
    found = {person.pk: person for person in (*holders, *_called_alike(newcomer))}
    return tuple(found.values())[:MOST_SHOWN]


def holders_of_paper(number: str) -> list[IdentityDocument]:
    """The papers of that number, of whatever kind and authority, each with its person; the living only."""
    papers = IdentityDocument.objects.select_related("person").filter(series="", number=number)
    return list(papers.filter(person__died_on__isnull=True).order_by("pk")[:MOST_SHOWN])


def _called_alike(newcomer: Newcomer) -> tuple[Person, ...]:
    """By surname and given name: a patronymic is often missing from the papers of other states."""
    typed = f"{newcomer.surname.split()[0]} {newcomer.given_name.split()[0]}"
    try:
        return people_found(PeopleQuestion(typed=typed, born=newcomer.birth_date.year)).people
    except (TooLittleToSearch, TooManyWords):
        return ()
