"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "dayaq.web.pages.bad_request"
handler403 = "dayaq.web.pages.permission_denied"
handler404 = "dayaq.web.pages.not_found"
handler500 = "dayaq.web.pages.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dayaq.web.urls")),
]
