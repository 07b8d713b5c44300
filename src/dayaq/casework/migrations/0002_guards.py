"""What tables alone cannot hold: the journal's guards and the sequence of registration numbers."""

from django.db import migrations

from dayaq.casework.applications import numbering
from dayaq.casework.journal import guards


class Migration(migrations.Migration):
    """Triggers and a sequence."""

    dependencies = [("casework", "0001_initial")]

    operations = [
        migrations.RunSQL(guards.CREATE, guards.DROP),
        migrations.RunSQL(numbering.CREATE, numbering.DROP),
    ]
