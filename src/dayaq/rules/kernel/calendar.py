"""The same arithmetic of days as everywhere, on days counted from 1 January 1970, for the kernel."""

import numba
import numpy as np


@numba.njit(error_model="numpy")
def civil(days):  # type: ignore[no-untyped-def]
    """Year, month and day of a count of days, with multiplications in place of most divisions.

    Counted in years that begin in March, within centuries; the method is Neri and Schneider's ("Euclidean affine functions and
    their application to calendar algorithms", 2023). Moved by 400 centuries, so that every day is a positive count.
    """
    quarters = np.uint64(4) * np.uint64(days + 14609700 + 719468) + np.uint64(3)
    century = quarters // np.uint64(146097)
    within = (quarters - century * np.uint64(146097)) | np.uint64(3)
    product = np.uint64(2939745) * within
    of_century = product >> np.uint64(32)
    of_year = (product & np.uint64(0xFFFFFFFF)) // np.uint64(11758980)
    line = np.uint64(2141) * of_year + np.uint64(197913)
    late = of_year >= np.uint64(306)
    month = np.int64(line >> np.uint64(16)) - (12 if late else 0)
    day = np.int64((line & np.uint64(0xFFFF)) // np.uint64(2141)) + 1
    return np.int64(np.uint64(100) * century + of_century) - 40000 + (1 if late else 0), month, day


@numba.njit(error_model="numpy")
def counted(year, month, day):  # type: ignore[no-untyped-def]
    """The count of days of a year, month and day."""
    shifted = year - 1 if month <= 2 else year
    era = shifted // 400
    of_era = shifted - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@numba.njit(error_model="numpy")
def between_years(start, end):  # type: ignore[no-untyped-def]
    """Completed years."""
    (y1, m1, d1), (y2, m2, d2) = civil(start), civil(end)
    return y2 - y1 - (1 if m2 * 100 + d2 < m1 * 100 + d1 else 0)


@numba.njit(error_model="numpy")
def between_months(start, end):  # type: ignore[no-untyped-def]
    """Completed months."""
    (y1, m1, d1), (y2, m2, d2) = civil(start), civil(end)
    return (y2 - y1) * 12 + m2 - m1 - (1 if d2 < d1 else 0)


@numba.njit(error_model="numpy")
def between_days(start, end):  # type: ignore[no-untyped-def]
    """Days from one to the other."""
    return end - start


@numba.njit(error_model="numpy")
def add_months(days, months):  # type: ignore[no-untyped-def]
    """The same day so many months later, or the last day of a shorter month."""
    year, month, day = civil(days)
    total = year * 12 + month - 1 + months
    first = counted(total // 12, total % 12 + 1, 1)
    following = counted((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return min(first + day - 1, following - 1)


@numba.njit(error_model="numpy")
def add_years(days, years):  # type: ignore[no-untyped-def]
    """The same day so many years later; 28 February for a 29th that the year has not."""
    return add_months(days, 12 * years)


@numba.njit(error_model="numpy")
def add_days(days, more):  # type: ignore[no-untyped-def]
    """So many days later."""
    return days + more


@numba.njit(error_model="numpy")
def month_start(days):  # type: ignore[no-untyped-def]
    """The first day of the month."""
    return days - civil(days)[2] + 1


@numba.njit(error_model="numpy")
def year_start(days):  # type: ignore[no-untyped-def]
    """The first of January."""
    return counted(civil(days)[0], 1, 1)


@numba.njit(error_model="numpy")
def year(days):  # type: ignore[no-untyped-def]
    """The year of a day."""
    return civil(days)[0]


@numba.njit(error_model="numpy")
def month(days):  # type: ignore[no-untyped-def]
    """The month of a day, from 1."""
    return civil(days)[1]


@numba.njit(error_model="numpy")
def day(days):  # type: ignore[no-untyped-def]
    """The day of the month."""
    return civil(days)[2]


WORDS = {
    word.py_func.__name__: word
    for word in (
        between_years,
        between_months,
        between_days,
        add_months,
        add_years,
        add_days,
        month_start,
        year_start,
        year,
        month,
        day,
    )
}
