"""Uses are counted in the transaction and answered by service, channel and kind."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.db import models, transaction
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.channel import Channel
from dayaq.casework.usage.models import ServiceUse, UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.casework.usage.queries import Uses, total_uses_between, uses_between
from dayaq.project.usage_command import usage

pytestmark = pytest.mark.django_db

PENSION = "pensions.old_age_pension"
CERTIFICATE = "certificates.income"
YEAR = (date(2020, 1, 1), date(2021, 1, 1))


def use(service: str, channel: Channel, kind: UseKind, day: date, times: int = 1) -> None:
    for _ in range(times):
        count_use(service=service, channel=channel, kind=kind, day=day)


def test_uses_of_a_year_are_counted_by_service_channel_and_kind() -> None:
    use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2020, 1, 1), times=2)
    use(PENSION, Channel.PORTAL, UseKind.STATUS_READ, date(2020, 3, 16))
    use(PENSION, Channel.DESK, UseKind.DECIDED, date(2020, 12, 31))
    use(CERTIFICATE, Channel.PORTAL, UseKind.PAGE, date(2020, 3, 16), times=3)

    assert uses_between(*YEAR) == [
        Uses(CERTIFICATE, "portal", "page", 3),
        Uses(PENSION, "desk", "decided", 1),
        Uses(PENSION, "portal", "applied", 2),
        Uses(PENSION, "portal", "status_read", 1),
    ]
    assert total_uses_between(*YEAR) == 7


def test_the_end_of_the_period_is_not_counted() -> None:
    use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2019, 12, 31))
    use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2021, 1, 1))

    assert uses_between(*YEAR) == []
    assert total_uses_between(*YEAR) == 0


def test_a_use_that_was_rolled_back_is_not_counted() -> None:
    with transaction.atomic():
        use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2020, 3, 16))
        transaction.set_rollback(True)

    assert total_uses_between(*YEAR) == 0


def test_a_use_keeps_unit_and_outcome_and_no_person() -> None:
    count_use(
        service=PENSION, channel=Channel.DESK, kind=UseKind.DECIDED, day=date(2020, 3, 16), unit="baku-1", outcome="approved"
    )

    kept = ServiceUse.objects.get()

    assert (kept.unit, kept.outcome) == ("baku-1", "approved")
    assert not any(isinstance(field, models.ForeignKey | models.UUIDField) for field in ServiceUse._meta.get_fields())


@pytest.mark.parametrize("rows", [1, 3])
def test_counting_uses_is_one_query(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2020, 3, 16), times=rows)

    with django_assert_num_queries(1):
        uses_between(*YEAR)


def test_the_command_answers_how_many_uses_a_year_had() -> None:
    use(PENSION, Channel.PORTAL, UseKind.APPLIED, date(2020, 3, 16), times=2)

    answer = CliRunner().invoke(usage, ["--from", "2020-01-01", "--to", "2021-01-01"])

    assert (answer.exit_code, answer.output) == (0, f"{PENSION}\tportal\tapplied\t2\ntotal\t\t\t2\n")


def test_the_command_refuses_a_period_that_ends_before_it_starts() -> None:
    answer = CliRunner().invoke(usage, ["--from", "2020-01-01", "--to", "2020-01-01"])

    assert answer.exit_code == 2
    assert "--to must be later than --from." in answer.output
