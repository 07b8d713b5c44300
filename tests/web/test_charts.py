"""A chart of steps: exact places, a gap where nothing is known, no style attribute, everything escaped."""

import re
from datetime import date

from dayaq.web.charts import Line, step_chart

UNTIL = date(2026, 1, 1)


def paths(chart: str) -> list[str]:
    return re.findall(r'class="line line-\d" d="([^"]*)"', chart)


def test_a_value_holds_until_the_next_one() -> None:
    chart = step_chart([Line("a", [(date(2024, 1, 1), 50.0), (date(2025, 1, 1), 100.0)])], title="Wage", until=UNTIL)

    assert paths(chart) == ["M62.0 119.3H264.3L264.3 28.5H466.0"]


def test_where_nobody_knows_the_line_is_broken() -> None:
    points = [(date(2023, 1, 1), 50.0), (date(2024, 1, 1), None), (date(2025, 1, 1), 100.0)]

    (path,) = paths(step_chart([Line("a", points)], title="Wage", until=UNTIL))

    assert path.count("M") == 2
    assert "L" not in path


def test_values_close_together_are_not_drawn_from_zero() -> None:
    chart = step_chart([Line("a", [(date(2024, 1, 1), 63.0), (date(2025, 1, 1), 65.0)])], title="Age", until=UNTIL)

    assert re.findall(r'class="axis value"[^>]*>([^<]*)<', chart) == ["63", "64", "65"]


def test_without_a_known_value_there_is_no_chart() -> None:
    assert step_chart([Line("a", [(date(2024, 1, 1), None)])], title="Wage", until=UNTIL) == ""


def test_the_title_is_escaped_and_nothing_carries_a_style() -> None:
    chart = step_chart([Line("a", [(date(2024, 1, 1), 1.0)])], title='<b> "x"', until=UNTIL)

    assert 'aria-label="&lt;b&gt; &quot;x&quot;"' in chart
    assert "style=" not in chart
