"""The page of the demo on which all mails and SMS stand that the citizens got, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dayaq.casework.legal_time import BAKU
from dayaq.project.demo.arrived import Arrivals, ArrivedMessage
from dayaq.project.demo.home import here_inside
from dayaq.web.privacy import personal_page

PAGE_SIZE = 30


@dataclass(frozen=True)
class Shown:
    """A message as the page shows it: at which moment of the played day it arrived."""

    message: ArrivedMessage
    at: datetime


@personal_page
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """The messages that arrived in the demo's sinks."""
    shown = [Shown(message, _on_the_day(message.arrived_at)) for message in Arrivals(here_inside().messages).all()]
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "demo/messages.html", {"page": page})


def _on_the_day(moment: datetime) -> datetime:
    """The moment by the legal clock, on the day the demo stands on."""
    here = moment.astimezone(BAKU)
    return datetime.combine(settings.LEGAL_DAY, here.timetz()) if settings.LEGAL_DAY else here
