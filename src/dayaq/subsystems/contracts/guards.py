"""What the database itself refuses about these registers, whoever asks: a row once written stays. Run by a migration."""

TABLES = (
    "contract_employer_state",
    "contract_signatory",
    "contract_signatory_end",
    "contract_notification",
    "contract_terms",
    "contract_ending",
    "contract_answer",
    "contract_file_line",
)

# The function `written_once` comes with the ledger of dues.
CREATE = "".join(
    f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION written_once();\n"
    for table in TABLES
)

DROP = "".join(f"DROP TRIGGER {table}_written_once ON {table};\n" for table in TABLES)
