"""The addresses of the portal. None holds anything about a person: a draft and a decision stand under random keys."""

from django.urls import path

from dayaq.channels.portal.views import (
    calculator,
    centres,
    choice,
    code,
    draft,
    home,
    identify,
    law,
    my,
    represent,
    services,
    status,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("notice", home.notice, name="notice"),
    path("accessibility", home.accessibility, name="accessibility"),
    path("privacy", home.privacy, name="privacy"),
    path("services", services.services, name="services"),
    path("services/<str:code>", services.one_service, name="service"),
    path("law", law.law, name="law"),
    path("law/<slug:chapter>/<slug:name>", law.benefit, name="benefit"),
    path("law/<slug:chapter>/<slug:name>/calculator", calculator.calculator, name="calculator"),
    path("centres", centres.centres, name="centres"),
    path("centres/<slug:code>", centres.one_centre, name="centre"),
    path("apply/identify", identify.identify, name="identify"),
    path("apply/leave", identify.leave, name="leave"),
    path("apply/service", choice.choose, name="choose"),
    path("apply/elsewhere", choice.elsewhere, name="elsewhere"),
    path("apply/for", represent.represent, name="represent"),
    path("apply/anew", choice.anew, name="anew"),
    path("apply/<uuid:key>/documents", draft.documents, name="documents"),
    path("apply/<uuid:key>/documents/<uuid:attachment>/remove", draft.remove, name="remove"),
    path("apply/<uuid:key>/contact", draft.contact, name="contact"),
    path("apply/<uuid:key>/check", draft.check, name="check"),
    path("apply/<uuid:key>/receipt", draft.receipt, name="receipt"),
    path("status", status.status, name="status"),
    path("application/code", code.application_code, name="application_code"),
    path("application/<uuid:key>", code.application, name="application"),
    path("application/<uuid:key>/documents/<uuid:attachment>", code.document, name="document"),
    path("my", my.my, name="my"),
    path("my/code", my.my_code, name="my_code"),
    path("my/readers", my.readers, name="readers"),
    path("identification", my.levels, name="levels"),
    path("decisions/<uuid:key>", status.decision, name="decision"),
]
