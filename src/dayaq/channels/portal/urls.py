"""The addresses of the portal. None holds anything about a person: a draft, a matter and a decision stand under random keys."""

from django.urls import path

from dayaq.channels.portal.views import (
    calculator,
    centres,
    choice,
    draft,
    home,
    identify,
    law,
    matter,
    objecting,
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
    path("apply/anew", choice.anew, name="anew"),
    path("apply/<uuid:key>/documents", draft.documents, name="documents"),
    path("apply/<uuid:key>/documents/<uuid:attachment>/remove", draft.remove, name="remove"),
    path("apply/<uuid:key>/contact", draft.contact, name="contact"),
    path("apply/<uuid:key>/check", draft.check, name="check"),
    path("apply/<uuid:key>/receipt", draft.receipt, name="receipt"),
    path("status", status.status, name="status"),
    path("matters/<uuid:key>", matter.matter, name="matter"),
    path("matters/<uuid:key>/answer", matter.answer, name="answer"),
    path("matters/<uuid:key>/withdraw", objecting.withdraw, name="withdraw"),
    path("matters/<uuid:key>/complaint", objecting.complaint, name="complaint"),
    path("decisions/<uuid:key>", status.decision, name="decision"),
]
