"""What an officer does with a held entry: has it applied again, once what contradicted it is mended, or sets it aside."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.journal.operations import Actor
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.held import NotApplied
from dayaq.casework.registers.models import RegisterEntry
from dayaq.casework.registers.taking import Changed, apply_entry, journal

State = RegisterEntry.State


class EntryNotHeld(Refusal):
    """No entry of that key is held: another officer, or another tab, was first."""

    texts = {
        "az": "Bu yazı artıq gözləyənlər siyahısında deyil; indi göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "This entry is not held any more; what you sent now changed nothing.",
        "ru": "Эта запись больше не ожидает решения; отправленное вами сейчас ничего не изменило.",
    }


@transaction.atomic
def apply_again(*, entry_id: UUID, actor: Actor, at: datetime, changed: Changed) -> RegisterEntry:
    """Apply a held entry. Refuses one that is not held, and (`NotApplied`) one that still cannot be true."""
    entry = held_entry(entry_id)
    if RegisterEntry.objects.filter(register=entry.register, key=entry.key, state=State.APPLIED).exists():
        raise NotApplied("other_content")
    entry.state = State.APPLIED
    _settle(entry, actor, at)
    people = apply_entry(entry=entry, register=registers()[entry.register], at=at, changed=changed)
    journal("entry_applied_again", entry, people, actor=actor, at=at)
    return entry


@transaction.atomic
def set_aside(*, entry_id: UUID, why: str, actor: Actor, at: datetime) -> RegisterEntry:
    """Leave a held entry unapplied for good, and say why. Refuses one that is not held."""
    entry = held_entry(entry_id)
    entry.state, entry.why = State.SET_ASIDE, why
    _settle(entry, actor, at)
    journal("entry_set_aside", entry, [person.pk for person in people_named(entry).values()], actor=actor, at=at)
    return entry


def held_entry(entry_id: UUID) -> RegisterEntry:
    """The held entry of that key, locked. Refuses (`EntryNotHeld`) any other."""
    entry = RegisterEntry.objects.select_for_update().filter(pk=entry_id, state=State.HELD).first()
    if entry is None:
        raise EntryNotHeld
    return entry


def people_named(*entries: RegisterEntry) -> dict[str, Person]:
    """Whoever on file has a FİN that some entries name, by the FİN."""
    fins = {text for entry in entries for text in _texts_in(entry.content) if len(text) == 7}
    return {str(person.fin): person for person in Person.objects.filter(fin__in=fins)}


def _texts_in(content: object) -> set[str]:
    if isinstance(content, str):
        return {content}
    parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return {text for part in parts for text in _texts_in(part)}


def _settle(entry: RegisterEntry, actor: Actor, at: datetime) -> None:
    entry.settled_by, entry.settled_at = UUID(actor.id), at
    entry.save(update_fields=["state", "why", "settled_by", "settled_at"])
