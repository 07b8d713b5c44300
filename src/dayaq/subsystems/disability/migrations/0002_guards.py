"""What tables alone cannot hold: an assessment is never changed."""

from django.db import migrations

from dayaq.subsystems.disability import guards


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("disability", "0001_initial")]

    operations = [migrations.RunSQL(guards.CREATE, guards.DROP)]
