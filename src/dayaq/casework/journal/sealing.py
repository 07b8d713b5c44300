"""The sealer: puts entries into the chain, in batches, and anchors each batch outside the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from dayaq.casework.journal.anchors import Anchor, AnchorFile
from dayaq.casework.journal.chain import START, Head, Link, seal_of
from dayaq.casework.journal.models import JournalEntry

BATCH = 1000
# Any number that no other advisory lock of the product uses: "journal" in ASCII.
_LOCK = 0x6A6F75726E616C
_UNPLACED = [field for field in Link._fields if field != "position"]


class JournalDamaged(Exception):
    """The table and the anchors contradict each other: nothing is sealed until somebody has looked into it."""


def seal_pending(*, anchors: AnchorFile, at: datetime, batch: int = BATCH) -> int:
    """Seal every entry that is committed and not sealed yet; how many they were. `at` is the moment of the anchors.

    Entries get their places in the order of their ids; an entry whose transaction commits late simply comes later. One
    sealer works at a time, another waits. May be killed at any instant: the next call finds out from the last anchor
    how far the work had come. Must not be called inside a transaction, and raises `JournalDamaged` where the end of
    the table is not what the last anchor says.
    """
    with only_sealer():
        head = _settled(anchors, at)
        sealed = 0
        while links := _next_links(head, batch):
            head = _seal(links, since=head, anchors=anchors, at=at)
            sealed += len(links)
        return sealed


@contextmanager
def only_sealer() -> Iterator[None]:
    """Hold the one lock under which the chain and its anchors change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def head_of_chain() -> Head:
    """The last sealed entry's place and seal, as the table has them."""
    last = JournalEntry.objects.filter(position__isnull=False).order_by("-position").first()
    return START if last is None else Head(last.position or 0, last.seal or "")


def _settled(anchors: AnchorFile, at: datetime) -> Head:
    """The head of the chain, after the anchor that a crash may have left unwritten was written."""
    head = head_of_chain()
    last = anchors.last()
    if last is None and head == START:
        anchors.append(Anchor("seal", since=START, head=START, at=at))
    elif last is not None and last.state == "plan" and head == last.head:
        anchors.append(Anchor("seal", since=last.since, head=head, at=at))
    elif last is None or head != (last.since if last.state == "plan" else last.head):
        raise JournalDamaged(
            f"the journal is sealed up to position {head.position}, but the last anchor in {anchors.path} "
            f"{'is missing' if last is None else f'names position {last.head.position}, or another seal'}; "
            "run `dayaq journal verify`"
        )
    return head


def _next_links(head: Head, batch: int) -> list[Link]:
    rows = JournalEntry.objects.filter(position__isnull=True).order_by("id").values_list(*_UNPLACED)[:batch]
    return [Link(head.position + place, *row) for place, row in enumerate(rows, start=1)]


def _seal(links: list[Link], *, since: Head, anchors: AnchorFile, at: datetime) -> Head:
    seals = []
    seal = since.seal
    for link in links:
        seal = seal_of(seal, link)
        seals.append(seal)
    head = Head(links[-1].position, seal)
    anchors.append(Anchor("plan", since=since, head=head, at=at))
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_entry AS entry SET position = sealed.position, seal = sealed.seal"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS sealed(id, position, seal) WHERE entry.id = sealed.id",
            [[link.id for link in links], [link.position for link in links], seals],
        )
        if cursor.rowcount != len(links):
            raise JournalDamaged(f"entries vanished while positions {links[0].position} to {head.position} were being sealed")
    anchors.append(Anchor("seal", since=since, head=head, at=at))
    return head
