"""Charts drawn on the server as SVG: no script, no style attribute; colours and sizes of type come from the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 480, 240
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 14, 30
MOST_YEARS_NAMED = 6
GRID = 4
CLOSE = 0.7
ROOM_ABOVE = 1.08
LINES = 5
"""How many lines the style sheet has colours and dashes for; more begin anew."""


@dataclass(frozen=True)
class Line:
    """What one line shows over time: from each day on its value, until the next; `None` where nobody knows."""

    name: str
    points: Sequence[tuple[date, float | None]]


def step_chart(lines: Sequence[Line], *, title: str, until: date) -> SafeString:
    """A chart of values that hold from a day until the next one, up to `until`; nothing where no value is known.

    It is a picture beside a table: a screen reader hears the title only.
    """
    known = [value for line in lines for _, value in line.points if value is not None]
    days = [day for line in lines for day, _ in line.points]
    if not known or min(days) >= until:
        return SafeString("")
    room = _Room(min(days), until, *_range(known))
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        title,
        _rules(room),
        _years(room),
        format_html_join(
            "", '<path class="line line-{}" d="{}"/>', [(at % LINES, _path(line, room)) for at, line in enumerate(lines)]
        ),
    )


@dataclass(frozen=True)
class _Room:
    """The stretch of days and of values that a chart shows, and where each stands in it."""

    first: date
    last: date
    least: float
    most: float

    def x(self, day: date) -> float:
        share = (min(day, self.last) - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self.least) / (self.most - self.least)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def _range(known: list[float]) -> tuple[float, float]:
    """The values between which a chart stands: from zero, or from near the least where all lie close together."""
    low, high = min(known), max(known)
    if high > low > CLOSE * high:
        step = _round_step((high - low) / GRID)
        return low // step * step, high + (high - low) * (ROOM_ABOVE - 1)
    return min(low, 0), high * ROOM_ABOVE or 1


def _path(line: Line, room: _Room) -> str:
    """The steps of a line; it is broken where a value is not known."""
    path, drawing = "", False
    ends = [day for day, _ in line.points[1:]] + [room.last]
    for (day, value), end in zip(line.points, ends, strict=True):
        if value is None or day >= room.last:
            drawing = False
            continue
        path += f"{'L' if drawing else 'M'}{room.x(day)} {room.y(value)}H{room.x(end)}"
        drawing = True
    return path


def _rules(room: _Room) -> SafeString:
    step = _round_step((room.most - room.least) / GRID)
    values = [room.least + at * step for at in range(int((room.most - room.least) / step) + 1)]
    return format_html_join(
        "",
        '<path class="rule" d="M{} {}H{}"/><text class="axis value" x="{}" y="{}">{}</text>',
        [(LEFT, room.y(value), WIDTH - RIGHT, LEFT - 8, room.y(value) + 5, f"{value:g}") for value in values],
    )


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20 … that is not smaller."""
    power = 10.0 ** (len(str(int(rough))) - 1 if rough >= 1 else 0)
    while power > rough and power > 0.001:
        power /= 10
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def _years(room: _Room) -> SafeString:
    years = list(range(room.first.year + (room.first > date(room.first.year, 1, 1)), room.last.year + 1))
    every = -(-len(years) // MOST_YEARS_NAMED) or 1
    return format_html_join(
        "",
        '<text class="axis year" x="{}" y="{}">{}</text>',
        [(room.x(date(year, 1, 1)), HEIGHT - 8, year) for year in years[::every]],
    )


@dataclass(frozen=True)
class Bar:
    """One bar: its name, and its two parts, the second drawn in the colour of what is late."""

    name: str
    plain: int
    late: int = 0


BAR_WIDTH, BAR_STEP, BAR_HEIGHT = 400, 46, 16


def bar_chart(bars: Sequence[Bar], *, title: str) -> SafeString:
    """Bars one under the other, each under its name and before its number; nothing where there is none.

    It is a picture beside a table: a screen reader hears the title only.
    """
    most = max((bar.plain + bar.late for bar in bars), default=0)
    if not most:
        return SafeString("")
    rows = [(bar, at * BAR_STEP, bar.plain * BAR_WIDTH // most, bar.late * BAR_WIDTH // most) for at, bar in enumerate(bars)]
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        WIDTH,
        len(bars) * BAR_STEP,
        title,
        format_html_join(
            "",
            '<text class="axis" x="0" y="{}">{}</text><rect class="bar-plain" x="0" y="{}" width="{}" height="{}"/>'
            '<rect class="bar-late" x="{}" y="{}" width="{}" height="{}"/><text class="axis" x="{}" y="{}">{}</text>',
            [
                (
                    top + 16,
                    bar.name,
                    top + 22,
                    plain,
                    BAR_HEIGHT,
                    plain,
                    top + 22,
                    late,
                    BAR_HEIGHT,
                    plain + late + 8,
                    top + 35,
                    bar.plain + bar.late,
                )
                for bar, top, plain, late in rows
            ],
        ),
    )
