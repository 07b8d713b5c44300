"""Every table of the casework app, gathered for Django from the rooms that own them."""

from dayaq.casework.applications.models import Application, Attachment, Draft, StoredFile
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Organisation, Regime
from dayaq.casework.decisions.models import Decision, DecisionByLaw, StoredLaw
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.people.models import IdentityDocument, NameForm, NameWord, Person
from dayaq.casework.review.models import AddedDocument, PauseOfDeadline, Question
from dayaq.casework.staff.models import Officer, RoleGrant, Unit
from dayaq.casework.usage.models import ServiceUse

__all__ = [
    "AddedDocument",
    "Application",
    "Attachment",
    "CalendarDay",
    "Centre",
    "ClosedDay",
    "Decision",
    "DecisionByLaw",
    "DeliveryAttempt",
    "Draft",
    "IdentificationAttempt",
    "IdentityDocument",
    "JournalEntry",
    "Mailbox",
    "NameForm",
    "NameWord",
    "Notice",
    "Officer",
    "Organisation",
    "PauseOfDeadline",
    "Person",
    "Question",
    "Regime",
    "RoleGrant",
    "ServiceUse",
    "StatedFact",
    "StoredFile",
    "StoredLaw",
    "Unit",
]
