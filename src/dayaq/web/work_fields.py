"""What is asked about a vacancy and about the work that somebody seeks: forms that the portal and the desk share."""

from decimal import Decimal
from functools import partial
from typing import Any

from django import forms

from dayaq.casework.people.districts import districts
from dayaq.subsystems.contracts.values import NotASum, read_sum, read_whole
from dayaq.subsystems.employment.fields_of_work import fields_of_work
from dayaq.subsystems.employment.models import Education, Hours, Wishes
from dayaq.subsystems.employment.posting import NewVacancy
from dayaq.subsystems.employment.wishing import Told
from dayaq.web.fields import OneOfField, TextField, TickField
from dayaq.web.templatetags.employment import EDUCATIONS, HOURS
from dayaq.web.texts import language_now, say, say_later

_NUMBER = {"inputmode": "decimal", "autocomplete": "off", "class": "w-10"}
MOST_PLACES = 500


def read_wage(text: str) -> Decimal:
    """A wage in AZN. Refuses nothing at all: work is paid."""
    found = read_sum(text)
    if not found:
        raise NotASum
    return found


class ListsForm(forms.Form):
    """A form whose lists are named in the language of the page."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **rest})
        language = language_now()
        nothing = [("", say("web.work.choose"))]
        fields = [(code, name.in_language(language)) for code, name in fields_of_work().items()]
        lists = {
            "field": nothing + sorted(fields, key=lambda one: one[1]),
            "field_wished": nothing + sorted(fields, key=lambda one: one[1]),
            "field_had": [("", say("web.work.never_worked")), *sorted(fields, key=lambda one: one[1])],
            "district": nothing + [(code, name.in_language(language)) for code, name in districts().items()],
        }
        for name, choices in lists.items():
            if name in self.fields:
                self.fields[name].choices = choices  # type: ignore[attr-defined]


class VacancyForm(ListsForm):
    """A vacancy; the key makes it one however often it is sent."""

    own_key = forms.UUIDField(widget=forms.HiddenInput)
    position = TextField(label=say_later("web.work.position"))
    field = OneOfField(in_list=True, label=say_later("web.work.field"))
    duties = TextField(lines=True, max_length=1000, label=say_later("web.work.duties"))
    district = OneOfField(in_list=True, label=say_later("web.work.district"))
    workplace = TextField(max_length=300, label=say_later("web.work.workplace"))
    hours = OneOfField(label=say_later("web.work.hours"))
    wage = TextField(
        max_length=20, rule=read_wage, rule_names_it=False, attrs=_NUMBER,
        label=say_later("web.work.wage"), help_text=say_later("web.work.wage_hint"),
    )  # fmt: skip
    education = OneOfField(label=say_later("web.work.education"))
    places = TextField(
        max_length=5, rule=partial(read_whole, least=1, most=MOST_PLACES), rule_names_it=False, attrs=_NUMBER,
        label=say_later("web.work.places"),
    )  # fmt: skip

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["hours"].choices = [(code, say(HOURS[code])) for code in (Hours.FULL, Hours.PART)]  # type: ignore[attr-defined]
        self.fields["education"].choices = [(code, say(key)) for code, key in EDUCATIONS.items()]  # type: ignore[attr-defined]

    def vacancy(self) -> NewVacancy:
        """The vacancy as it was written."""
        answers = {name: self.cleaned_data[name] for name in NewVacancy.__dataclass_fields__}
        return NewVacancy(**{**answers, "hours": Hours(answers["hours"]), "education": Education(answers["education"])})


class WishesForm(ListsForm):
    """What work somebody seeks and has done."""

    field_wished = OneOfField(in_list=True, label=say_later("web.work.field_wished"))
    position_wished = TextField(required=False, label=say_later("web.work.position_wished"))
    field_had = OneOfField(in_list=True, required=False, label=say_later("web.work.field_had"))
    position_had = TextField(required=False, label=say_later("web.work.position_had"))
    district = OneOfField(in_list=True, label=say_later("web.work.lives_in"))
    other_districts = TickField(required=False, label=say_later("web.work.other_districts"))
    hours = OneOfField(label=say_later("web.work.hours"))
    least_wage = TextField(
        required=False, max_length=20, rule=read_sum, rule_names_it=False, attrs=_NUMBER,
        label=say_later("web.work.least_wage"), help_text=say_later("web.work.least_wage_hint"),
    )  # fmt: skip
    education = OneOfField(label=say_later("web.work.my_education"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["hours"].choices = [(code, say(key)) for code, key in HOURS.items()]  # type: ignore[attr-defined]
        educations = {**EDUCATIONS, Education.ANY.value: "web.work.no_education"}
        self.fields["education"].choices = [(code, say(key)) for code, key in educations.items()]  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What was told."""
        answers = {name: self.cleaned_data[name] for name in Told.__dataclass_fields__}
        answers |= {"hours": Hours(answers["hours"]), "education": Education(answers["education"])}
        return Told(**{**answers, "least_wage": answers["least_wage"] or None})


def wishes_written(wishes: Wishes | None, district: str) -> dict[str, Any]:
    """What was told last, as the form shows it; of somebody who told nothing the district they live in."""
    if wishes is None:
        return {"district": district, "hours": Hours.FULL.value}
    return {name: getattr(wishes, name) for name in Told.__dataclass_fields__}
