"""What the database itself refuses about the accounts, whoever asks: a row once written stays. Run by a migration.

Only the sums by year may be made anew, for they follow from the contributions.
"""

TABLES = (
    "insurance_stock",
    "insurance_account",
    "insurance_balance",
    "insurance_older_record",
    "insurance_contribution",
    "insurance_reversal",
)

# The function `written_once` comes with the ledger of dues.
CREATE = "".join(
    f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION written_once();\n"
    for table in TABLES
)

DROP = "".join(f"DROP TRIGGER {table}_written_once ON {table};\n" for table in TABLES)
