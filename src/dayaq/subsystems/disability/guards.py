"""What the database itself refuses about assessments: run by the migration.

An assessment is never changed or removed. Only its person may be another row of the same human being, when doubles are merged.
"""

CREATE = """
CREATE FUNCTION disability_assessment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'person_id' = to_jsonb(NEW) - 'person_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an assessment is never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER disability_assessment_update BEFORE UPDATE OR DELETE ON disability_assessment
    FOR EACH ROW EXECUTE FUNCTION disability_assessment_stands();
"""

DROP = """
DROP TRIGGER disability_assessment_update ON disability_assessment;
DROP FUNCTION disability_assessment_stands();
"""
