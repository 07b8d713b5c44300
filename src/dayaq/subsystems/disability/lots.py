"""The lots (püşk) by which a commission is drawn: promised before, kept, and countable again by anybody afterwards.

A secret number is laid down before the day on which it is used, and only its SHA-256 is journalled. A draw takes the number and
the file's id, and its remainder names one of the candidates in the order of their codes. When the day is over, the secret
is published: with it every draw of the day can be checked, and none could have been chosen.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.subsystems.disability.models import Body, Draw, DrawSeed, MedicalFile

#: Any number that no other advisory lock of the product takes: seeds are laid down and published one by one.
LOCK = 88_011
LOTS = Actor(ActorKind.SYSTEM, "lots")


def lot(secret: str, file: UUID, stage: str, number: int) -> int:
    """Which of so many candidates, counted from 0, the secret gives the file at this stage."""
    drawn = hmac.new(bytes.fromhex(secret), f"{file.hex}:{stage}".encode(), hashlib.sha256).digest()
    return int.from_bytes(drawn, "big") % number


def commitment_of(secret: str) -> str:
    """The promise that is published before: the SHA-256 of the secret."""
    return hashlib.sha256(bytes.fromhex(secret)).hexdigest()


def proved(draw: Draw) -> bool:
    """Whether the draw comes out the same when counted again from its secret and its candidates."""
    code = draw.candidates[lot(draw.seed.secret, draw.file_id, draw.stage, len(draw.candidates))]
    return commitment_of(draw.seed.secret) == draw.seed.commitment and code == draw.chosen.unit.code


@transaction.atomic
def draw(*, file: MedicalFile, candidates: Sequence[Body], at: datetime) -> Draw:
    """Draw one of the candidates, of which there must be one at least, for the stage at which the file stands."""
    by_code = {body.unit.code: body for body in candidates}
    codes = sorted(by_code)
    seed = _seed_of_today(at)
    chosen = by_code[codes[lot(seed.secret, file.pk, file.stage, len(codes))]]
    drawn = Draw.objects.create(file=file, stage=file.stage, seed=seed, candidates=codes, chosen=chosen, drawn_at=at)
    detail = {"file": file.code, "stage": file.stage, "candidates": codes, "chosen": chosen.unit.code, "seed": seed.commitment}
    record(actor=LOTS, verb="drawn", subject=Subject("disability_draw", str(drawn.pk)), detail=detail, at=at)
    return drawn


@transaction.atomic
def publish_past(*, at: datetime) -> int:
    """Publish the secrets of the days that are over; how many they were."""
    _one_by_one()
    past = DrawSeed.objects.filter(revealed_at__isnull=True, used_on__lt=legal_day_of(at))
    for seed in past:
        _publish(seed, at)
    return len(past)


def _seed_of_today(at: datetime) -> DrawSeed:
    """The secret of the legal day; the one after it is promised at the same time, a day ahead or more."""
    publish_past(at=at)
    waiting = list(DrawSeed.objects.filter(revealed_at__isnull=True))
    while len(waiting) < 2:
        waiting.append(_lay_down(at))
    current = waiting[0]
    if current.used_on is None:
        current.used_on = legal_day_of(at)
        current.save(update_fields=["used_on"])
    return current


def _lay_down(at: datetime) -> DrawSeed:
    secret = secrets.token_hex(32)
    seed = DrawSeed.objects.create(secret=secret, commitment=commitment_of(secret), committed_at=at)
    detail = {"commitment": seed.commitment}
    record(actor=LOTS, verb="committed", subject=Subject("disability_seed", str(seed.pk)), detail=detail, at=at)
    return seed


def _publish(seed: DrawSeed, at: datetime) -> None:
    seed.revealed_at = at
    seed.save(update_fields=["revealed_at"])
    detail = {"commitment": seed.commitment, "secret": seed.secret}
    record(actor=LOTS, verb="published", subject=Subject("disability_seed", str(seed.pk)), detail=detail, at=at)


def _one_by_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
