"""Every table of the casework app, gathered for Django from the rooms that own them."""

from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer, Unit

__all__ = ["IdentificationAttempt", "IdentityDocument", "Officer", "Person", "Unit"]
