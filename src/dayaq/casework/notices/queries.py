"""Questions about notices."""

from django.db.models import QuerySet

from dayaq.casework.notices.models import Notice


def dead_letters() -> QuerySet[Notice]:
    """Notices that could not be delivered, the oldest first."""
    return Notice.objects.filter(state=Notice.State.DEAD).select_related("person").order_by("created_at")


def waiting_count() -> int:
    """How many notices are still on their way."""
    return Notice.objects.filter(state=Notice.State.WAITING).count()


def delayed_count() -> int:
    """How many notices wait although they were tried: the relay or the gateway did not take them yet."""
    return Notice.objects.filter(state=Notice.State.WAITING, attempts__gt=0).count()


def told_about(matter: str, kind: str) -> list[Notice]:
    """The notices of one kind about one matter, in the order in which they were written."""
    return list(Notice.objects.filter(matter=matter, kind=kind).order_by("created_at", "pk"))


def told_in(matter: str) -> list[Notice]:
    """Every notice about one matter, in the order in which they were written."""
    return list(Notice.objects.filter(matter=matter).order_by("created_at", "kind", "medium", "pk"))
