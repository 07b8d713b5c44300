"""The facts of the law about the insurance record, the pension capital, and the months of work, by day and recorded moment.

What silence means: once the accounts of everybody insured are taken over (`Stock`), somebody without an account has no record and
no capital, and that is a zero. Before it the register says nothing of whoever has no balance, so that nobody is told a wrong no.
Of somebody without any account `account_since` stays unknown even then, and with it what is deemed of the record before 2006: an
officer looks.

The capital goes from year to year as the rule `capital_after_indexation` says, with the rates of the law book; a year whose rate
is not known, or not known yet, leaves it unknown, unless there is no capital. What years ask is added up beforehand by person and
year (`YearSum`), so that a night over everybody reads a row for a year and not for a month.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dayaq.casework.facts.source import FactSource
from dayaq.law.book import FOLDER
from dayaq.rules.amounts import DatedAmount
from dayaq.rules.amounts_reader import read_amounts
from dayaq.rules.vocabulary import Vocabulary

INDEXATION = "individual_account.pension_capital_indexation"
#: The law asks the 36 months before work was lost, and is asked for as long as unemployment is paid.
MONTHS_ASKED = 48


def indexation_rates() -> Iterator[tuple[int, Decimal, date]]:
    """Year, rate in percent, and the day since when it is known, of every yearly indexation that the law book knows.

    Only this file of the law is read: the whole book takes its time, and whoever starts a command need not wait for it.
    """
    path = FOLDER / "pensions" / "individual_account" / "amounts.yaml"
    amounts = read_amounts(path, "individual_account", Vocabulary("AZN"))
    series = next(each for each in amounts if isinstance(each, DatedAmount) and each.id == INDEXATION).series[""]
    for dated in series.values:
        if isinstance(dated.written, Decimal | int) and not isinstance(dated.written, bool):
            yield dated.since.year, Decimal(dated.written), dated.known_since or dated.since


_RATES = ", ".join(f"({year}, {rate}, date '{known}')" for year, rate, known in indexation_rates())
_ASKED = "(%(people)s::uuid[] IS NULL OR {}.person_id = ANY(%(people)s::uuid[]))"
_YEAR = "extract(year FROM %(day)s::date)::integer"
_ENDED = f"CASE WHEN y.year < {_YEAR} THEN 12 ELSE extract(month FROM %(day)s::date)::integer - 1 END"

_STOCK = "stock AS (SELECT count(*) > 0 AS whole FROM insurance_stock WHERE recorded_at <= %(known_at)s::timestamptz)"


def _standing(table: str, more: str = "TRUE") -> str:
    """The rows of a table that count by the moment: recorded by then, and not replaced by then."""
    return f"""
    SELECT a.* FROM {table} a
    WHERE a.recorded_at <= %(known_at)s::timestamptz AND {more} AND {_ASKED.format("a")}
      AND NOT EXISTS (SELECT FROM {table} b WHERE b.replaces_id = a.id AND b.recorded_at <= %(known_at)s::timestamptz)
    """  # noqa: S608 - only texts of this module are put together


_PEOPLE = f"""
WITH RECURSIVE {_STOCK},
rate(year, percent, known_since) AS (VALUES {_RATES}),
balance AS MATERIALIZED ({_standing("insurance_balance", f"a.year <= {_YEAR}")}),
later AS MATERIALIZED ({_standing("insurance_balance", f"a.year > {_YEAR}")}),
older AS MATERIALIZED ({_standing("insurance_older_record")}),
account AS MATERIALIZED (
    SELECT a.person_id, min(a.opened_on) AS opened_on, bool_or(a.origin = 'taken_over') AS taken_over
    FROM insurance_account a
    WHERE a.recorded_at <= %(known_at)s::timestamptz AND a.opened_on <= %(day)s::date AND {_ASKED.format("a")}
    GROUP BY a.person_id
),
paid AS MATERIALIZED (
    SELECT y.person_id, y.year, bit_count((bit_or(y.insured) & ((1 << ({_ENDED})) - 1))::integer::bit(12))::integer AS months,
        sum(CASE WHEN y.year < {_YEAR} THEN y.brought
            ELSE (SELECT coalesce(sum(month), 0) FROM unnest(y.capital[1:{_ENDED}]) month) END) AS brought
    FROM insurance_year y LEFT JOIN balance b ON b.person_id = y.person_id
    WHERE y.recorded_at <= %(known_at)s::timestamptz
      AND (y.superseded_at IS NULL OR y.superseded_at > %(known_at)s::timestamptz)
      AND y.year <= {_YEAR} AND y.year >= coalesce(b.year, 0) AND {_ASKED.format("y")}
    GROUP BY y.person_id, y.year
),
begun AS MATERIALIZED (
    SELECT b.person_id, b.year::integer AS year, b.months::integer AS months, b.capital::numeric FROM balance b
    UNION ALL
    SELECT p.person_id, min(p.year)::integer, 0, 0::numeric FROM paid p CROSS JOIN stock
    WHERE stock.whole AND p.person_id NOT IN (SELECT person_id FROM balance UNION ALL SELECT person_id FROM later)
    GROUP BY p.person_id
),
rolled(person_id, older, year, capital) AS (
    SELECT * FROM (
        SELECT person_id, FALSE, year, capital FROM begun
        UNION ALL
        SELECT person_id, TRUE, capital_year::integer, capital::numeric FROM older WHERE capital_year <= {_YEAR}
    ) first
    UNION ALL
    SELECT r.person_id, r.older, r.year + 1,
        CASE WHEN r.capital = 0 THEN 0 ELSE round(r.capital * (1 + i.percent / 100), 2) END + coalesce(p.brought, 0)
    FROM rolled r
    LEFT JOIN rate i ON i.year = r.year AND i.known_since <= (%(known_at)s::timestamptz AT TIME ZONE 'Asia/Baku')::date
    LEFT JOIN paid p ON p.person_id = r.person_id AND p.year = r.year AND NOT r.older
    WHERE r.year < {_YEAR}
),
reached AS MATERIALIZED (
    SELECT r.person_id, r.older, r.capital AS new_year,
        CASE WHEN r.capital = 0 THEN 0 ELSE round(r.capital * (1 + i.percent / 100), 2) END + coalesce(p.brought, 0) AS capital
    FROM rolled r
    LEFT JOIN rate i ON i.year = r.year AND i.known_since <= (%(known_at)s::timestamptz AT TIME ZONE 'Asia/Baku')::date
    LEFT JOIN paid p ON p.person_id = r.person_id AND p.year = r.year AND NOT r.older
    WHERE r.year = {_YEAR}
),
months AS MATERIALIZED (
    SELECT b.person_id, b.months + coalesce(sum(p.months), 0)::integer AS months
    FROM begun b LEFT JOIN paid p ON p.person_id = b.person_id GROUP BY b.person_id, b.months
),
told AS (
    SELECT everybody.id AS person, m.months, o.months AS older_months, a.opened_on, o.capital IS NOT NULL AS reckoned,
        own.capital, own.new_year, notional.capital AS notional, notional.new_year AS notional_new_year,
        m.person_id IS NOT NULL OR stock.whole AND l.person_id IS NULL AS covered,
        a.taken_over OR stock.whole AS first_known
    FROM person everybody CROSS JOIN stock
    LEFT JOIN months m ON m.person_id = everybody.id
    LEFT JOIN later l ON l.person_id = everybody.id
    LEFT JOIN older o ON o.person_id = everybody.id
    LEFT JOIN account a ON a.person_id = everybody.id
    LEFT JOIN reached own ON own.person_id = everybody.id AND NOT own.older
    LEFT JOIN reached notional ON notional.person_id = everybody.id AND notional.older
    WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
),
whole AS (
    SELECT told.*,
        CASE WHEN months IS NOT NULL THEN capital WHEN covered THEN 0 END AS own,
        CASE WHEN months IS NOT NULL THEN new_year WHEN covered THEN 0 END AS own_new_year,
        CASE WHEN older_months > 0 THEN notional WHEN covered THEN 0 END AS old,
        CASE WHEN older_months > 0 THEN notional_new_year WHEN covered THEN 0 END AS old_new_year
    FROM told
)
SELECT person, CASE WHEN months IS NOT NULL THEN months WHEN covered THEN 0 END AS record_since_2006,
    CASE WHEN older_months IS NOT NULL THEN older_months::integer WHEN covered THEN 0 END AS record_before_2006,
    CASE WHEN older_months IS NOT NULL THEN older_months > 0 WHEN covered THEN FALSE END AS older_record_digitised,
    CASE WHEN first_known THEN opened_on END AS account_since,
    own AS accumulated_capital, old AS notional_capital, own_new_year + old_new_year AS capital_of_new_year
FROM whole
"""  # noqa: S608 - only texts of this module are put together

ACCOUNT_FACTS = (
    "record_since_2006",
    "record_before_2006",
    "older_record_digitised",
    "account_since",
    "accumulated_capital",
    "notional_capital",
    "capital_of_new_year",
)

ACCOUNTS = FactSource(name="insurance", entity="person", facts=ACCOUNT_FACTS, relation=_PEOPLE)

# A month in which nothing was paid has a row too: without it a month would seem to have brought no income at all, which this
# register cannot know.
_MONTHS = f"""
WITH {_STOCK},
balance AS MATERIALIZED ({_standing("insurance_balance")}),
asked AS (
    SELECT (date_trunc('month', %(day)s::date) - back * interval '1 month')::date AS start
    FROM generate_series(1, {MONTHS_ASKED}) back
),
paid AS MATERIALIZED (
    SELECT c.person_id, c.month, sum(c.wage) AS wage, sum(c.unemployment_employee + c.unemployment_employer) > 0 AS unemployment,
        CASE WHEN min(c.sector) = max(c.sector) THEN min(c.sector) END AS sector
    FROM insurance_contribution c
    LEFT JOIN insurance_reversal r ON r.contribution_id = c.id AND r.recorded_at <= %(known_at)s::timestamptz
    WHERE r.id IS NULL AND c.recorded_at <= %(known_at)s::timestamptz AND {_ASKED.format("c")}
      AND c.month >= (SELECT min(start) FROM asked) AND c.month < date_trunc('month', %(day)s::date)
    GROUP BY c.person_id, c.month
)
SELECT everybody.id AS person, asked.start,
    CASE WHEN paid.month IS NOT NULL THEN TRUE WHEN asked.start >= make_date(b.year, 1, 1) THEN FALSE
        WHEN b.year IS NULL AND stock.whole THEN FALSE END AS insured,
    CASE WHEN paid.month IS NOT NULL THEN paid.unemployment WHEN asked.start >= make_date(b.year, 1, 1) THEN FALSE
        WHEN b.year IS NULL AND stock.whole THEN FALSE END AS unemployment_insured,
    paid.wage, paid.sector
FROM person everybody CROSS JOIN stock CROSS JOIN asked
LEFT JOIN balance b ON b.person_id = everybody.id
LEFT JOIN paid ON paid.person_id = everybody.id AND paid.month = asked.start
WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
"""  # noqa: S608 - only texts of this module are put together

MONTHS = FactSource(
    name="insured_months",
    entity="month",
    facts=("start", "insured", "unemployment_insured", "wage", "sector"),
    relation=_MONTHS,
)

SOURCES = (ACCOUNTS, MONTHS)
