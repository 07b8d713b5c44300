"""How Django draws our forms: with the templates of this room for a form, a field and the widgets that need other marks."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Fields with label, hint and error tied together for screen readers."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
