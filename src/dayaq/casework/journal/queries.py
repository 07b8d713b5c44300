"""Questions to the journal."""

from uuid import UUID

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.operations import CONSULTED

OWN_JOURNAL = "own_journal"


def entries_about(person: UUID, *, limit: int, before: int | None = None) -> list[JournalEntry]:
    """Who touched or read this person's data: the latest `limit` entries, or those before the entry with id `before`."""
    entries = JournalEntry.objects.filter(persons__contains=[person]).order_by("-id")
    if before is not None:
        entries = entries.filter(id__lt=before)
    return list(entries[:limit])


def readings_about(person: UUID, *, limit: int, before: int | None = None) -> list[JournalEntry]:
    """Who read this person's data: the latest `limit` readings, or those before the entry with id `before`.

    That a person looked at this very list is left out: it would only fill the list.
    """
    entries = JournalEntry.objects.filter(persons__contains=[person], verb=CONSULTED).exclude(subject_kind=OWN_JOURNAL)
    if before is not None:
        entries = entries.filter(id__lt=before)
    return list(entries.order_by("-id")[:limit])


def more_unsealed_than(count: int) -> bool:
    """Whether more than so many entries wait for the sealer; quick, however many they are."""
    return bool(JournalEntry.objects.filter(position__isnull=True).order_by("id").values_list("id")[count : count + 1])


def unsealed_entries() -> int:
    """How many entries wait for the sealer."""
    return JournalEntry.objects.filter(position__isnull=True).count()
