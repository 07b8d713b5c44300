"""What is known of a synthetic person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import DocumentKind, Sex
from dayaq.casework.people.names import full_name


@dataclass(frozen=True, slots=True)
class SyntheticDocument:
    """An identity document; `valid_to` is the first day on which it is no longer valid."""

    kind: DocumentKind
    number: DocumentNumber
    issued_on: date
    authority: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class SyntheticPerson:
    """A person of the synthetic country; nobody real is meant.

    `father`, `mother` and `spouse` are FİN of people who came before or come in the same `family`; empty when they are not
    in the country. `mobile` (international form) and `email` are empty for those who have none.
    """

    id: UUID
    fin: str
    surname: str
    given_name: str
    patronymic: str
    birth_date: date
    sex: Sex
    died_on: date | None
    district: str
    language: str
    mobile: str
    email: str
    family: int
    father: str
    mother: str
    spouse: str
    documents: tuple[SyntheticDocument, ...]

    @property
    def full_name(self) -> str:
        """Surname, given name, patronymic with oğlu or qızı."""
        return full_name(self.surname, self.given_name, self.patronymic, male=self.sex == Sex.MALE)
