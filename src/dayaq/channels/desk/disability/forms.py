"""The forms of the determination: the patient and the medical part, a document, a determination, a vote, a body."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from dayaq.casework.applications.documents import ACCEPTED, LARGEST
from dayaq.casework.language import Words
from dayaq.subsystems.disability.determination import BY_PERCENT, Determination
from dayaq.subsystems.disability.models.assessments import Cause, Degree
from dayaq.subsystems.disability.referring import Papers
from dayaq.subsystems.disability.words import BODIES, DOCUMENTS, MEASURES, PURPOSES, cause_called, degree_called
from dayaq.web.fields import DocumentNumberField, FinField, OneOfField, TextField, TickField, UploadField
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say, say_later

PERCENT = "percent"


def _chosen(words: Mapping[str, Words]) -> list[tuple[str, str]]:
    return [(code, told.in_language(language_now())) for code, told in words.items()]


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


class PatientForm(forms.Form):
    """Who is referred, by FİN and document, and the medical part, which names nobody."""

    fin = FinField(label=say_later("desk.disability.fin"))
    document = DocumentNumberField(
        label=say_later("desk.disability.document"), help_text=say_later("desk.disability.document_hint")
    )
    purpose = OneOfField(label=say_later("desk.disability.purpose"))
    diagnosis = TextField(
        label=say_later("desk.disability.diagnosis"), help_text=say_later("desk.disability.no_names"), max_length=200
    )
    illness = TextField(label=say_later("desk.disability.illness"), lines=True, max_length=4000)
    findings = TextField(label=say_later("desk.disability.findings"), lines=True, max_length=4000)
    treatment = TextField(label=say_later("desk.disability.treatment"), lines=True, max_length=4000, required=False)

    def __init__(self, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        _offer(self, "purpose", _chosen(PURPOSES))

    def papers(self) -> Papers:
        """The medical part."""
        return Papers(**{name: self.cleaned_data[name] for name in ("purpose", "diagnosis", "illness", "findings", "treatment")})


class FileDocumentForm(forms.Form):
    """One document and its kind; the name of the file is thrown away."""

    kind = OneOfField(label=say_later("desk.disability.document_kind"), in_list=True)
    document = UploadField(
        label=say_later("desk.disability.attach"),
        help_text=say_later("desk.disability.attach_hint"),
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
    )

    def __init__(self, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        _offer(self, "kind", _chosen(DOCUMENTS))


class SendForm(forms.Form):
    """The doctor's word that no document shows who the person is."""

    covered = TickField(label=say_later("desk.disability.covered"))


class ExtendForm(forms.Form):
    """By how many days and why the time is prolonged."""

    days = forms.IntegerField(
        label=say_later("desk.disability.extend_days"),
        min_value=1,
        max_value=99,
        error_messages={"required": say_later("web.field.required"), "invalid": say_later("desk.disability.number_wrong")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-10"}),
    )
    because = TextField(label=say_later("desk.disability.extend_why"), lines=True, max_length=1000)


class DeterminationForm(forms.Form):
    """What the commission establishes. `percent` is offered where the law counts the degree from a percent."""

    degree = OneOfField(label=say_later("desk.disability.degree"))
    loss = forms.DecimalField(
        label=say_later("desk.disability.loss"),
        required=False,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        error_messages={"invalid": say_later("desk.disability.number_wrong")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "w-10"}),
    )
    cause = OneOfField(label=say_later("desk.disability.cause"), in_list=True, required=False)
    blind = TickField(label=say_later("desk.disability.blind"), required=False)
    since = DayField(label=say_later("desk.disability.since"), help_text=say_later("desk.disability.day_hint"), required=False)
    starts_on = DayField(label=say_later("desk.disability.starts_on"), help_text=say_later("desk.disability.day_hint"))
    last_on = DayField(
        label=say_later("desk.disability.last_on"), help_text=say_later("desk.disability.last_on_hint"), required=False
    )
    grounds = TextField(label=say_later("desk.disability.grounds"), lines=True, max_length=4000)
    medical = TextField(label=say_later("desk.disability.measure.medical"), lines=True, required=False, max_length=1000)
    device = TextField(label=say_later("desk.disability.measure.device"), lines=True, required=False, max_length=1000)
    vocational = TextField(label=say_later("desk.disability.measure.vocational"), lines=True, required=False, max_length=1000)
    social = TextField(label=say_later("desk.disability.measure.social"), lines=True, required=False, max_length=1000)

    def __init__(self, data: Mapping[str, Any] | None = None, *, by_percent: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        language = language_now()
        named = [Degree.NONE, Degree.CHILD] if by_percent else list(Degree)
        offered = [(degree.value, degree_called(degree).in_language(language)) for degree in named]
        if by_percent:
            offered.insert(1, (PERCENT, say("desk.disability.by_percent")))
        else:
            del self.fields["loss"]
        _offer(self, "degree", offered)
        causes = [(cause.value, cause_called(cause).in_language(language)) for cause in Cause]
        _offer(self, "cause", [("", say("desk.disability.no_cause")), *causes])

    def said(self) -> Determination:
        """What is established; the last day of the term becomes its exclusive end."""
        told = self.cleaned_data
        last: date | None = told["last_on"]
        loss: Decimal | None = told.get("loss")
        return Determination(
            degree=BY_PERCENT if told["degree"] == PERCENT else told["degree"],
            loss=loss if told["degree"] == PERCENT else None,
            cause=told["cause"],
            blind=told["blind"],
            since=told["since"],
            starts_on=told["starts_on"],
            ends_on=last + timedelta(days=1) if last else None,
            grounds=told["grounds"],
            measures=tuple((kind, told[kind]) for kind in MEASURES if told[kind]),
        )


class UpholdForm(forms.Form):
    """Why the contested decision should stand."""

    grounds = TextField(label=say_later("desk.disability.grounds"), lines=True, max_length=4000)


class BodyForm(forms.Form):
    """A unit that is put on the register, new or standing."""

    kind = OneOfField(label=say_later("desk.disability.body_kind"))
    unit = OneOfField(label=say_later("desk.disability.body_unit"), in_list=True)

    def __init__(self, data: QueryDict | None = None, *, units: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, use_required_attribute=False)
        _offer(self, "kind", _chosen(BODIES))
        _offer(self, "unit", units)
