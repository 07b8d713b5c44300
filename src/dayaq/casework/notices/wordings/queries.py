"""Questions about wordings: which one holds, which ones held, and which wait for a second officer."""

import uuid
from datetime import date
from typing import NamedTuple

from dayaq.casework.notices.wordings.kinds import LetterText, WordedKind
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer, Unit


class Worded(NamedTuple):
    """The words that hold, and the approved wording they come from; without one they are those of the release."""

    text: LetterText
    wording: Wording | None

    @property
    def written_from(self) -> tuple[uuid.UUID, ...]:
        """What a notice keeps of it."""
        return (self.wording.pk,) if self.wording else ()


def worded(kind: WordedKind, language: str, on: date) -> Worded:
    """The words of a kind in a language on a legal day."""
    wording = (
        Wording.objects.filter(kind=kind.code, language=language, state=Wording.State.APPROVED, holds_from__lte=on)
        .order_by("-version")
        .first()
    )
    return Worded(wording.text if wording else kind.released[language], wording)


def versions(kind: str, language: str) -> list[Wording]:
    """The approved wordings, the newest first."""
    approved = Wording.objects.filter(kind=kind, language=language, state=Wording.State.APPROVED)
    return list(approved.select_related("proposed_by", "closed_by").order_by("-version"))


def all_versions() -> list[Wording]:
    """The approved wordings of every kind and language, the newest of each first."""
    return list(Wording.objects.filter(state=Wording.State.APPROVED).order_by("kind", "language", "-version"))


def waiting() -> list[Wording]:
    """The proposals that wait for a second officer, the oldest first."""
    return list(Wording.objects.filter(state=Wording.State.WAITING).select_related("proposed_by").order_by("proposed_at", "pk"))


def proposal(wording_id: uuid.UUID) -> Wording | None:
    """One proposal, whatever became of it."""
    return Wording.objects.select_related("proposed_by", "closed_by").filter(pk=wording_id).first()


def entrusted(officer: Officer, on: date) -> bool:
    """Whether the officer may propose and answer wordings: they go to everybody, so over the unit on top of all others."""
    return Unit.objects.filter(pk__in=units_where(officer, "word_notices", on=on), parent=None).exists()
