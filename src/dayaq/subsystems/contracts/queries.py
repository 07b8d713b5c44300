"""Questions about employers, their signatories and their notifications."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dayaq.subsystems.contracts.models import Answer, Employer, EmployerState, Notification, Signatory, Terms

WAITING = "waiting"
STATES = (WAITING, Answer.Outcome.REGISTERED.value, Answer.Outcome.REFUSED.value)


@dataclass(frozen=True, kw_only=True)
class EmployerSeen:
    """An employer with what is known of them on a day; `state` is empty where nothing is."""

    employer: Employer
    state: EmployerState | None

    @property
    def name(self) -> str:
        """The name on the day, else the tax number."""
        return self.state.name if self.state is not None else self.employer.voen


def state_on(employer: UUID, day: date) -> EmployerState | None:
    """What is known of an employer on the day."""
    return EmployerState.objects.filter(employer=employer, starts_on__lte=day).first()


def employer_on(employer: Employer, day: date) -> EmployerSeen:
    """The employer as known on the day."""
    return EmployerSeen(employer=employer, state=state_on(employer.pk, day))


def signing(signatories: QuerySet[Signatory], day: date) -> QuerySet[Signatory]:
    """Those who may sign on the day."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    not_ended = Q(end__isnull=True) | Q(end__ends_on__gt=day)
    return signatories.filter(running, not_ended, starts_on__lte=day)


def employers_signed_for(person: UUID, day: date) -> list[EmployerSeen]:
    """The employers for whom the person may sign on the day, by tax number."""
    held = signing(Signatory.objects.filter(person=person), day)
    found = list(Employer.objects.filter(pk__in=held.values("employer")).order_by("voen"))
    latest: dict[UUID, EmployerState] = {}
    for state in EmployerState.objects.filter(employer__in=found, starts_on__lte=day):
        latest.setdefault(state.employer_id, state)
    return [EmployerSeen(employer=one, state=latest.get(one.pk)) for one in found]


def known() -> QuerySet[Notification]:
    """Every notification with all that its page says."""
    return Notification.objects.select_related(
        "person", "terms", "ending", "answer__officer", "about__terms", "about__answer", "employer"
    )


def in_state(notifications: QuerySet[Notification], state: str) -> QuerySet[Notification]:
    """Those that wait for an officer, or have the answer; all of them where no state is named."""
    if state not in STATES:
        return notifications
    return notifications.filter(answer__isnull=True) if state == WAITING else notifications.filter(answer__outcome=state)


def terms_now(conclusion: Notification, day: date) -> Terms:
    """The terms of a contract that count on the day: of the registered amendments that reach it the latest, else the first."""
    amended = Terms.objects.filter(
        notification__about=conclusion, notification__answer__outcome=Answer.Outcome.REGISTERED, from_on__lte=day
    )
    found = amended.order_by("-from_on", "-notification__answer__answered_at", "-pk").first()
    return found or conclusion.terms


def registered_end(conclusion: UUID) -> Notification | None:
    """The termination of a contract that is registered, or waits for its answer."""
    ends = known().filter(about=conclusion, kind=Notification.Kind.TERMINATION)
    return ends.exclude(answer__outcome=Answer.Outcome.REFUSED).first()


@dataclass(frozen=True, kw_only=True)
class OtherContract:
    """A registered contract of a worker: whether it is the main place of work, and its last day where it was ended."""

    conclusion: UUID
    main_workplace: bool
    ended_on: date | None


def contracts_of(people: Collection[UUID]) -> dict[UUID, list[OtherContract]]:
    """The registered contracts of people, with the latest registered terms."""
    registered = Answer.Outcome.REGISTERED
    answered = Answer.objects.filter(notification=OuterRef("pk"), outcome=registered)
    rows = (
        Notification.objects.filter(Exists(answered), person__in=people)
        .select_related("terms", "ending")
        .order_by("received_at", "pk")
    )
    found: dict[UUID, list[OtherContract]] = {}
    main: dict[UUID, tuple[date, bool]] = {}
    ended: dict[UUID, date] = {}
    conclusions: list[Notification] = []
    for row in rows:
        about = row.about_id or row.pk
        if row.kind == Notification.Kind.TERMINATION:
            ended[about] = row.ending.last_day
            continue
        if row.kind == Notification.Kind.CONCLUSION:
            conclusions.append(row)
        latest = (row.terms.from_on, row.terms.main_workplace)
        main[about] = max(latest, main.get(about, latest), key=lambda one: one[0])
    for row in conclusions:
        one = OtherContract(conclusion=row.pk, main_workplace=main[row.pk][1], ended_on=ended.get(row.pk))
        found.setdefault(row.person_id, []).append(one)
    return found
