"""Every table of the casework app, gathered from its rooms so that Django finds them."""

from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Regime
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.usage.models import ServiceUse

__all__ = ["CalendarDay", "Centre", "ClosedDay", "JournalEntry", "Mailbox", "Regime", "ServiceUse"]
