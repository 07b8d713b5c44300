"""Rights that the state found: matters without an application, what was passed over, the sweeps."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0007_staff"),
    ]

    operations = [
        migrations.CreateModel(
            name="PassedOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("benefit", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("why", models.CharField(max_length=20)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "passed_over",
            },
        ),
        migrations.CreateModel(
            name="Sweep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "sweep",
                "ordering": ["-began_at", "-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="application_about_another_has_a_purpose",
        ),
        migrations.RemoveConstraint(
            model_name="statedfact",
            name="recorded_fact_has_officer",
        ),
        migrations.AlterField(
            model_name="application",
            name="purpose",
            field=models.CharField(
                choices=[("new", "New"), ("complaint", "Complaint"), ("correction", "Correction"), ("found", "Found")],
                default="new",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="examinedbenefit",
            name="officer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="serviceuse",
            name="kind",
            field=models.CharField(
                choices=[
                    ("page", "Page"),
                    ("applied", "Applied"),
                    ("decided", "Decided"),
                    ("status_read", "Status Read"),
                    ("withdrawn", "Withdrawn"),
                    ("complained", "Complained"),
                    ("found", "Found"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="statedfact",
            name="source",
            field=models.CharField(
                choices=[("declared", "Declared"), ("recorded", "Recorded"), ("register", "Register")], max_length=10
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("about__isnull", True), ("purpose__in", ["new", "found"])),
                    models.Q(("purpose__in", ["complaint", "correction"]), ("about__isnull", False)),
                    _connector="OR",
                ),
                name="application_about_another_has_a_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("officer__isnull", True), ("source__in", ["declared", "register"])),
                    models.Q(("officer__isnull", False), ("source", "recorded")),
                    _connector="OR",
                ),
                name="recorded_fact_has_officer",
            ),
        ),
        migrations.AddField(
            model_name="passedover",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.person"),
        ),
        migrations.AddConstraint(
            model_name="passedover",
            constraint=models.UniqueConstraint(fields=("benefit", "person", "on"), name="passed_over_once_a_day"),
        ),
    ]
