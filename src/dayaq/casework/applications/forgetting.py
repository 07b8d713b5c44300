"""Forgetting what nobody needs: drafts left lying, and the bytes of documents that nothing refers to any more."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from dayaq.casework.applications.models import Attachment, Draft, StoredFile
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record

DRAFT_KEPT_FOR = timedelta(days=30)
AT_A_TIME = 200


@transaction.atomic
def forget_old_drafts(*, at: datetime) -> int:
    """Delete up to `AT_A_TIME` drafts, with their documents, that nobody touched for 30 days; how many they were.

    Sent drafts go too: their application stands by itself. A draft that somebody is working on at this very moment is
    passed over.
    """
    old = Draft.objects.filter(changed_at__lt=at - DRAFT_KEPT_FOR).order_by("changed_at")
    forgotten = list(old.select_for_update(skip_locked=True).values_list("pk", "person_id")[:AT_A_TIME])
    keys = [key for key, _ in forgotten]
    Attachment.objects.filter(draft__in=keys).delete()
    Draft.objects.filter(pk__in=keys).delete()
    if forgotten:
        record(
            actor=Actor(ActorKind.SYSTEM, "housekeeping"),
            verb="drafts_forgotten",
            subject=Subject("draft", "untouched"),
            persons=[person for _, person in forgotten],
            detail={"drafts": len(forgotten)},
            at=at,
        )
    return len(forgotten)


@transaction.atomic
def forget_unused_files() -> int:
    """Delete up to `AT_A_TIME` stored files that nothing refers to: no draft, application or contested fact; how many they were.

    Safe beside `attach`, which locks the file it attaches: what is locked is passed over, and whether a file is still
    unused is asked again under our lock.
    """
    unused = StoredFile.objects.all()
    # Hidden relations too: a file is referred to from tables that it need not know.
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        # What is derived from a file goes with it and does not keep it.
        if isinstance(relation, models.ForeignObjectRel) and relation.on_delete is not models.CASCADE:
            referring = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            unused = unused.filter(~Exists(referring))
    locked = list(unused.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_A_TIME])
    deleted, _ = unused.filter(pk__in=locked).delete()
    return deleted
