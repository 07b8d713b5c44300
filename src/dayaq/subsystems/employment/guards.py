"""What the database itself refuses about these registers, whoever asks: rows stay as written, and a running row ends once."""

TABLES = (
    "employment_wishes",
    "employment_vacancy",
    "employment_vacancy_end",
    "employment_offer",
    "employment_offer_answer",
    "employment_referral",
    "employment_employer_answer",
)
RUNNING = ("employment_registration", "employment_status")

# The function `written_once` comes with the ledger of dues. Of a running row the end may be written, once; whose it is may change
# when doubles are merged.
CREATE = (
    """
CREATE FUNCTION employment_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ending text[] := ARRAY['ends_on', 'ended_at', 'end_reason', 'end_words', 'ended_by_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'person_id' = to_jsonb(NEW) - 'person_id' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.ends_on IS NULL AND to_jsonb(OLD) - ending = to_jsonb(NEW) - ending THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a row of % ends once and is not changed otherwise', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
    + "".join(
        f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION written_once();\n"
        for table in TABLES
    )
    + "".join(
        f"CREATE TRIGGER {table}_ends_once BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION employment_ends_once();\n"
        for table in RUNNING
    )
)

DROP = (
    "".join(f"DROP TRIGGER {table}_written_once ON {table};\n" for table in TABLES)
    + "".join(f"DROP TRIGGER {table}_ends_once ON {table};\n" for table in RUNNING)
    + "DROP FUNCTION employment_ends_once();"
)
