"""What the database itself refuses about rates and the ledger of dues, whoever asks: run by a migration.

Only whose a row is may change: when doubles are merged, it becomes that of the other row of the same human being.
"""

TABLES = ("award_rate", "due_entry")

CREATE = """
CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW AND to_jsonb(OLD) - 'person_id' = to_jsonb(NEW) - 'person_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a row of % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION written_once();\n"
    for table in TABLES
)

DROP = "".join(f"DROP TRIGGER {table}_written_once ON {table};\n" for table in TABLES) + "DROP FUNCTION written_once();"
