"""The forms about wordings: what is proposed, and why a proposal is declined. They check and never store."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from dayaq.casework.notices.wordings.checking import MOST_SIGNS_IN_SUBJECT, faults
from dayaq.casework.notices.wordings.kinds import PARTS, LetterText
from dayaq.casework.notices.wordings.operations import Proposal
from dayaq.channels.desk.wordings.sheets import Chosen
from dayaq.web.fields import TextField
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say_later


class WordingForm(forms.Form):
    """Another wording of one kind in one language; parts that the kind does not have are not asked for."""

    subject = TextField(label=say_later("desk.wordings.subject"), max_length=MOST_SIGNS_IN_SUBJECT)
    mail = TextField(label=say_later("desk.wordings.mail"), max_length=6000, lines=True, attrs={"rows": 16})
    sms = TextField(
        label=say_later("desk.wordings.sms"), help_text=say_later("desk.wordings.sms.hint"), max_length=1000, lines=True
    )
    reason = TextField(
        label=say_later("desk.wordings.reason"), help_text=say_later("desk.wordings.reason.hint"), max_length=1000, lines=True
    )
    holds_from = DayField(label=say_later("desk.wordings.holds_from"), help_text=say_later("desk.wordings.holds_from.hint"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, chosen: Chosen, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.chosen = chosen
        for part in PARTS:
            if part not in chosen.kind.parts:
                del self.fields[part]
            else:
                self.fields[part].widget.attrs["lang"] = chosen.language

    def text(self) -> LetterText:
        """The words, as far as they were given."""
        return LetterText(**{part: self.cleaned_data.get(part, "") for part in self.chosen.kind.parts}).ended()

    def clean(self) -> dict[str, Any]:
        """Name the fault of each part that could not be sent so."""
        for part, refusal in faults(self.chosen.kind, self.chosen.language, self.text()):
            if part not in self.errors:
                self.add_error(part, refusal.in_language(language_now()))
        return self.cleaned_data

    def proposal(self) -> Proposal:
        """What is proposed, once the form is valid."""
        holds_from: date = self.cleaned_data["holds_from"]
        return Proposal(
            language=self.chosen.language, text=self.text(), reason=self.cleaned_data["reason"], holds_from=holds_from
        )


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    why = TextField(
        label=say_later("desk.wordings.why"), help_text=say_later("desk.wordings.why.hint"), max_length=1000, lines=True
    )
