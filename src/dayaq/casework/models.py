"""Every table of the casework app, gathered for Django from the rooms that own them."""

from dayaq.casework.applications.models import (
    Application,
    Attachment,
    Draft,
    HinderedDocument,
    SafeCopy,
    SafePage,
    StoredFile,
    VerifiedContact,
)
from dayaq.casework.awards.models import Award, AwardChange, Entry, Rate
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Organisation, Regime
from dayaq.casework.corrections.models import Contest, Correction, Merge, MovedRow
from dayaq.casework.decisions.models import Decision, DecisionByLaw, StoredLaw
from dayaq.casework.examination.models import DraftFact, ExaminedBenefit, StatedFact
from dayaq.casework.identification.models import IdentificationAttempt, OneTimeCode, TrustedContact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Delivery, DeliveryAttempt, Notice
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.people.mandates.models import Kinship, Mandate
from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.models import IdentityDocument, NameForm, NameWord, Person
from dayaq.casework.proactive.models import PassedOver, Sweep
from dayaq.casework.registers.models import (
    RegisterEntry,
    RegisterQuestion,
    RegisterReading,
    RegisterState,
    RegisterStatement,
)
from dayaq.casework.review.models import Acquaintance, AddedDocument, Handover, PauseOfDeadline, Question
from dayaq.casework.staff.models import Absence, Officer, OfficerSession, RoleGrant, Unit
from dayaq.casework.usage.models import ServiceUse

__all__ = [
    "Absence",
    "Acquaintance",
    "AddedDocument",
    "Application",
    "Attachment",
    "Award",
    "AwardChange",
    "CalendarDay",
    "Centre",
    "ClosedDay",
    "Contest",
    "Correction",
    "Decision",
    "DecisionByLaw",
    "Delivery",
    "DeliveryAttempt",
    "Draft",
    "DraftFact",
    "Entry",
    "ExaminedBenefit",
    "Handover",
    "HinderedDocument",
    "IdentificationAttempt",
    "IdentityDocument",
    "JournalEntry",
    "Kinship",
    "Mailbox",
    "Mandate",
    "Marriage",
    "Merge",
    "MovedRow",
    "NameForm",
    "NameWord",
    "Notice",
    "Officer",
    "OfficerSession",
    "OneTimeCode",
    "Organisation",
    "PassedOver",
    "PauseOfDeadline",
    "Person",
    "Question",
    "Rate",
    "Regime",
    "RegisterEntry",
    "RegisterQuestion",
    "RegisterReading",
    "RegisterState",
    "RegisterStatement",
    "RoleGrant",
    "SafeCopy",
    "SafePage",
    "ServiceUse",
    "StatedFact",
    "StoredFile",
    "StoredLaw",
    "Sweep",
    "TrustedContact",
    "Unit",
    "VerifiedContact",
    "Wording",
]
