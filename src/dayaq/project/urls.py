"""Every address of the product."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from dayaq.project import health

handler400 = "dayaq.web.pages.bad_request"
handler403 = "dayaq.web.pages.permission_denied"
handler404 = "dayaq.web.pages.not_found"
handler429 = "dayaq.web.pages.too_many_requests"
handler500 = "dayaq.web.pages.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("dayaq.web.urls")),
    path("", include("dayaq.channels.portal.urls")),
    path("desk/", include("dayaq.channels.desk.entry.urls")),
    path("desk/", include("dayaq.channels.desk.urls")),
    *([path("demo/", include("dayaq.project.demo.urls"))] if settings.DEMO else []),
]
