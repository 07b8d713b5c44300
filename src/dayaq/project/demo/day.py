"""The day's script (day.yaml) as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.language import Words

ROLES = ("reviewer", "supervisor", "centre_manager", "auditor")


@dataclass(frozen=True, kw_only=True)
class Who:
    """Which of the country's people a visit is for: an age range, both ends included, and perhaps more.

    `children` is the least number of them under 18.
    """

    youngest: int
    oldest: int
    sex: str
    children: int
    widowed: bool


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What an officer asks for before deciding: a document of the passport, in which words; and what the citizen sends."""

    document: str
    words: str
    papers: tuple[str, ...]
    reply: str


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One application of the day. `officer` is empty while nobody looks at it, `ground` unless the officer refuses it.

    With `facts`, by their paths, the officer records them and confirms what the law answers; `departure` says why one decides
    otherwise than the law.
    """

    who: Who
    language: str
    service: str
    text: str
    papers: tuple[str, ...]
    tell: str
    mishap: str
    officer: str
    ground: str
    answer: str
    facts: Mapping[str, str]
    departure: str
    taken_only: bool
    lacks: Lack | None = None


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """An officer of the demo."""

    username: str
    full_name: str
    unit: str
    grants: tuple[tuple[str, str], ...]
    """Role and unit, as often as the officer has one."""


@dataclass(frozen=True, kw_only=True)
class SubjectUnit:
    """A unit of the demo beside the published ones, which serves some services of the whole country."""

    code: str
    name: Words
    services: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything of the script."""

    visits: tuple[Visit, ...]
    officers: tuple[Colleague, ...]
    units: tuple[SubjectUnit, ...]


def script() -> Day:
    """The script of 16 March 2020."""
    content = yaml.safe_load(Path(__file__).with_name("day.yaml").read_text(encoding="utf-8"))
    return Day(
        visits=tuple(_visit(entry) for entry in content["visits"]),
        officers=tuple(_colleague(entry) for entry in content["officers"]),
        units=tuple(
            SubjectUnit(code=entry["code"], name=Words(entry["az"], entry["en"], entry["ru"]), services=tuple(entry["services"]))
            for entry in content["units"]
        ),
    )


def _colleague(entry: Mapping[str, Any]) -> Colleague:
    grants = tuple((role, unit) for role in ROLES if role in entry for unit in entry[role])
    return Colleague(username=entry["username"], full_name=entry["full_name"], unit=entry["unit"], grants=grants)


def _visit(entry: Mapping[str, Any]) -> Visit:
    who = entry["who"]
    return Visit(
        who=Who(
            youngest=who["from"],
            oldest=who["to"],
            sex=who.get("sex", ""),
            children=who.get("children", 0),
            widowed=who.get("widowed", False),
        ),
        language=entry["language"],
        service=entry["service"],
        text=entry["text"],
        papers=tuple(entry.get("papers", ())),
        tell=entry["tell"],
        mishap=entry.get("mishap", ""),
        officer=entry.get("officer", ""),
        ground=entry.get("ground", ""),
        answer=entry.get("answer", ""),
        facts=entry.get("facts", {}),
        departure=entry.get("departure", ""),
        taken_only=entry.get("taken_only", False),
        lacks=_lack(entry.get("lacks")),
    )


def _lack(entry: Mapping[str, Any] | None) -> Lack | None:
    return Lack(**{**entry, "papers": tuple(entry["papers"])}) if entry else None
