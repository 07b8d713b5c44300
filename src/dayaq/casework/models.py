"""Every table of the casework app, gathered from its rooms so that Django finds them."""

from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Regime
from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.usage.models import ServiceUse

__all__ = [
    "CalendarDay",
    "Centre",
    "ClosedDay",
    "IdentificationAttempt",
    "IdentityDocument",
    "JournalEntry",
    "Mailbox",
    "Officer",
    "Person",
    "Regime",
    "ServiceUse",
    "Unit",
]
