"""The units of the service as published (`units.yaml`): the ministry, its central unit, and those of the centres."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.staff.models import Unit

CENTRAL = "central"


@cache
def published_units() -> Mapping[str, Mapping[str, Any]]:
    """The units by code, each after the one it stands under."""
    units: Mapping[str, Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"))
    return units


@transaction.atomic
def load_units(*, actor: Actor, at: datetime) -> int:
    """Add the published units that are missing, and leave those that stand as they are; how many were added."""
    kept = set(Unit.objects.values_list("code", flat=True))
    missing = [code for code in published_units() if code not in kept]
    for code in missing:
        _add(code)
    if missing:
        record(actor=actor, verb="loaded", subject=Subject("units", "published"), detail={"units": missing}, at=at)
    return len(missing)


def central_unit() -> Unit:
    """The unit that takes what no other serves; added where an installation has none, so that no application is lost."""
    standing = Unit.objects.filter(takes_the_rest=True).first() or Unit.objects.filter(code=CENTRAL).first()
    return standing or _add(CENTRAL)


def _add(code: str) -> Unit:
    """The published unit of that code, under its parent where that stands."""
    entry = published_units()[code]
    unit, _ = Unit.objects.get_or_create(
        code=code,
        defaults={
            **{f"name_{language}": entry[language] for language in ("az", "en", "ru")},
            "centre_code": entry.get("centre", ""),
            "parent": Unit.objects.filter(code=entry.get("under", "")).first(),
            "districts": entry.get("districts", []),
            "services": entry.get("services", []),
            "takes_the_rest": entry.get("takes_the_rest", False),
        },
    )
    return unit
