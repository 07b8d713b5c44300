"""The ministry's notice to the public of 14 March 2020, retold in our own words, for the portal's notice page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dayaq.casework.centres.models import Regime, Visits
from dayaq.casework.centres.published import published
from dayaq.casework.channel import Channel
from dayaq.casework.language import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Section:
    """One thing the notice tells."""

    key: str
    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the notice as the source states it, and what speaks against it, if anything does."""

    key: str
    value: int
    text: Words
    doubt: Words | None


@dataclass(frozen=True, slots=True)
class Subsystem:
    """One of the subsystems (altsistem) of the ministry's information system (MEİS) that the notice names."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice: what it tells, its figures with their doubts, the subsystems it names.

    The regimes that it announces are rows of the database once it has been loaded.
    """

    code: str
    published_on: date
    issued_by: Words
    wording_note: Words
    title: Words
    lead: Words
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    figures_period: Words
    subsystems: tuple[Subsystem, ...]


@cache
def notice_of_march_2020() -> Notice:
    """The notice of 14 March 2020."""
    content = published("notice_2020_03_14")
    return Notice(
        code=content["code"],
        published_on=content["published_on"],
        issued_by=Words.read(content["issued_by"]),
        wording_note=Words.read(content["wording_note"]),
        title=Words.read(content["title"]),
        lead=Words.read(content["lead"]),
        sections=tuple(
            Section(key=entry["key"], title=Words.read(entry["title"]), text=Words.read(entry["text"]))
            for entry in content["sections"]
        ),
        figures=tuple(_figure(entry) for entry in content["figures"]),
        figures_period=Words.read(content["figures_period"]),
        subsystems=tuple(Subsystem(code=entry["code"], name=Words.read(entry["name"])) for entry in content["subsystems"]),
    )


def regimes_of_the_notice() -> list[Regime]:
    """The regimes that the notice announces for every centre, as rows that are not stored yet."""
    return [_regime(entry) for entry in published("notice_2020_03_14")["regimes"]]


def _figure(entry: Mapping[str, Any]) -> Figure:
    doubt = Words.read(entry["doubt"]) if entry["doubt"] else None
    return Figure(key=entry["key"], value=entry["value"], text=Words.read(entry["text"]), doubt=doubt)


def _regime(entry: Mapping[str, Any]) -> Regime:
    texts = {
        f"{field}_{code}": Words.read(entry[field]).in_language(code)
        for field in ("decided_by", "name", "explanation")
        for code in LANGUAGES
    }
    return Regime(
        code=entry["code"],
        starts_on=entry["starts_on"],
        ends_on=entry["ends_on"],
        source_text=entry["source_text"],
        visits=Visits(entry["visits"]),
        open_channels=[Channel(channel) for channel in entry["open_channels"]],
        **texts,
    )
