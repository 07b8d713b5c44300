"""One centre on one day: open, under a special regime or closed; why, until when, and which channels remain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dayaq.casework.centres.channel_notes import ChannelNote, channel_notes
from dayaq.casework.centres.models import Centre, DayKind, Opening, Regime, Visits
from dayaq.casework.centres.working_calendar import WorkingCalendar
from dayaq.casework.language import Words

HORIZON = timedelta(days=120)
"""How far ahead the next open day is looked for."""

USUAL = Words("Mərkəz adi qaydada işləyir.", "The centre works as usual.", "Центр работает в обычном режиме.")
NOT_YET = Words("Mərkəz hələ açılmayıb.", "The centre has not opened yet.", "Центр ещё не открыт.")
NOT_KNOWN_YET = Words(
    "Mərkəzin bu tarixdə artıq açıldığını göstərən mənbə yoxdur.",
    "No source shows that the centre had opened by this day.",
    "Нет источника, который показывал бы, что к этому дню центр уже открылся.",
)
WEEKLY_REST = Words(
    "Həftəlik istirahət günüdür.", "It is the centre's weekly day of rest.", "Это еженедельный выходной день центра."
)


class CentreState(StrEnum):
    """How a centre stands to visitors on a day."""

    OPEN = "open"
    SPECIAL = "special"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CentreDay:
    """A centre on a day, ready to be shown.

    `opens_at` and `closes_at` are empty while it is closed; `shortened` says that it closes an hour earlier, because
    tomorrow is a holiday. `channels` are those open on the day. `next_open_day` is the first later day on which
    visitors are received, empty where none is foreseen within 120 days.
    """

    centre: Centre
    mailboxes: tuple[str, ...]
    day: date
    state: CentreState
    why: Words
    regime: Regime | None
    opens_at: time | None
    closes_at: time | None
    shortened: bool
    channels: tuple[ChannelNote, ...]
    next_open_day: date | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """What decides about a centre's days: its weekly hours, the calendar, its own closed days, the regimes."""

    centre: Centre
    mailboxes: tuple[str, ...]
    calendar: WorkingCalendar
    closed: Mapping[date, Words]
    regimes: tuple[Regime, ...]

    def on(self, day: date) -> CentreDay:
        """The centre on the day."""
        reason = self.reason_closed(day)
        regime = self.regime_on(day)
        shortened = reason is None and self.is_eve_of_holiday(day)
        return CentreDay(
            centre=self.centre,
            mailboxes=self.mailboxes,
            day=day,
            state=CentreState.CLOSED if reason else CentreState.SPECIAL if regime else CentreState.OPEN,
            why=reason or (regime.name if regime else USUAL),
            regime=regime,
            opens_at=None if reason else self.centre.opens_at,
            closes_at=None if reason else an_hour_before(self.centre.closes_at) if shortened else self.centre.closes_at,
            shortened=shortened,
            channels=open_channels(regime, centre_open=reason is None),
            next_open_day=self.next_open_day(day),
        )

    def regime_on(self, day: date) -> Regime | None:
        """The regime the centre works under: one of every centre goes before one of its own."""
        running = [
            regime for regime in self.regimes if regime.starts_on <= day and (regime.ends_on is None or day < regime.ends_on)
        ]
        return min(running, key=lambda regime: regime.centre_id is not None, default=None)

    def reason_closed(self, day: date) -> Words | None:
        """Why nobody is received on the day; None where people are.

        A day that the Cabinet made a working day does not open a centre on its weekly day of rest.
        """
        if self.centre.opened_on and day < self.centre.opened_on:
            return NOT_YET if self.centre.opening == Opening.DAY else NOT_KNOWN_YET
        regime = self.regime_on(day)
        if regime and regime.visits == Visits.NO:
            return regime.name
        if day in self.closed:
            return self.closed[day]
        if day.isoweekday() not in self.centre.open_weekdays:
            return WEEKLY_REST
        decision = self.calendar.decision(day)
        return decision.name if decision and not decision.working else None

    def is_eve_of_holiday(self, day: date) -> bool:
        """Whether the next day is a holiday, so that this working day is an hour shorter (Labour Code; day.az 1793732)."""
        tomorrow = self.calendar.decision(day + timedelta(days=1))
        return tomorrow is not None and tomorrow.kind == DayKind.HOLIDAY and not tomorrow.working

    def next_open_day(self, day: date) -> date | None:
        """The first day after this one on which people are received, as far ahead as the calendar at hand reaches."""
        later = (day + timedelta(days=ahead) for ahead in range(1, HORIZON.days))
        return next((other for other in later if self.reason_closed(other) is None), None)


def open_channels(regime: Regime | None, *, centre_open: bool) -> tuple[ChannelNote, ...]:
    """The channels open on a day: those the regime leaves open, else those of every day."""
    return tuple(
        note
        for note in channel_notes()
        if (note.channel in regime.open_channels if regime else note.everyday) and (centre_open or not note.needs_open_centre)
    )


def an_hour_before(moment: time) -> time:
    """The time of day an hour earlier."""
    return (datetime.combine(date.min, moment) - timedelta(hours=1)).time()
