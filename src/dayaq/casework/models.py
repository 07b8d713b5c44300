"""Every table of the casework app, gathered for Django from the rooms that own them."""

from dayaq.casework.applications.models import Application, Attachment, Draft, SafeCopy, SafePage, StoredFile, VerifiedContact
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Organisation, Regime
from dayaq.casework.corrections.models import Contest, Correction, Merge, MovedRow
from dayaq.casework.decisions.models import Decision, DecisionByLaw, StoredLaw
from dayaq.casework.examination.models import ExaminedBenefit, StatedFact
from dayaq.casework.identification.models import IdentificationAttempt, OneTimeCode, TrustedContact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.people.mandates.models import Kinship, Mandate
from dayaq.casework.people.models import IdentityDocument, NameForm, NameWord, Person
from dayaq.casework.review.models import Acquaintance, AddedDocument, Handover, PauseOfDeadline, Question
from dayaq.casework.staff.models import Absence, Officer, OfficerSession, RoleGrant, Unit
from dayaq.casework.usage.models import ServiceUse

__all__ = [
    "Absence",
    "Acquaintance",
    "AddedDocument",
    "Application",
    "Attachment",
    "CalendarDay",
    "Centre",
    "ClosedDay",
    "Contest",
    "Correction",
    "Decision",
    "DecisionByLaw",
    "DeliveryAttempt",
    "Draft",
    "ExaminedBenefit",
    "Handover",
    "IdentificationAttempt",
    "IdentityDocument",
    "JournalEntry",
    "Kinship",
    "Mailbox",
    "Mandate",
    "Merge",
    "MovedRow",
    "NameForm",
    "NameWord",
    "Notice",
    "Officer",
    "OfficerSession",
    "OneTimeCode",
    "Organisation",
    "PauseOfDeadline",
    "Person",
    "Question",
    "Regime",
    "RoleGrant",
    "SafeCopy",
    "SafePage",
    "ServiceUse",
    "StatedFact",
    "StoredFile",
    "StoredLaw",
    "TrustedContact",
    "Unit",
    "VerifiedContact",
    "Wording",
]
