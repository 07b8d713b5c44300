"""Rows that are never changed or removed."""

from django.db import migrations

from dayaq.subsystems.contracts import guards


class Migration(migrations.Migration):
    """Triggers of the function that comes with the ledger of dues."""

    dependencies = [("contracts", "0001_initial"), ("casework", "0004_awards")]

    operations = [migrations.RunSQL(guards.CREATE, guards.DROP)]
