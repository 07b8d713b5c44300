"""Organisations and their centres, mailboxes, the regimes they work under, and the days that were decided about."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from dayaq.casework.channel import Channel
from dayaq.casework.language import Words


class CentreKind(models.TextChoices):
    """The kinds of place where citizens are received, and the call centre."""

    CENTRE = "centre"
    REGIONAL_CENTRE = "regional_centre"
    BRANCH = "branch"
    SERVICE_POINT = "service_point"
    MOBILE = "mobile"
    CALL_CENTRE = "call_centre"


class Visits(models.TextChoices):
    """Whether citizens are received in person under a regime."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"


class DayKind(models.TextChoices):
    """Why a day is what it is: a holiday, a rest day moved, days swapped, a vote, a day of mourning."""

    HOLIDAY = "holiday"
    TRANSFER = "transfer"
    SWAP = "swap"
    VOTING = "voting"
    MOURNING = "mourning"


class Confidence(models.TextChoices):
    """How sure a fact is: two sources agree, one source, worked out from sure facts, or not checked."""

    CONFIRMED = "confirmed"
    ONE_SOURCE = "one_source"
    DERIVED = "derived"
    UNVERIFIED = "unverified"


class Opening(models.TextChoices):
    """How exactly the day of opening is known: the day, its month or year, the latest month, or the earliest day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BY_MONTH = "by_month"
    NOT_BEFORE = "not_before"


class Organisation(models.Model):
    """A body (qurum) of the tree: the ministry stands under nobody, its fund and agencies under the ministry."""

    code = models.SlugField(max_length=40, unique=True)
    under = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    source = models.CharField(max_length=300)

    class Meta:
        db_table = "organisation"
        constraints = [
            models.CheckConstraint(name="organisation_is_not_under_itself", condition=Q(under__isnull=True) | ~Q(under=F("id"))),
        ]

    @property
    def name(self) -> Words:
        """The body's name in the three languages."""
        return Words(self.name_az, self.name_en, self.name_ru)


class Centre(models.Model):
    """One centre (mərkəz). Citizens are received on `open_weekdays` (1 is Monday, 7 Sunday) from `opens_at` to `closes_at`.

    `organisation` runs it; a branch or service point belongs to the centre `branch_of`. The address is empty where no source
    tells it. `serves` holds the districts it serves, by their Azerbaijani names. `opened_on` is empty where sources do not agree
    on the day; `opening` says how exactly it is known.
    """

    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="centres")
    branch_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="branches")
    code = models.CharField(max_length=50, unique=True)
    kind = models.CharField(max_length=16, choices=CentreKind)
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    address_az = models.CharField(max_length=300, blank=True)
    address_en = models.CharField(max_length=300, blank=True)
    address_ru = models.CharField(max_length=300, blank=True)
    serves = ArrayField(models.CharField(max_length=100), default=list)
    opened_on = models.DateField(null=True)
    opening = models.CharField(max_length=12, choices=Opening, default=Opening.DAY)
    confidence = models.CharField(max_length=16, choices=Confidence, default=Confidence.CONFIRMED)
    open_weekdays = ArrayField(models.SmallIntegerField(), default=list)
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        db_table = "centre"
        constraints = [
            models.CheckConstraint(name="centre_opens_before_it_closes", condition=Q(opens_at__lt=F("closes_at"))),
            models.CheckConstraint(
                name="centre_weekdays_are_1_to_7", condition=Q(open_weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7])
            ),
            models.CheckConstraint(
                name="centre_is_no_branch_of_itself", condition=Q(branch_of__isnull=True) | ~Q(branch_of=F("id"))
            ),
        ]

    @property
    def name(self) -> Words:
        """The centre's name in the three languages."""
        return Words(self.name_az, self.name_en, self.name_ru)

    @property
    def address(self) -> Words:
        """The centre's address in the three languages."""
        return Words(self.address_az, self.address_en, self.address_ru)


class Mailbox(models.Model):
    """One e-mail address of a centre. A notice lists several, and `place` is the address's place in that list, from 1."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="mailboxes")
    address = models.EmailField(unique=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "centre_mailbox"
        constraints = [models.UniqueConstraint(name="one_mailbox_at_a_place", fields=["centre", "place"])]


class Regime(models.Model):
    """A regime (iş rejimi): how a centre, or every centre where `centre` is empty, works for a time, by whose decision.

    In force from `starts_on` up to, not including, `ends_on`; without `ends_on` until further decision. `source_text`
    keeps the words of the source that the two dates were read from. `open_channels` stay open while it is in force.
    """

    code = models.CharField(max_length=80, unique=True)
    centre = models.ForeignKey(Centre, null=True, on_delete=models.PROTECT, related_name="regimes")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    decided_by_az = models.CharField(max_length=300)
    decided_by_en = models.CharField(max_length=300)
    decided_by_ru = models.CharField(max_length=300)
    source_text = models.CharField(max_length=300)
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    explanation_az = models.TextField()
    explanation_en = models.TextField()
    explanation_ru = models.TextField()
    open_channels = ArrayField(models.CharField(max_length=16, choices=Channel), default=list)
    visits = models.CharField(max_length=8, choices=Visits)

    class Meta:
        db_table = "centre_regime"
        constraints = [
            models.CheckConstraint(
                name="regime_ends_after_it_starts", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
            # A regime of every centre has no centre, and NULL equals nothing, so 0 stands for it here.
            ExclusionConstraint(
                name="regimes_of_a_centre_do_not_overlap",
                expressions=[
                    (
                        Func("starts_on", "ends_on", Value("[)"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Coalesce("centre", Value(0), output_field=models.BigIntegerField()),
                        RangeOperators.EQUAL,
                    ),
                ],
            ),
        ]

    @property
    def name(self) -> Words:
        """What the regime is called, in the three languages."""
        return Words(self.name_az, self.name_en, self.name_ru)

    @property
    def decided_by(self) -> Words:
        """Who decided it, in the three languages."""
        return Words(self.decided_by_az, self.decided_by_en, self.decided_by_ru)

    @property
    def explanation(self) -> Words:
        """What the regime means for people, in the three languages."""
        return Words(self.explanation_az, self.explanation_en, self.explanation_ru)


class CalendarDay(models.Model):
    """A day that a decision of the Cabinet, the Labour Code or an election made working or non-working."""

    day = models.DateField(unique=True)
    working = models.BooleanField()
    kind = models.CharField(max_length=16, choices=DayKind)
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=16, choices=Confidence)

    class Meta:
        db_table = "calendar_day"


class ClosedDay(models.Model):
    """A day on which one centre alone receives nobody, for instance for repairs."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="closed_days")
    day = models.DateField()
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)

    class Meta:
        db_table = "centre_closed_day"
        constraints = [models.UniqueConstraint(name="centre_closed_once_a_day", fields=["centre", "day"])]
