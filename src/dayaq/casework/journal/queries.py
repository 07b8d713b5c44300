"""Questions to the journal."""

from uuid import UUID

from dayaq.casework.journal.models import JournalEntry


def entries_about(person: UUID, *, limit: int, before: int | None = None) -> list[JournalEntry]:
    """Who touched or read this person's data: the latest `limit` entries, or those before the entry with id `before`."""
    entries = JournalEntry.objects.filter(persons__contains=[person]).order_by("-id")
    if before is not None:
        entries = entries.filter(id__lt=before)
    return list(entries[:limit])


def more_unsealed_than(count: int) -> bool:
    """Whether more than so many entries wait for the sealer; quick, however many they are."""
    return bool(JournalEntry.objects.filter(position__isnull=True).order_by("id").values_list("id")[count : count + 1])


def unsealed_entries() -> int:
    """How many entries wait for the sealer."""
    return JournalEntry.objects.filter(position__isnull=True).count()
