"""What the database itself refuses about the journal, whoever asks: run by a migration.

Four triggers: an entry arrives unsealed; it is changed only once, to receive its place and seal; it is never removed.
"""

CREATE = """
CREATE FUNCTION journal_entry_arrives_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position IS NOT NULL OR NEW.seal IS NOT NULL THEN
        RAISE EXCEPTION 'a journal entry is sealed by the sealer, not when it is written'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION journal_entry_is_sealed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position IS NULL AND OLD.seal IS NULL AND NEW.position IS NOT NULL AND NEW.seal IS NOT NULL
       AND to_jsonb(OLD) - 'position' - 'seal' = to_jsonb(NEW) - 'position' - 'seal' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a journal entry is never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION journal_entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a journal entry is never removed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER journal_entry_insert BEFORE INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_arrives_unsealed();
CREATE TRIGGER journal_entry_update BEFORE UPDATE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_is_sealed_once();
CREATE TRIGGER journal_entry_delete BEFORE DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_is_kept();
CREATE TRIGGER journal_entry_truncate BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_is_kept();
"""

DROP = """
DROP TRIGGER journal_entry_truncate ON journal_entry;
DROP TRIGGER journal_entry_delete ON journal_entry;
DROP TRIGGER journal_entry_update ON journal_entry;
DROP TRIGGER journal_entry_insert ON journal_entry;
DROP FUNCTION journal_entry_is_kept();
DROP FUNCTION journal_entry_is_sealed_once();
DROP FUNCTION journal_entry_arrives_unsealed();
"""
