"""Questions about people that other rooms ask."""

from uuid import UUID

from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import IdentityDocument, Person


def person_of(key: UUID) -> Person:
    """The person of that id, who must exist."""
    return Person.objects.get(pk=key)


def living_person_with(fin: str) -> UUID | None:
    """The id of the living person to whom this FİN belongs."""
    found = list(Person.objects.filter(fin=fin).values_list("id", "died_on"))
    return next((person for person, died_on in found if died_on is None), None)


def holder_of(document: DocumentNumber) -> UUID | None:
    """The id of the person to whom the document was issued, also when it is no longer valid."""
    found = list(IdentityDocument.objects.filter(series=document.series, number=document.number).values_list("person_id"))
    return next((person for (person,) in found), None)
