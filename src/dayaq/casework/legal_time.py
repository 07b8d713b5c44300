"""The legal day: moments are told to the law as days of Baku."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BAKU = ZoneInfo("Asia/Baku")


def legal_day_of(at: datetime) -> date:
    """The calendar day in Baku on which the moment falls."""
    return at.astimezone(BAKU).date()
