"""Every table of the subsystem, gathered for Django."""

from dayaq.subsystems.disability.models.appeals import Objection, Proposal, Vote
from dayaq.subsystems.disability.models.assessments import Assessment, Measure, Reminder
from dayaq.subsystems.disability.models.bodies import Body
from dayaq.subsystems.disability.models.draws import Draw, DrawSeed
from dayaq.subsystems.disability.models.files import FileDocument, MedicalFile, Referral

__all__ = [
    "Assessment",
    "Body",
    "Draw",
    "DrawSeed",
    "FileDocument",
    "Measure",
    "MedicalFile",
    "Objection",
    "Proposal",
    "Referral",
    "Reminder",
    "Vote",
]
