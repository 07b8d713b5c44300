"""What the database itself refuses about assessments: run by the migration. The function `written_once` comes with the ledger."""

CREATE = """
CREATE TRIGGER disability_assessment_written_once BEFORE UPDATE OR DELETE ON disability_assessment
    FOR EACH ROW EXECUTE FUNCTION written_once();
"""

DROP = "DROP TRIGGER disability_assessment_written_once ON disability_assessment;"
