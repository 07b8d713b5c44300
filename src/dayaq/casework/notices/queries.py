"""Questions about notices."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from dayaq.casework.notices.models import Notice


def dead_letters() -> QuerySet[Notice]:
    """Notices that could not be delivered and were not put aside; first those that reached nobody, the oldest first.

    `told_by` and `told_at` say how and when the same was told by the person's other contact; empty where nothing reached them.
    `letter` is the state of the letter on paper that tells the same, where there is one.
    """
    same = Notice.objects.filter(matter=OuterRef("matter"), kind=OuterRef("kind"), occasion=OuterRef("occasion"))
    arrived = same.filter(state=Notice.State.SENT, copy_to__isnull=True).order_by("sent_at")
    told = Notice.objects.filter(state=Notice.State.DEAD, settled_at__isnull=True).select_related("person", "copy_to")
    return told.annotate(
        told_by=Subquery(arrived.values("medium")[:1]),
        told_at=Subquery(arrived.values("sent_at")[:1]),
        letter=Subquery(same.filter(medium=Notice.Medium.LETTER).values("state")[:1]),
    ).order_by(F("told_at").asc(nulls_first=True), "created_at", "pk")


def waiting_count() -> int:
    """How many notices are still on their way to a relay; letters wait for their persons."""
    return Notice.objects.filter(state=Notice.State.WAITING).exclude(medium=Notice.Medium.LETTER).count()


def delayed_count() -> int:
    """How many notices wait although they were tried: the relay or the gateway did not take them yet."""
    return Notice.objects.filter(state=Notice.State.WAITING, attempts__gt=0).count()


def letters_to_collect() -> QuerySet[Notice]:
    """Letters that wait to be printed and handed over, the oldest first."""
    waiting = Notice.objects.filter(medium=Notice.Medium.LETTER, state=Notice.State.WAITING)
    return waiting.select_related("person").order_by("created_at", "pk")


def told_in(matter: str) -> list[Notice]:
    """Every notice about one matter, in the order in which they were written."""
    return list(Notice.objects.filter(matter=matter).select_related("copy_to").order_by("created_at", "kind", "medium", "pk"))
