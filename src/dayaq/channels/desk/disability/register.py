"""The register of medical institutions and commissions, and the lots by which files were handed out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.disability.forms import BodyForm
from dayaq.channels.desk.drawing import desk_page
from dayaq.subsystems.disability.lists import bodies_managed, counted_again, draws_latest, register_managed, units_to_register
from dayaq.subsystems.disability.models import Body
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.texts import language_now, say


@officer_may("manage_staff")
def bodies(request: HttpRequest) -> HttpResponse:
    """The units under the officer that take part, and the form that adds one."""
    officer, at, language = officer_of(request), legal_now(), language_now()
    units = [(unit.code, unit.name_in(language)) for unit in units_to_register(officer, at)]
    form = BodyForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            kind = Body.Kind(form.cleaned_data["kind"])
            register_managed(unit_code=form.cleaned_data["unit"], kind=kind, officer=officer, at=at)
            messages.success(request, say("desk.disability.body_added"))
            return redirect("desk:bodies")
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language))
    shown = {"form": form, "bodies": bodies_managed(officer, at), "units": units}
    return desk_page(request, "desk/disability/bodies.html", shown, status=422 if form.errors else 200)


@officer_may("read_journal")
@require_GET
def draws(request: HttpRequest) -> HttpResponse:
    """The lots, the latest first, each counted again; the secret is shown once its day is over."""
    page = Paginator(draws_latest(), 20).get_page(request.GET.get("page"))
    return desk_page(request, "desk/disability/draws.html", {"page": page, "rows": counted_again(page.object_list)})
