"""Facts declared in a form before it is sent, and why an officer recorded otherwise."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table and a column."""

    dependencies = [("casework", "0004_awards")]

    operations = [
        migrations.AddField(model_name="statedfact", name="reason", field=models.TextField(blank=True)),
        migrations.CreateModel(
            name="DraftFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=200)),
                ("value", models.JSONField(null=True)),
                ("declared_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="casework.draft"),
                ),
            ],
            options={
                "db_table": "draft_fact",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("draft", "path"), name="draft_fact_once")],
            },
        ),
    ]
