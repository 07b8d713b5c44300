"""Awards, their rates, and the ledger of dues, whose lines the database keeps as they were written."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from dayaq.casework.awards import guards


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_identity"),
    ]

    operations = [
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("benefit", models.CharField(max_length=120)),
                ("about", models.CharField(blank=True, max_length=40)),
                ("rhythm", models.CharField(choices=[("monthly", "Monthly"), ("once", "Once")], max_length=7)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("taken_over_from", models.CharField(blank=True, max_length=200)),
                ("awarded_at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="award", to="casework.decision"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="casework.person"),
                ),
            ],
            options={
                "db_table": "award",
                "ordering": ["starts_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "kind",
                    models.CharField(choices=[("due", "Due"), ("arrears", "Arrears"), ("recovery", "Recovery")], max_length=8),
                ),
                ("entered_at", models.DateTimeField()),
                (
                    "award",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="casework.award"),
                ),
            ],
            options={
                "db_table": "due_entry",
                "ordering": ["month", "id"],
            },
        ),
        migrations.CreateModel(
            name="Rate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("stated_at", models.DateTimeField()),
                (
                    "award",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rates", to="casework.award"),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.decision"
                    ),
                ),
            ],
            options={
                "db_table": "award_rate",
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", False), ("taken_over_from", "")),
                    models.Q(("decision__isnull", True), models.Q(("taken_over_from", ""), _negated=True)),
                    _connector="OR",
                ),
                name="award_has_one_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="award_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("person", "="),
                    ("benefit", "="),
                    ("about", "="),
                    (
                        models.Func(
                            "starts_on",
                            "ends_on",
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="award_overlaps_none_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(condition=models.Q(("month__day", 1)), name="due_entry_is_for_a_month"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__lt", 0), ("kind", "recovery")),
                    models.Q(models.Q(("kind", "recovery"), _negated=True), ("amount__gt", 0)),
                    _connector="OR",
                ),
                name="due_entry_has_the_sign_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "due")), fields=("award", "month"), name="due_entry_first_of_its_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="rate",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="award_rate_is_no_debt"),
        ),
        migrations.RunSQL(guards.CREATE, guards.DROP),
    ]
