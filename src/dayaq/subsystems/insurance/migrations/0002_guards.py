"""What tables alone cannot hold: what stands in an account is never changed."""

from django.db import migrations

from dayaq.subsystems.insurance import guards


class Migration(migrations.Migration):
    """A trigger for each table."""

    dependencies = [("insurance", "0001_initial")]

    operations = [migrations.RunSQL(guards.CREATE, guards.DROP)]
