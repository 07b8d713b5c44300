"""Checking the journal against its own chain and against the anchors outside the database.

What is found: a sealed entry that was changed, removed, inserted or moved to another place; a cut tail; a chain made
anew from some place on; anchors removed or altered. What cannot be found: an entry changed or removed before it was
sealed (the guards of the table stand against that, and it lasts about a second); an entry that whoever may write into
the journal wrote untruly; and the work of somebody who owns both the database and the anchors, which is why the
folder of the anchors belongs on another machine or on a medium written once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from dayaq.casework.journal.anchors import Anchor, AnchorFile
from dayaq.casework.journal.chain import START, Head, Link, seal_of
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.sealing import head_of_chain, only_sealer

PAGE = 2000
MOST_DAMAGES_LISTED = 1000


class DamageKind(StrEnum):
    """What is wrong at a place of the chain."""

    MISSING = "missing"
    ALTERED = "altered"
    REWRITTEN = "rewritten"
    TAIL_CUT = "tail cut"
    ANCHORS_CUT = "anchors cut"


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing found wrong: its kind, the position where it shows, and a sentence for whoever runs the installation."""

    kind: DamageKind
    position: int
    sentence: str


@dataclass(slots=True)
class Verification:
    """What was checked and what was found; the first thousand damages are listed, all are counted."""

    entries: int = 0
    anchors: int = 0
    found: int = 0
    damages: list[Damage] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.found == 0

    def note(self, kind: DamageKind, position: int, sentence: str) -> None:
        """Count one damage, and list it while the list is short."""
        self.found += 1
        if len(self.damages) < MOST_DAMAGES_LISTED:
            self.damages.append(Damage(kind, position, sentence))


def verify(anchors: AnchorFile, *, page: int = PAGE) -> Verification:
    """Walk the whole chain beside its anchors, `page` entries in memory at a time, and say all that is wrong.

    The sealer is held up only for the instant in which the end of both is noted; what it adds later is not looked at.
    """
    with only_sealer():
        end = head_of_chain()
        size = anchors.size()
    verification = Verification()
    pegs = _Pegs(_confirmed(anchors.first_bytes(size), end), verification)
    expected, previous = 1, START.seal
    for link, seal in _links(end.position, page):
        verification.entries += 1
        if link.position != expected:
            _note_gap(verification, expected, link.position - 1)
        elif seal != seal_of(previous, link):
            verification.note(
                DamageKind.ALTERED, link.position, f"entry {link.id} is not the one that was sealed at {link.position}"
            )
        pegs.compare(Head(link.position, seal))
        expected, previous = link.position + 1, seal
    pegs.finish(end)
    return verification


def _note_gap(verification: Verification, first: int, last: int) -> None:
    verification.note(
        DamageKind.MISSING, first, f"nothing stands at {first}" if first == last else f"{first} to {last} are empty"
    )


def _links(end: int, page: int) -> Iterator[tuple[Link, str]]:
    after: int | None = None
    sealed = JournalEntry.objects.filter(position__lte=end).order_by("position").values_list(*Link._fields, "seal")
    while rows := list((sealed if after is None else sealed.filter(position__gt=after))[:page]):
        for *values, seal in rows:
            yield Link(*values), seal
        after = rows[-1][0]


def _confirmed(lines: Iterator[Anchor], end: Head) -> Iterator[Anchor]:
    """The confirmed anchors, and the plan at the end where the table shows that it was carried out."""
    last = None
    for last in lines:
        if last.state == "seal":
            yield last
    if last is not None and last.state == "plan" and last.head == end:
        yield last


class _Pegs:
    """The anchors, walked beside the chain."""

    def __init__(self, anchors: Iterator[Anchor], verification: Verification) -> None:
        self._anchors = anchors
        self._verification = verification
        self._reached = START
        self._next = self._following()

    def compare(self, link: Head) -> None:
        """Compare the entry with the anchor at its place, if there is one."""
        while self._next and self._next.head.position <= link.position:
            if self._next.head.position == link.position and self._next.head.seal != link.seal:
                self._verification.note(
                    DamageKind.REWRITTEN, link.position, f"the seal at {link.position} is not the one anchored {self._next.at}"
                )
            self._next = self._following()

    def finish(self, end: Head) -> None:
        """Say what the anchors promise beyond the end of the chain, or fail to confirm at it."""
        while self._next:
            self._next = self._following()
        if self._reached.position > end.position:
            self._verification.note(
                DamageKind.TAIL_CUT,
                end.position + 1,
                f"the chain ends at {end.position}, and was anchored up to {self._reached.position}",
            )
        elif self._verification.anchors == 0 and end != START:
            self._verification.note(DamageKind.ANCHORS_CUT, 1, "the chain has no anchor at all")
        elif self._reached.position < end.position:
            self._verification.note(
                DamageKind.ANCHORS_CUT,
                self._reached.position + 1,
                f"nothing anchors {self._reached.position + 1} to {end.position}",
            )

    def _following(self) -> Anchor | None:
        anchor = next(self._anchors, None)
        if anchor is None:
            return None
        self._verification.anchors += 1
        if anchor.since != self._reached:
            self._verification.note(
                DamageKind.ANCHORS_CUT,
                self._reached.position + 1,
                f"the anchor of {anchor.head.position} does not follow the anchor before it",
            )
        self._reached = anchor.head
        return anchor
