"""Rows that are never changed or removed, and running rows that end once."""

from django.db import migrations

from dayaq.subsystems.employment import guards


class Migration(migrations.Migration):
    """Triggers; the function `written_once` comes with the ledger of dues."""

    dependencies = [("employment", "0001_initial"), ("casework", "0004_awards")]

    operations = [migrations.RunSQL(guards.CREATE, guards.DROP)]
