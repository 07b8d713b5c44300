"""What the database itself refuses about rates and the ledger of dues, whoever asks: run by a migration."""

TABLES = ("award_rate", "due_entry")

CREATE = """
CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION written_once();\n"
    for table in TABLES
)

DROP = "".join(f"DROP TRIGGER {table}_written_once ON {table};\n" for table in TABLES) + "DROP FUNCTION written_once();"
