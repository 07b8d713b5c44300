"""What DuckDB, PostgreSQL and Spark write differently. Whole numbers and days only: no engine's division, sign or age is used."""

from dataclasses import dataclass
from datetime import date

from dayaq.rules.kinds import Day, Kind, Number, Truth


@dataclass(frozen=True, slots=True)
class Dialect:
    """The few spellings that differ; texts in braces are filled with SQL."""

    name: str
    quote: str
    whole: str
    text: str
    materialized: str
    divided: str
    days_between: str
    add_months: str
    add_days: str
    part: str

    def name_of(self, name: str) -> str:
        """A quoted column or table name."""
        return f"{self.quote}{name}{self.quote}"

    def integer(self, number: int) -> str:
        """A 64-bit literal."""
        return f"CAST({number} AS {self.whole})"

    def day(self, day: date) -> str:
        """A day literal."""
        return f"DATE '{day.isoformat()}'"

    def type_of(self, kind: Kind) -> str:
        """The column type of a kind of value."""
        if isinstance(kind, Number):
            return self.whole
        if isinstance(kind, Truth):
            return "BOOLEAN"
        return "DATE" if isinstance(kind, Day) else self.text


DUCKDB = Dialect(
    name="duckdb",
    quote='"',
    whole="BIGINT",
    text="VARCHAR",
    materialized="MATERIALIZED",
    divided="({above} // {below})",
    days_between="CAST({end} - {start} AS BIGINT)",
    add_months="CAST({start} + to_months(CAST({by} AS INTEGER)) AS DATE)",
    add_days="({start} + CAST({by} AS INTEGER))",
    part="CAST(date_part('{part}', {day}) AS BIGINT)",
)
POSTGRESQL = Dialect(
    name="postgresql",
    quote='"',
    whole="BIGINT",
    text="TEXT",
    materialized="MATERIALIZED",
    divided="({above} / {below})",
    days_between="CAST({end} - {start} AS BIGINT)",
    add_months="CAST({start} + make_interval(months => CAST({by} AS INTEGER)) AS DATE)",
    add_days="({start} + CAST({by} AS INTEGER))",
    part="CAST(date_part('{part}', {day}) AS BIGINT)",
)
SPARK = Dialect(
    name="spark",
    quote="`",
    whole="BIGINT",
    text="STRING",
    materialized="",
    divided="({above} div {below})",
    days_between="CAST(datediff({end}, {start}) AS BIGINT)",
    add_months="add_months({start}, CAST({by} AS INT))",
    add_days="date_add({start}, CAST({by} AS INT))",
    part="CAST(date_part('{part}', {day}) AS BIGINT)",
)
