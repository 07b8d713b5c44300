"""Questions about contested facts, corrections and merges."""

import uuid
from dataclasses import dataclass

from django.db.models import Q

from dayaq.casework.corrections.models import Contest, Merge
from dayaq.casework.people.models import Person


@dataclass(frozen=True, kw_only=True)
class History:
    """What was contested and merged about one person, the latest first."""

    contests: tuple[Contest, ...]
    merges: tuple[Merge, ...]


def history_of(person: Person) -> History:
    """The objections of a person with their answers, and the merges in which the person took part."""
    contests = Contest.objects.filter(person=person).select_related("written_by", "answered_by")
    merges = Merge.objects.filter(Q(kept=person) | Q(absorbed=person)).select_related("kept", "absorbed", "merged_by")
    return History(contests=tuple(contests), merges=tuple(merges))


def contest_of(contest_id: uuid.UUID) -> Contest | None:
    """The objection of that key with its person."""
    return Contest.objects.select_related("person", "written_by", "answered_by").filter(pk=contest_id).first()
