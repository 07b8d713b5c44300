"""Every table of the casework app, gathered for Django from the rooms that own them."""

from dayaq.casework.applications.models import Application, Attachment, Draft, StoredFile
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Regime
from dayaq.casework.decisions.models import Decision
from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.review.models import AddedDocument, PauseOfDeadline, Question
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.usage.models import ServiceUse

__all__ = [
    "AddedDocument",
    "Application",
    "Attachment",
    "CalendarDay",
    "Centre",
    "ClosedDay",
    "Decision",
    "DeliveryAttempt",
    "Draft",
    "IdentificationAttempt",
    "IdentityDocument",
    "JournalEntry",
    "Mailbox",
    "Notice",
    "Officer",
    "PauseOfDeadline",
    "Person",
    "Question",
    "Regime",
    "ServiceUse",
    "StoredFile",
    "Unit",
]
