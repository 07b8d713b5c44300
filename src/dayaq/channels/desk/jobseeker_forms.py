"""What an officer writes about a jobseeker: why one leaves the register, and what an employer told about one."""

from typing import Any

from django import forms

from dayaq.subsystems.employment.models import EmployerAnswer, EndReason
from dayaq.subsystems.employment.offering import EmployerSays
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.texts import say_later

REASONS = {
    EndReason.OWN_WISH: "desk.job.reason.own_wish",
    EndReason.CONSCRIPTION: "desk.job.reason.conscription",
    EndReason.PRISON: "desk.job.reason.prison",
    EndReason.TREATMENT: "desk.job.reason.treatment",
    EndReason.DIED: "desk.job.reason.died",
    EndReason.OTHER: "desk.job.reason.other",
}
"""What an officer may give; being hired and refusing jobs have roads of their own."""


class LeavingForm(forms.Form):
    """Why somebody leaves the register."""

    why = OneOfField(label=say_later("desk.job.why_off"))
    words = TextField(
        required=False,
        lines=True,
        max_length=1000,
        label=say_later("desk.job.words"),
        help_text=say_later("desk.job.words_hint"),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **rest})
        self.fields["why"].choices = [(reason.value, say_later(key)) for reason, key in REASONS.items()]  # type: ignore[attr-defined]

    def reason(self) -> EndReason:
        """The reason chosen."""
        return EndReason(self.cleaned_data["why"])


class EmployerAnswerForm(forms.Form):
    """What the employer told: hired, or not and why."""

    outcome = OneOfField(
        label=say_later("desk.job.employer_says"),
        choices=[("hired", say_later("desk.job.hired")), ("refused", say_later("desk.job.not_hired"))],
    )
    reason = TextField(
        required=False,
        lines=True,
        max_length=1000,
        label=say_later("desk.job.employer_reason"),
        help_text=say_later("desk.job.employer_reason_hint"),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **rest})

    def says(self) -> EmployerSays:
        """The answer as it was told."""
        outcome = EmployerAnswer.Outcome(self.cleaned_data["outcome"])
        return EmployerSays(outcome=outcome, reason=self.cleaned_data["reason"])
