"""The style page: every part of the shared screens on one page, for tests and for looking at; it has no public address."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from dayaq.web import fields
from dayaq.web.pages import error_page
from dayaq.web.privacy import personal_page

handler400 = "dayaq.web.pages.bad_request"
handler403 = "dayaq.web.pages.permission_denied"
handler404 = "dayaq.web.pages.not_found"
handler500 = "dayaq.web.pages.server_error"


class EveryField(forms.Form):
    """One field of each kind."""

    name = fields.NameField(label="Soyad, ad, ata adı", help_text="Şəxsiyyət vəsiqəsindəki kimi.")
    fin = fields.FinField(label="FİN", help_text="Şəxsiyyət vəsiqəsində 7 işarə.")
    document = fields.DocumentNumberField(label="Sənədin nömrəsi")
    telephone = fields.TelephoneField(label="Mobil telefon", mobile=True)
    email = fields.EmailField(label="E-poçt", required=False)
    one_time = fields.OneTimeCodeField(label="Kod")
    story = fields.TextField(label="Sualınız", lines=True, max_length=2000)
    answer = fields.OneOfField(
        label="Cavabı necə almaq istəyirsiniz?", choices=[("sms", "SMS ilə"), ("email", "E-poçtla")], help_text="Birini seçin."
    )
    centre = fields.OneOfField(
        label="Mərkəz", in_list=True, choices=[("", "Seçin"), ("1", "1 saylı mərkəz"), ("2", "2 saylı mərkəz")]
    )
    agreed = fields.TickField(label="Məlumatların düzgün olduğunu təsdiq edirəm")
    file = fields.UploadField(
        label="Doğum haqqında şəhadətnamə", max_bytes=10_000_000, help_text="PDF, JPG və ya PNG, 10 MB-a qədər."
    )


ROWS = [
    ("DQ-2020-0048213", "Əliyeva Gülşən Çingiz qızı", "Ünvanlı sosial yardımın təyin edilməsi", "warn", "Sənəd gözlənilir", 2),
    ("DQ-2020-0048198", "Məmmədov İlqar Şamil oğlu", "Əlilliyə görə əmək pensiyasının təyin edilməsi", "err", "Gecikib", -2),
    ("DQ-2020-0048177", "Şıxəliyeva Nərgiz Vaqif qızı", "Uşağın anadan olmasına görə birdəfəlik müavinət", "info", "Baxılır", 5),
    ("DQ-2020-0048151", "Həsənli Könül Əhməd qızı", "Arayış: pensiya məbləği", "ok", "Təsdiqlənib", 8),
]


@personal_page
def citizen(request: HttpRequest) -> HttpResponse:
    """Every part of a citizen's page; a POST shows the form with its errors."""
    form = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Qəbul edildi.")
    return render(
        request,
        "style/citizen.html",
        {
            "form": form,
            "from_day": date(2020, 3, 15),
            "to_day": date(2020, 3, 21),
            "steps": ["Şəxsiyyət", "Xidmət", "Sənədlər", "Əlaqə", "Yoxlama"],
        },
    )


def desk(request: HttpRequest) -> HttpResponse:
    """Every part of an officer's page."""
    page = Paginator(ROWS * 32, 4).page(2)
    return render(request, "style/desk.html", {"page": page, "due": date(2020, 4, 6)})


def fault(request: HttpRequest, kind: str) -> HttpResponse:
    """A failure of the named kind."""
    if kind == "database":
        raise OperationalError("connection refused")
    if kind == "query":
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    if kind == "bug":
        raise RuntimeError("marker-of-a-fault")
    return error_page(request, int(kind), retry_after=60)


urlpatterns = [
    path("", include("dayaq.web.urls")),
    path("", citizen, name="citizen"),
    path("desk/", desk, name="desk"),
    path("fault/<kind>/", fault, name="fault"),
]
