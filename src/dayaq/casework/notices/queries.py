"""Questions about notices."""

from django.db.models import OuterRef, QuerySet, Subquery

from dayaq.casework.notices.models import Notice


def dead_letters() -> QuerySet[Notice]:
    """Notices that could not be delivered, the oldest first.

    `told_by` and `told_at` say how and when the same was told by the person's other contact; empty where nothing reached them.
    """
    arrived = Notice.objects.filter(matter=OuterRef("matter"), kind=OuterRef("kind"), state=Notice.State.SENT).order_by("sent_at")
    dead = Notice.objects.filter(state=Notice.State.DEAD).select_related("person").order_by("created_at")
    return dead.annotate(told_by=Subquery(arrived.values("medium")[:1]), told_at=Subquery(arrived.values("sent_at")[:1]))


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


def told_about(matter: str, kind: str) -> list[Notice]:
    """The notices of one kind about one matter, in the order in which they were written."""
    return list(Notice.objects.filter(matter=matter, kind=kind).order_by("created_at", "pk"))


def told_in(matter: str) -> list[Notice]:
    """Every notice about one matter, in the order in which they were written."""
    return list(Notice.objects.filter(matter=matter).order_by("created_at", "kind", "medium", "pk"))
